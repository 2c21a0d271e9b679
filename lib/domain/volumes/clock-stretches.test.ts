import fc from "fast-check";
import { expect, test } from "vitest";
import { clockStretches, hourOfWeek } from "./clock-stretches";

const hour = 3_600_000;
const at = (text: string) => Date.parse(text);

test("stretches touch, fill the span, and their clock is the zone's", () => {
  const zones = ["UTC", "Asia/Kathmandu", "Australia/Lord_Howe", "Europe/Berlin", "America/Santiago"];
  fc.assert(
    fc.property(
      fc.constantFrom(...zones),
      fc.date({ min: new Date("2020-01-01"), max: new Date("2030-01-01"), noInvalidDate: true }),
      fc.integer({ min: 1, max: 400 * 24 * hour }),
      fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
      (zone, date, length, share) => {
        const span = { from: date.getTime(), to: date.getTime() + length };
        const stretches = clockStretches(span, zone);
        expect(stretches[0]?.from).toBe(span.from);
        expect(stretches.at(-1)?.to).toBe(span.to);
        for (const [index, { from }] of stretches.entries()) {
          if (index > 0) expect(stretches[index - 1]?.to).toBe(from);
        }
        const some = span.from + Math.floor(length * share);
        const { offsetMs = 0 } = stretches.find(({ from, to }) => from <= some && some < to) ?? {};
        const format = new Intl.DateTimeFormat("en-GB", {
          timeZone: zone,
          weekday: "short",
          hour: "2-digit",
        });
        const place = hourOfWeek(some, offsetMs);
        const day = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"][Math.floor(place / 24)];
        expect(format.format(some).replace(",", "")).toBe(`${day} ${String(place % 24).padStart(2, "0")}`);
      },
    ),
    { numRuns: 60 },
  );
});

test("a year has one stretch more than changes of the clock", () => {
  const year = { from: at("2026-01-01T00:00Z"), to: at("2027-01-01T00:00Z") };
  const offsets = (zone: string) => clockStretches(year, zone).map(({ offsetMs }) => offsetMs / hour);
  expect(offsets("Europe/Berlin")).toEqual([1, 2, 1]);
  expect(offsets("Australia/Lord_Howe")).toEqual([11, 10.5, 11]);
  expect(offsets("Asia/Kolkata")).toEqual([5.5]);
});
