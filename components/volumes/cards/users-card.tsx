"use client";
import { useTranslations } from "next-intl";
import { useMemo } from "react";
import { useFormats } from "@/lib/client/use-formats";
import { userVolumesQuery } from "@/lib/client/volumes";
import type { ChartTable } from "@/lib/domain/chart-table";
import { bucketColumns } from "@/lib/domain/volumes/bucket-columns";
import { ChartCard } from "../card/chart-card";
import { useCard } from "../card/use-card";
import { useVolumes } from "../frame/use-volumes";
import type { DrawnLine } from "../plot/drawn-line";
import { useBucketWords } from "../plot/use-bucket-words";
import { SeriesChart } from "../series/series-chart";
import { SeriesLegend } from "../series/series-legend";

const nothing = new Set<string>();

/** How many came for the first time, and how many came again. */
export function UsersCard() {
  const t = useTranslations("volumes");
  const formats = useFormats();
  const frame = useVolumes();
  const { coverage, hrefOf, openList, zoomTo } = frame;
  const card = useCard("users", userVolumesQuery(frame, frame.view.bucket));
  const { answer } = card;
  const words = useBucketWords(answer?.bucket ?? "day");
  const columns = useMemo(
    () => (answer ? bucketColumns(answer, coverage, card.updatedAt) : []),
    [answer, coverage, card.updatedAt],
  );
  const kinds = ["fresh", "returning"] as const;
  const colours = { fresh: "var(--accent)", returning: "var(--neutral-8)" };
  const lines = kinds.map((kind, place): DrawnLine => {
    const counts = (answer?.counts ?? []).slice(0, columns.length).map((count) => count[kind]);
    const total = counts.reduce((sum, count) => sum + count, 0);
    return {
      key: kind,
      keys: [kind],
      counts,
      before: null,
      place,
      total,
      label: t(`users.${kind}`),
      colour: colours[kind],
    };
  });
  const title = t("card.users.title");
  const counts = t("card.users.counts", { bucket: t(`per.${answer?.bucket ?? "day"}`) });
  const table: ChartTable | null = answer
    ? {
        columns: [
          { key: "at", label: t(`bucket.${answer.bucket}`), isNumber: false },
          ...lines.map(({ key, label }) => ({ key, label, isNumber: true })),
        ],
        rows: [...columns.entries()].reverse().map(([at, column]) => ({
          key: String(column.from),
          cells: [
            {
              ...words.cell(column),
              href: hrefOf({ from: column.from, to: column.to }),
              label: t("sessionsOf", { name: words.long(column) }),
            },
            ...lines.map(({ counts }) =>
              column.held === "none" && !counts[at]
                ? { text: "–", value: null }
                : { text: formats.count(counts[at] ?? 0), value: counts[at] ?? 0 },
            ),
          ],
        })),
      }
    : null;
  return (
    <ChartCard
      card={card}
      title={title}
      counts={counts}
      table={table}
      isEmpty={lines.every(({ total }) => total === 0) && columns.every(({ held }) => held === "all")}
      room="h-64"
      legend={
        <SeriesLegend
          label={t("inChart", { title })}
          lines={lines}
          hidden={nothing}
          onToggle={null}
          hasGhost={false}
        />
      }
    >
      {answer ? (
        <SeriesChart
          label={t("chart", {
            title,
            counts,
            total: formats.count(lines.reduce((sum, { total }) => sum + total, 0)),
            ...words.ends(columns),
          })}
          unit={answer.bucket}
          columns={columns}
          lines={lines}
          shape="stacked"
          ghost={null}
          isAdditive
          onZoom={zoomTo}
          onChoose={(at, _line, inNewTab) => {
            const column = columns[at];
            if (column) openList({ from: column.from, to: column.to }, inNewTab);
          }}
        />
      ) : null}
    </ChartCard>
  );
}
