import { chartSeries } from "../chart-series";
import { outcomes } from "../session";
import type { Series } from "./series";

export type SeriesLine = {
  key: string;
  /** One, or all those that are drawn together because each is small. */
  keys: string[];
  /** One for each bucket. */
  counts: number[];
  /** Of the period before, bucket by bucket; null where there is none. */
  before: number[] | null;
  total: number;
};

const outcomeOrder: readonly string[] = outcomes;

/** What a chart draws, largest first; outcomes in their own order, so that they never change places. */
export function seriesLines({ by, buckets, counts, before }: Series): SeriesLine[] {
  const totals = new Map<string, number>();
  for (const { key, count } of counts) totals.set(key, (totals.get(key) ?? 0) + count);
  const ranked = [...totals]
    .map(([key, total]) => ({ key, total }))
    .sort((a, b) => rank(by, a.key) - rank(by, b.key) || b.total - a.total || a.key.localeCompare(b.key));
  const spread = (of: Series["counts"], length: number) => {
    const byKey = new Map<string, number[]>();
    for (const { at, key, count } of of) {
      const row = byKey.get(key) ?? Array.from({ length }, () => 0);
      row[at] = (row[at] ?? 0) + count;
      byKey.set(key, row);
    }
    return (keys: string[]) =>
      Array.from({ length }, (_, at) => keys.reduce((sum, key) => sum + (byKey.get(key)?.[at] ?? 0), 0));
  };
  const now = spread(counts, buckets.length);
  const then = before ? spread(before.counts, before.buckets.length) : null;
  return chartSeries(ranked).map(({ key, keys, total }) => ({
    key,
    keys,
    total,
    counts: now(keys),
    before: then ? then(keys) : null,
  }));
}

function rank(by: Series["by"], key: string): number {
  return by === "outcome" ? outcomeOrder.indexOf(key) : 0;
}

/** Bucket by bucket over several lines. */
export function sumLines(rows: number[][]): number[] {
  const length = Math.max(0, ...rows.map((row) => row.length));
  return Array.from({ length }, (_, at) => rows.reduce((sum, row) => sum + (row[at] ?? 0), 0));
}
