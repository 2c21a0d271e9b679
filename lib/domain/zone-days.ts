import { TZDate, tzOffset } from "@date-fns/tz";
import { addDays, startOfDay } from "date-fns";
import type { Span } from "./span";

export type ZoneDay = Span & { day: string };

const minuteMs = 60_000;
const dayMs = 86_400_000;

/** The days of a zone that a span touches, oldest first; 23 or 25 hours long where clocks change. `day` is YYYY-MM-DD. */
export function zoneDays(span: Span, zone: string): ZoneDay[] {
  const days: ZoneDay[] = [];
  let from = startOfDay(new TZDate(span.from, zone)).getTime();
  let offset = zoneOffsetMs(zone, from);
  while (from < span.to) {
    const day = new Date(from + offset).toISOString().slice(0, 10);
    const nextOffset = zoneOffsetMs(zone, from + dayMs);
    // Dates that know their zone are slow, and few days begin or end at another time than the day before.
    const isPlain = offset === nextOffset && (from + offset) % dayMs === 0;
    const to = isPlain ? from + dayMs : nextStart(from, zone);
    days.push({ day, from, to });
    offset = isPlain ? nextOffset : zoneOffsetMs(zone, to);
    from = to;
  }
  return days;
}

/** From midday, as midnight does not exist on every day of every zone. */
function nextStart(from: number, zone: string): number {
  return startOfDay(addDays(new TZDate(from + dayMs / 2, zone), 1)).getTime();
}

/** How far the zone's clock is ahead of UTC. */
export function zoneOffsetMs(zone: string, at: number): number {
  return tzOffset(zone, new Date(at)) * minuteMs;
}
