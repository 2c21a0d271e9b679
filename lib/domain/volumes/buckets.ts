import { TZDate } from "@date-fns/tz";
import { addDays, addMonths } from "date-fns";
import * as z from "../schema";
import { instantSchema } from "../session";
import type { Span } from "../span";
import { type ZoneDay, zoneDays, zoneOffsetMs } from "../zone-days";
import { firstChange } from "./clock-stretches";

export const bucketUnits = ["hour", "day", "week", "month"] as const;
export type BucketUnit = (typeof bucketUnits)[number];

/** A whole hour, day, week or month of the zone, of which the range can begin or end inside; half-open. */
export const bucketSchema = z.object({ from: instantSchema, to: instantSchema });
export type Bucket = z.infer<typeof bucketSchema>;

const minuteMs = 60_000;
const hourMs = 3_600_000;
const dayMs = 24 * hourMs;

/** The longest ranges, in days, that are shown by each unit where none is asked for. */
const longestDays = { hour: 3, day: 92, week: 731 };
/** Days on which clocks are set back are longer, and a range that ends now is read a little later. */
const slackMs = 2 * hourMs;

export function chooseBucket({ from, to }: Span): BucketUnit {
  const isWithin = (days: number) => to - from <= days * dayMs + slackMs;
  if (isWithin(longestDays.hour)) return "hour";
  if (isWithin(longestDays.day)) return "day";
  return isWithin(longestDays.week) ? "week" : "month";
}

const leastMs: Record<BucketUnit, number> = { hour: hourMs, day: dayMs, week: 7 * dayMs, month: 30 * dayMs };

/** About how many buckets a span has, without making them. */
export function estimateBuckets({ from, to }: Span, unit: BucketUnit): number {
  return Math.ceil(Math.max(0, to - from) / leastMs[unit]);
}

/**
 * The buckets that a span touches, oldest first; each begins where the one before ends. Weeks begin on Monday. An hour
 * is one of the clock: where clocks change within one, its parts before and after are two buckets.
 */
export function zoneBuckets(span: Span, zone: string, unit: BucketUnit): Span[] {
  if (span.to <= span.from) return [];
  return spansOf(span, zone, unit).filter(({ from, to }) => from < span.to && to > span.from);
}

function spansOf(span: Span, zone: string, unit: BucketUnit): Span[] {
  if (unit === "day") return zoneDays(span, zone).map(({ from, to }) => ({ from, to }));
  if (unit === "hour") return zoneDays(span, zone).flatMap((day) => hoursOf(day, zone));
  // Wide enough that the first and the last are whole.
  const marginMs = unit === "week" ? 8 * dayMs : 32 * dayMs;
  const days = zoneDays({ from: span.from - marginMs, to: span.to + marginMs }, zone);
  const spans = new Map<string, Span>();
  for (const day of days) {
    const key = unit === "week" ? mondayOf(day) : day.day.slice(0, 7);
    const found = spans.get(key);
    if (found) found.to = day.to;
    else spans.set(key, { from: day.from, to: day.to });
  }
  return [...spans.values()];
}

function mondayOf({ day }: ZoneDay): string {
  const at = Date.parse(day);
  const daysSince = (new Date(at).getUTCDay() + 6) % 7;
  return new Date(at - daysSince * dayMs).toISOString().slice(0, 10);
}

function hoursOf(day: ZoneDay, zone: string): Span[] {
  const hours: Span[] = [];
  let from = day.from;
  const isPlain =
    day.to - day.from === dayMs && zoneOffsetMs(zone, day.from) === zoneOffsetMs(zone, day.to - 1);
  while (from < day.to) {
    const offset = isPlain ? -day.from : zoneOffsetMs(zone, from);
    const end = Math.min(day.to, from + hourMs - modulo(from + offset, hourMs));
    const to = isPlain ? end : firstChange(zone, from, end);
    hours.push({ from, to });
    from = to;
  }
  return hours;
}

function modulo(value: number, by: number): number {
  return ((value % by) + by) % by;
}

/**
 * The span of equal length before this one, in whole steps of the zone's clock and calendar, so that a Monday's noon is
 * compared with a noon and a month with a month: by days (of hours too), weeks or months, as many as it takes to end
 * where this one begins.
 */
export function spanBefore({ from, to }: Span, zone: string, unit: BucketUnit): Span {
  const stepMs = unit === "hour" ? dayMs : leastMs[unit];
  let steps = Math.max(1, Math.floor((to - from) / stepMs) - 2);
  // A preset begins on a whole minute and ends now.
  while (shift(to - minuteMs, zone, unit, -steps) > from) steps += 1;
  const before = shift(to, zone, unit, -steps);
  return { from: shift(from, zone, unit, -steps), to: Math.min(before, from) };
}

function shift(at: number, zone: string, unit: BucketUnit, steps: number): number {
  const date = new TZDate(at, zone);
  const moved =
    unit === "month" ? addMonths(date, steps) : addDays(date, unit === "week" ? steps * 7 : steps);
  return moved.getTime();
}
