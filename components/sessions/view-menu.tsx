"use client";
import { Bookmark } from "lucide-react";
import dynamic from "next/dynamic";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Popover } from "@/components/ui/popover";
import type { ViewPanelProps } from "./view-panel";

const ViewPanel = dynamic(() => import("./view-panel").then((module) => module.ViewPanel), {
  loading: () => null,
});

export function ViewMenu({ onApply, ...rest }: ViewPanelProps) {
  const t = useTranslations("sessions");
  const [isOpen, setIsOpen] = useState(false);
  return (
    <Popover
      label={t("views.title")}
      align="end"
      open={isOpen}
      onOpenChange={setIsOpen}
      className="w-96 p-2"
      trigger={
        <Button aria-label={t("views.title")} title={t("views.title")}>
          <Bookmark aria-hidden size={16} className="text-ink-quiet" />
        </Button>
      }
    >
      <ViewPanel
        {...rest}
        onApply={(view) => {
          setIsOpen(false);
          onApply(view);
        }}
      />
    </Popover>
  );
}
