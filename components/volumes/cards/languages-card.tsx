"use client";
import { useTranslations } from "next-intl";
import { useFormats } from "@/lib/client/use-formats";
import { seriesQuery } from "@/lib/client/volumes";
import { seriesLines } from "@/lib/domain/volumes/series-lines";
import { ChartCard } from "../card/chart-card";
import { useCard } from "../card/use-card";
import { BarList } from "../drawing/bar-list";
import { useVolumes } from "../frame/use-volumes";
import { useKeyWords } from "../series/use-drawn-lines";
import { barsTable } from "./bars-table";

/** The sums of the same series that the main chart can be parted by. */
export function LanguagesCard() {
  const t = useTranslations("volumes");
  const formats = useFormats();
  const nameOf = useKeyWords();
  const frame = useVolumes();
  const question = {
    by: "language",
    measure: "sessions",
    bucket: frame.view.bucket,
    isCompared: false,
  } as const;
  const card = useCard("languages", seriesQuery(frame, question));
  const { answer } = card;
  const lines = answer ? seriesLines(answer) : [];
  const bars = lines.map(({ key, keys, total }) => {
    const name = nameOf("language", keys);
    return {
      key,
      name,
      value: total,
      text: formats.count(total),
      label: t("sessionsLink", { count: total, name }),
      href: answer
        ? frame.hrefOf({ from: Date.parse(answer.from), to: Date.parse(answer.to), languages: keys })
        : null,
    };
  });
  return (
    <ChartCard
      card={card}
      title={t("card.languages.title")}
      counts={t("card.languages.counts")}
      table={answer ? barsTable(t("by.language"), t("measure.sessions"), bars) : null}
      isEmpty={bars.length === 0}
      room="h-[17rem]"
    >
      <BarList label={t("card.languages.title")} items={bars} />
    </ChartCard>
  );
}
