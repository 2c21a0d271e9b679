import { TZDate } from "@date-fns/tz";

const localPattern = /^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d)(?::(\d\d))?/;

/** An instant as the value of a date-time field that shows the clock of `zone`: 2026-03-12T14:02. */
export function toLocalTime(instant: string | number, zone: string): string {
  const date = new TZDate(new Date(instant).getTime(), zone);
  const two = (number: number) => String(number).padStart(2, "0");
  const day = `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
  return `${day}T${two(date.getHours())}:${two(date.getMinutes())}`;
}

/** The instant (ISO) at which the clock of `zone` shows the text; null when it is no time. */
export function fromLocalTime(text: string, zone: string): string | null {
  const match = localPattern.exec(text);
  if (!match) return null;
  const [year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0] = match
    .slice(1)
    .map((part) => Number(part ?? 0));
  const time = new TZDate(year, month - 1, day, hour, minute, second, zone).getTime();
  return Number.isNaN(time) ? null : new Date(time).toISOString();
}
