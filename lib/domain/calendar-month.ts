import { TZDate } from "@date-fns/tz";
import { addDays, addMonths, formatISO, getISODay, startOfMonth } from "date-fns";
import type { Span } from "./span";

/** The stretch of the month that lies `offset` months from that of `now` in the zone. */
export function monthSpan(now: number, offset: number, zone: string): Span {
  const first = addMonths(startOfMonth(new TZDate(now, zone)), offset);
  return { from: first.getTime(), to: addMonths(first, 1).getTime() };
}

export type Week<Day> = { before: number; days: Day[]; after: number };

/** Lays days (YYYY-MM-DD, in order) out in weeks that begin on Monday, with the places before and after them. */
export function toWeeks<Day extends { day: string }>(days: Day[]): Week<Day>[] {
  const [first] = days;
  if (!first) return [];
  const before = getISODay(new TZDate(`${first.day}T12:00:00Z`, "UTC")) - 1;
  const count = Math.ceil((before + days.length) / 7);
  return Array.from({ length: count }, (_, week) => {
    const part = days.slice(Math.max(0, week * 7 - before), (week + 1) * 7 - before);
    const empty = 7 - part.length;
    return week === 0
      ? { before, days: part, after: empty - before }
      : { before: 0, days: part, after: empty };
  });
}

/** `days` later (or earlier) than a YYYY-MM-DD. */
export function shiftDay(day: string, days: number): string {
  return formatISO(addDays(new TZDate(`${day}T12:00:00Z`, "UTC"), days), { representation: "date" });
}
