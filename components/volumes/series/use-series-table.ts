import { useTranslations } from "next-intl";
import { useFormats } from "@/lib/client/use-formats";
import type { ChartCell, ChartTable } from "@/lib/domain/chart-table";
import type { BucketColumn } from "@/lib/domain/volumes/bucket-columns";
import type { Series } from "@/lib/domain/volumes/series";
import type { DrawnLine } from "../plot/drawn-line";
import { useBucketWords } from "../plot/use-bucket-words";

type SeriesTableInput = {
  series: Series | undefined;
  columns: BucketColumn[];
  lines: DrawnLine[];
  isAdditive: boolean;
  /** Null stands for all buckets, or for all series. */
  hrefOf: (at: number | null, line: DrawnLine | null) => string | undefined;
};

/** The newest bucket first, the sum of all at the end. */
export function useSeriesTable({
  series,
  columns,
  lines,
  isAdditive,
  hrefOf,
}: SeriesTableInput): ChartTable | null {
  const t = useTranslations("volumes");
  const formats = useFormats();
  const words = useBucketWords(series?.bucket ?? "day");
  if (!series) return null;
  const cell = (count: number, isHeld: boolean, href: string | undefined, name: string): ChartCell => {
    // A gap is not a zero.
    if (count === 0) return { text: isHeld ? "0" : "–", value: isHeld ? 0 : null };
    return {
      text: formats.count(count),
      value: count,
      href,
      label: t(series.measure === "messages" ? "messagesLink" : "sessionsLink", { count, name }),
    };
  };
  const row = (at: number | null, day: string, isHeld: boolean): ChartCell[] => {
    const countOf = (line: DrawnLine) => (at === null ? line.total : (line.counts[at] ?? 0));
    const total = lines.reduce((sum, line) => sum + countOf(line), 0);
    return [
      ...(isAdditive ? [cell(total, isHeld, hrefOf(at, null), day)] : []),
      ...lines.map((line) =>
        cell(countOf(line), isHeld, hrefOf(at, line), t("nameInTime", { name: line.label, time: day })),
      ),
    ];
  };
  return {
    columns: [
      { key: "at", label: t(`bucket.${series.bucket}`), isNumber: false },
      ...(isAdditive ? [{ key: "sum", label: t("sum"), isNumber: true }] : []),
      ...lines.map(({ key, label }) => ({ key, label, isNumber: true })),
    ],
    rows: [
      ...[...columns.entries()].reverse().map(([at, column]) => ({
        key: String(column.from),
        cells: [words.cell(column), ...row(at, words.long(column), column.held !== "none")],
      })),
      {
        key: "sum",
        isSum: true,
        cells: [{ text: t("sum"), value: t("sum") }, ...row(null, t("wholeRange"), true)],
      },
    ],
  };
}
