"use client";
import { useTranslations } from "next-intl";
import { seriesQuery } from "@/lib/client/volumes";
import { useCard } from "../card/use-card";
import { useVolumes } from "../frame/use-volumes";
import { keyPart } from "../series/key-part";
import { SeriesCard } from "../series/series-card";

export function OutcomesCard() {
  const t = useTranslations("volumes");
  const frame = useVolumes();
  const { bucket } = frame.view;
  const question = { by: "outcome", measure: "sessions", bucket, isCompared: false } as const;
  return (
    <SeriesCard
      card={useCard("outcomes", seriesQuery(frame, question))}
      title={t("card.outcomes.title")}
      counts={t("card.outcomes.counts")}
      room="h-64"
      shape="share"
      partOf={({ keys }) => keyPart("outcome", keys)}
    />
  );
}
