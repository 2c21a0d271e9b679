"use client";
import { useTranslations } from "next-intl";
import { type ReactNode, useMemo, useState } from "react";
import { useFormats } from "@/lib/client/use-formats";
import { bucketColumns } from "@/lib/domain/volumes/bucket-columns";
import type { ListPart } from "@/lib/domain/volumes/list-part";
import type { Series } from "@/lib/domain/volumes/series";
import { sumLines } from "@/lib/domain/volumes/series-lines";
import type { Shape } from "@/lib/domain/volumes/volumes-view";
import { ChartCard } from "../card/chart-card";
import type { Card } from "../card/use-card";
import { useVolumes } from "../frame/use-volumes";
import type { DrawnLine } from "../plot/drawn-line";
import { useBucketWords } from "../plot/use-bucket-words";
import { SeriesChart } from "./series-chart";
import { SeriesLegend } from "./series-legend";
import { useDrawnLines } from "./use-drawn-lines";
import { useSeriesTable } from "./use-series-table";

type SeriesCardProps = {
  card: Card<Series>;
  title: string;
  counts: string;
  room: string;
  shape: Shape;
  controls?: ReactNode;
  /** What a series adds to the question of its list. */
  partOf: (line: DrawnLine) => Partial<ListPart>;
};

/** What languages and tags have in common: a session can have several, so theirs do not add up. */
const kindsThatAdd = new Set(["channel", "outcome"]);

export function SeriesCard({ card, title, counts, room, shape, controls, partOf }: SeriesCardProps) {
  const t = useTranslations("volumes");
  const formats = useFormats();
  const { coverage, hrefOf, openList, zoomTo } = useVolumes();
  const series = card.answer;
  const words = useBucketWords(series?.bucket ?? "day");
  const [hidden, setHidden] = useState<Set<string>>(new Set());
  const columns = useMemo(
    () => (series ? bucketColumns(series, coverage, card.updatedAt) : []),
    [series, coverage, card.updatedAt],
  );
  const all = useDrawnLines(series);
  const shown = all
    .filter(({ key }) => !hidden.has(key))
    .map((line) => ({ ...line, counts: line.counts.slice(0, columns.length) }));
  const isAdditive = kindsThatAdd.has(series?.by ?? "channel");
  const rowsBefore = shown.flatMap(({ before }) => (before ? [before] : []));
  const hasGhost =
    isAdditive && shape !== "share" && rowsBefore.length > 0 && (shape === "stacked" || shown.length === 1);
  const columnsBefore = useMemo(
    () => (series?.before ? bucketColumns(series.before, coverage, card.updatedAt) : []),
    [series, coverage, card.updatedAt],
  );
  const ghost = hasGhost
    ? sumLines(rowsBefore)
        .slice(0, columns.length)
        .map((total, at) => (columnsBefore[at]?.held === "all" ? total : null))
    : null;
  const match = series?.measure === "messages" ? ("active" as const) : ("started" as const);
  const listOf = (at: number | null, line: DrawnLine | null): ListPart | null => {
    const [first, last] = at === null ? [columns[0], columns.at(-1)] : [columns[at], columns[at]];
    if (!first || !last) return null;
    return { from: first.from, to: last.to, match, ...(line ? partOf(line) : {}) };
  };
  const table = useSeriesTable({
    series,
    columns,
    lines: all,
    isAdditive,
    hrefOf: (at, line) => {
      const part = listOf(at, line);
      return part ? hrefOf(part) : undefined;
    },
  });
  const toggle = (key: string) =>
    setHidden((before) => {
      const after = new Set(before);
      if (!after.delete(key)) after.add(key);
      return after;
    });
  return (
    <ChartCard
      card={card}
      title={title}
      counts={counts}
      table={table}
      isEmpty={all.length === 0 && columns.every(({ held }) => held === "all")}
      room={room}
      controls={controls}
      legend={
        <SeriesLegend
          label={t("inChart", { title })}
          lines={all}
          hidden={hidden}
          onToggle={toggle}
          hasGhost={ghost?.some((total) => total !== null) ?? false}
        />
      }
    >
      {series ? (
        <SeriesChart
          label={t("chart", {
            title,
            counts,
            total: formats.count(all.reduce((sum, { total }) => sum + total, 0)),
            ...words.ends(columns),
          })}
          unit={series.bucket}
          columns={columns}
          lines={shown}
          shape={shape}
          ghost={ghost}
          isAdditive={isAdditive}
          onZoom={zoomTo}
          onChoose={(at, line, inNewTab) => {
            const part = listOf(at, line);
            if (part) openList(part, inNewTab);
          }}
        />
      ) : null}
    </ChartCard>
  );
}
