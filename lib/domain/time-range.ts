import { TZDate } from "@date-fns/tz";
import { startOfDay, subDays } from "date-fns";
import * as z from "./schema";
import { instantSchema } from "./session";

export const rangePresets = ["today", "yesterday", "24h", "7d", "30d", "90d", "all"] as const;
export type RangePreset = (typeof rangePresets)[number];

/** What the address says: a preset that moves with time, or two instants that mean the same to everybody. */
export type TimeRange = { preset: RangePreset } | { from: string; to: string };

/** Half-open; null is open-ended. */
export const resolvedRangeSchema = z.object({
  from: z.nullable(instantSchema),
  to: z.nullable(instantSchema),
});
export type ResolvedRange = z.infer<typeof resolvedRangeSchema>;

const minuteMs = 60_000;
const presetHours = { "24h": 24, "7d": 7 * 24, "30d": 30 * 24, "90d": 90 * 24 };

export function isTimeZone(zone: string): boolean {
  try {
    new Intl.DateTimeFormat("en", { timeZone: zone });
    return true;
  } catch {
    return false;
  }
}

/**
 * Rolling presets start on a whole minute, so that one address asks the same question for a minute;
 * "today" and "yesterday" are days of `zone`.
 */
export function resolveRange(range: TimeRange, now: number, zone: string): ResolvedRange {
  if (!("preset" in range)) return { from: range.from, to: range.to };
  if (range.preset === "all") return { from: null, to: null };
  if (range.preset === "today" || range.preset === "yesterday") {
    const today = startOfDay(new TZDate(now, zone));
    if (range.preset === "today") return { from: iso(today), to: null };
    return { from: iso(subDays(today, 1)), to: iso(today) };
  }
  const from = now - presetHours[range.preset] * 60 * minuteMs;
  return { from: new Date(from - (from % minuteMs)).toISOString(), to: null };
}

function iso(date: Date): string {
  return new Date(date.getTime()).toISOString();
}
