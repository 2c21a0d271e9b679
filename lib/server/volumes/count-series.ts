import "server-only";
import type { Viewer } from "@/lib/domain/viewer";
import {
  type Series,
  type SeriesCount,
  type SeriesMeasure,
  seriesKinds,
  seriesMeasures,
} from "@/lib/domain/volumes/series";
import { archive } from "../archive/database";
import { countMessageSeries, countSessionSeries, type SeriesKey } from "../archive/volumes/count-series";
import { AppError } from "../errors";
import { printBuckets, readChoice, readStretch, type Stretch } from "./read-stretch";

const mostKeys = 50;

/** Sessions or messages over time by the words of the sessions page, in buckets of the address's zone. */
export async function countSeries(viewer: Viewer, search: URLSearchParams): Promise<Series> {
  const by = readChoice(search, "by", seriesKinds) ?? "channel";
  const measure = readChoice(search, "measure", seriesMeasures) ?? "sessions";
  const isCompared = readChoice(search, "compare", ["1"]) !== null;
  const key = by === "tag" ? { tagName: readTagName(search) } : by;
  const { zone, unit, current, before } = await readStretch(viewer, search);
  const { counts, keys, keysLeftOut } = keepKeys(await countStretch(current, measure, key));
  const series = { zone, ...printStretch(current, counts), bucket: unit, by, measure, keysLeftOut };
  if (!isCompared) return series;
  if (!before) return { ...series, before: null };
  const past = before();
  const pastCounts = await countStretch(past, measure, key);
  const kept = keysLeftOut > 0 ? pastCounts.filter((one) => keys.has(one.key)) : pastCounts;
  return { ...series, before: printStretch(past, kept) };
}

async function countStretch({ question, buckets }: Stretch, measure: SeriesMeasure, key: SeriesKey) {
  if (buckets.length === 0) return [];
  const countBuckets = measure === "sessions" ? countSessionSeries : countMessageSeries;
  return await countBuckets(archive(), question, buckets, key);
}

/** A tag can have as many values as there are sessions. */
function keepKeys(counts: SeriesCount[]) {
  const totals = new Map<string, number>();
  for (const { key, count } of counts) totals.set(key, (totals.get(key) ?? 0) + count);
  const ranked = [...totals].sort(([a, one], [b, other]) => other - one || (a < b ? -1 : 1));
  const keys = new Set(ranked.slice(0, mostKeys).map(([key]) => key));
  return {
    keys,
    keysLeftOut: totals.size - keys.size,
    counts: totals.size > keys.size ? counts.filter(({ key }) => keys.has(key)) : counts,
  };
}

function printStretch({ from, to, buckets }: Stretch, counts: SeriesCount[]) {
  return { from, to, buckets: printBuckets(buckets), counts };
}

function readTagName(search: URLSearchParams): string {
  const name = search.get("tagName");
  if (name) return name;
  throw new AppError("bad-request", "by=tag needs tagName=<the name of the tag>.");
}
