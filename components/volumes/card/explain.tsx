"use client";
import { Info } from "lucide-react";
import dynamic from "next/dynamic";
import { useTranslations } from "next-intl";
import { IconButton } from "@/components/ui/icon-button";
import { Popover } from "@/components/ui/popover";
import type { Card } from "./use-card";

const Explanation = dynamic(() => import("./explanation").then((module) => module.Explanation), {
  loading: () => null,
});

type ExplainProps = { card: Card<unknown>; title: string; definition: string };

/** What a number means, what went into it, and why another screen may say something else. */
export function Explain({ card, title, definition }: ExplainProps) {
  const t = useTranslations("volumes");
  const label = t("explain", { title });
  return (
    <Popover
      label={label}
      align="end"
      className="w-96 p-4"
      trigger={<IconButton icon={Info} size="sm" label={label} />}
    >
      <Explanation updatedAt={card.updatedAt} title={title} definition={definition} />
    </Popover>
  );
}
