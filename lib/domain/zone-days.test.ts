import fc from "fast-check";
import { expect, test } from "vitest";
import { zoneDays } from "./zone-days";

const hour = 3_600_000;
const zones = [
  "UTC",
  "Asia/Kolkata",
  "Australia/Lord_Howe",
  "Europe/Berlin",
  "America/Santiago",
  "Pacific/Apia",
  "Africa/Cairo",
  "Asia/Beirut",
  "America/Sao_Paulo",
];

test("days touch, hold the span, and each carries the date its instants have in the zone", () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...zones),
      fc.date({ min: new Date("2010-01-01"), max: new Date("2030-01-01"), noInvalidDate: true }),
      fc.integer({ min: 1, max: 20 * 24 * hour }),
      (zone, date, length) => {
        const span = { from: date.getTime(), to: date.getTime() + length };
        const days = zoneDays(span, zone);
        const format = new Intl.DateTimeFormat("sv-SE", { timeZone: zone });
        expect(days[0]?.from).toBeLessThanOrEqual(span.from);
        expect(days.at(-1)?.to).toBeGreaterThanOrEqual(span.to);
        for (const [index, { day, from, to }] of days.entries()) {
          expect(format.format(from)).toBe(day);
          expect(format.format(to - 1)).toBe(day);
          if (index > 0) expect(days[index - 1]?.to).toBe(from);
        }
      },
    ),
  );
});

test("days on which clocks change have 23, 24.5 or 25 hours", () => {
  const length = (zone: string, at: string) => {
    const from = Date.parse(at);
    const [day] = zoneDays({ from, to: from + 1 }, zone);
    return day && (day.to - day.from) / hour;
  };
  expect(length("Europe/Berlin", "2026-03-29T12:00:00Z")).toBe(23);
  expect(length("Europe/Berlin", "2026-10-25T12:00:00Z")).toBe(25);
  expect(length("Australia/Lord_Howe", "2026-04-05T02:00:00Z")).toBe(24.5);
  expect(length("America/Santiago", "2026-09-06T12:00:00Z")).toBe(23);
});

test("a day begins at one o'clock where midnight does not exist", () => {
  const from = Date.parse("2025-04-25T06:00:00Z");
  expect(zoneDays({ from, to: from + 1 }, "Africa/Cairo")).toEqual([
    { day: "2025-04-25", from: Date.parse("2025-04-24T22:00:00Z"), to: Date.parse("2025-04-25T21:00:00Z") },
  ]);
});

test("the day that Samoa skipped is left out", () => {
  const span = { from: Date.parse("2011-12-29T12:00:00Z"), to: Date.parse("2011-12-31T09:00:00Z") };
  expect(zoneDays(span, "Pacific/Apia").map(({ day }) => day)).toEqual(["2011-12-29", "2011-12-31"]);
});

test("an empty span at midnight has no day", () => {
  const at = Date.parse("2025-01-01T00:00:00Z");
  expect(zoneDays({ from: at, to: at }, "UTC")).toEqual([]);
});
