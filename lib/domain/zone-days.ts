import { TZDate } from "@date-fns/tz";
import { addDays, formatISO, startOfDay } from "date-fns";
import type { Span } from "./span";

export type ZoneDay = Span & { day: string };

const halfDayMs = 12 * 3_600_000;

/** The days of a zone that a span touches, oldest first; 23 or 25 hours long where clocks change. `day` is YYYY-MM-DD. */
export function zoneDays(span: Span, zone: string): ZoneDay[] {
  const days: ZoneDay[] = [];
  let from = startOfDay(new TZDate(span.from, zone)).getTime();
  while (from < span.to) {
    // From midday, as midnight does not exist on every day of every zone.
    const midday = new TZDate(from + halfDayMs, zone);
    const to = startOfDay(addDays(midday, 1)).getTime();
    days.push({ day: formatISO(midday, { representation: "date" }), from, to });
    from = to;
  }
  return days;
}
