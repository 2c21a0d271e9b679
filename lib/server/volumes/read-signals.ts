import "server-only";
import { mergeSpans, subtractSpans } from "@/lib/domain/span";
import type { Viewer } from "@/lib/domain/viewer";
import { zoneBuckets } from "@/lib/domain/volumes/buckets";
import { findSignals, signalLeadMs } from "@/lib/domain/volumes/find-signals";
import type { Signals } from "@/lib/domain/volumes/signals";
import { zoneOffsetMs } from "@/lib/domain/zone-days";
import { archive } from "../archive/database";
import { listWindows } from "../archive/sync-state";
import { countSessionSeries } from "../archive/volumes/count-series";
import { readStretch } from "./read-stretch";

const lookMs = 24 * 3_600_000;
/** Room for hours that a change of the clock moved. */
const marginMs = 3 * 3_600_000;

/** What is unusual in the last day of the range, against the same hours of the weeks before. */
export async function readSignals(viewer: Viewer, search: URLSearchParams): Promise<Signals> {
  const { zone, current } = await readStretch(viewer, search);
  const { botId } = current.question;
  const end = Math.min(Date.parse(current.to), Date.now());
  const start = Math.max(Date.parse(current.from), end - lookMs);
  const spans = zoneBuckets({ from: start - signalLeadMs - marginMs, to: end }, zone, "hour");
  // An hour that is not over, or of which the range has a part, cannot be compared.
  const whole = spans.filter(({ to }) => to <= end);
  const lookFrom = whole.findIndex(({ from }) => from >= start);
  const [first, last] = [whole[lookFrom], whole.at(-1)];
  const looked = { from: iso(first?.from ?? end), to: iso(first && last ? last.to : end) };
  if (!first || !last) return { zone, ...looked, signals: [] };
  const windows = await listWindows(archive(), botId);
  const held = mergeSpans(windows.filter(({ state }) => state === "covered"));
  const question = { ...current.question, range: { from: iso(whole[0]?.from ?? start), to: iso(last.to) } };
  const counts = new Map<string, number[]>();
  for (const { at, key, count } of await countSessionSeries(archive(), question, whole, "channel")) {
    const seen = counts.get(key) ?? whole.map(() => 0);
    seen[at] = count;
    counts.set(key, seen);
  }
  const hours = whole.map((hour) => ({
    ...hour,
    offsetMs: zoneOffsetMs(zone, hour.from),
    isHeld: subtractSpans(hour, held).length === 0,
  }));
  return { zone, ...looked, signals: findSignals({ hours, lookFrom, counts }) };
}

function iso(time: number): string {
  return new Date(time).toISOString();
}
