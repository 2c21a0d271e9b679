"use client";
import { useTranslations } from "next-intl";
import { useMemo } from "react";
import { Segments } from "@/components/ui/segments";
import { useFormats } from "@/lib/client/use-formats";
import { seriesQuery } from "@/lib/client/volumes";
import { bucketColumns } from "@/lib/domain/volumes/bucket-columns";
import { ChartCard } from "../card/chart-card";
import { useCard } from "../card/use-card";
import { SmallMultiples } from "../drawing/small-multiples";
import { useVolumes } from "../frame/use-volumes";
import { keyPart } from "../series/key-part";
import { useDrawnLines } from "../series/use-drawn-lines";
import { useSeriesTable } from "../series/use-series-table";

/** Channels beside each other, against one scale or each against its own. */
export function ChannelsCard() {
  const t = useTranslations("volumes");
  const formats = useFormats();
  const frame = useVolumes();
  const { view, coverage, hrefOf, setView } = frame;
  const question = {
    by: "channel",
    measure: "sessions",
    bucket: view.bucket,
    isCompared: view.compare === "before",
  } as const;
  const card = useCard("channels", seriesQuery(frame, question));
  const { answer } = card;
  const columns = useMemo(
    () => (answer ? bucketColumns(answer, coverage, card.updatedAt) : []),
    [answer, coverage, card.updatedAt],
  );
  const lines = useDrawnLines(answer);
  const [first, last] = [columns[0], columns.at(-1)];
  const linkOf = (from: number, to: number, keys: string[] | null) =>
    hrefOf({ from, to, ...(keys ? keyPart("channel", keys) : {}) });
  const table = useSeriesTable({
    series: answer,
    columns,
    lines,
    isAdditive: true,
    hrefOf: (at, line) => {
      const [from, to] = at === null ? [first, last] : [columns[at], columns[at]];
      return from && to ? linkOf(from.from, to.to, line?.keys ?? null) : undefined;
    },
  });
  return (
    <ChartCard
      card={card}
      title={t("card.channels.title")}
      counts={t("card.channels.counts", { bucket: t(`per.${answer?.bucket ?? "day"}`) })}
      table={table}
      isEmpty={lines.length === 0}
      room="min-h-32"
      controls={
        <Segments
          label={t("scaleLabel")}
          value={view.scale}
          options={[
            { value: "same", label: t("scale.same") },
            { value: "own", label: t("scale.own") },
          ]}
          onChange={(scale) => setView({ scale })}
        />
      }
    >
      <SmallMultiples
        label={t("card.channels.title")}
        isSameScale={view.scale === "same"}
        mostWord={(value) => t("upTo", { value: formats.compact(value) })}
        items={lines.map(({ key, keys, label, colour, total, counts }) => ({
          key,
          name: label,
          colour,
          total: formats.count(total),
          values: counts.slice(0, columns.length),
          gaps: columns.map(({ held }) => held === "none"),
          label: t("sessionsLink", { count: total, name: label }),
          href: first && last ? linkOf(first.from, last.to, keys) : null,
        }))}
      />
    </ChartCard>
  );
}
