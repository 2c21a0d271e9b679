import { zoneOffsetMs } from "../zone-days";
import type { BucketUnit } from "./buckets";

export type AxisMark = { index: number; kind: "hour" | "day" | "month" };

const hourSteps = [1, 2, 3, 6, 12];
const hourMs = 3_600_000;
const dayMs = 24 * hourMs;

/**
 * The buckets that have a word below them, at most so many and all alike far from each other: hours of the clock with
 * the date at midnight, otherwise dates.
 */
export function axisMarks(starts: number[], unit: BucketUnit, zone: string, most: number): AxisMark[] {
  if (unit === "hour") {
    const hourOf = (at: number) => ((((at + zoneOffsetMs(zone, at)) % dayMs) + dayMs) % dayMs) / hourMs;
    const step = hourSteps.find((step) => starts.length / step <= most);
    const days = starts.flatMap((at, index) => (hourOf(at) === 0 ? [index] : []));
    if (step === undefined) return every(days, most).map((index) => ({ index, kind: "day" }));
    return starts.flatMap((at, index): AxisMark[] => {
      const hour = hourOf(at);
      if (hour % step !== 0) return [];
      return [{ index, kind: hour === 0 ? "day" : "hour" }];
    });
  }
  const kind = unit === "month" ? "month" : "day";
  return every([...starts.keys()], most).map((index) => ({ index, kind }));
}

function every(indexes: number[], most: number): number[] {
  const step = Math.max(1, Math.ceil(indexes.length / Math.max(1, most)));
  return indexes.filter((_, place) => place % step === 0);
}
