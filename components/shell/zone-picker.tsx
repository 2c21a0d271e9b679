"use client";
import { Globe } from "lucide-react";
import dynamic from "next/dynamic";
import { useTimeZone, useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Popover } from "@/components/ui/popover";
import { usePreferences } from "@/lib/client/use-preferences";
import { zoneName } from "@/lib/domain/zone-list";

const ZoneList = dynamic(() => import("./zone-list").then((module) => module.ZoneList), {
  loading: () => null,
});

/** `chosenZone` is null while the browser's own zone is followed. */
export function ZonePicker({ chosenZone }: { chosenZone: string | null }) {
  const t = useTranslations("shell");
  const zone = useTimeZone() ?? "UTC";
  const { chooseZone } = usePreferences();
  const [isOpen, setIsOpen] = useState(false);

  function choose(next: string | null) {
    setIsOpen(false);
    chooseZone(next);
  }

  return (
    <Popover
      label={t("zone.label")}
      align="end"
      open={isOpen}
      onOpenChange={setIsOpen}
      className="w-80"
      trigger={
        <Button
          variant="quiet"
          aria-label={t("zone.current", { zone: zoneName(zone) })}
          title={t("zone.current", { zone: zoneName(zone) })}
        >
          <Globe aria-hidden size={16} strokeWidth={1.75} />
          <span className="max-lg:hidden">{zoneName(zone)}</span>
        </Button>
      }
    >
      <ZoneList chosenZone={chosenZone} onChoose={choose} />
    </Popover>
  );
}
