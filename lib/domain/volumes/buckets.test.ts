import fc from "fast-check";
import { expect, test } from "vitest";
import { bucketUnits, chooseBucket, spanBefore, zoneBuckets } from "./buckets";

const hour = 3_600_000;
const at = (text: string) => Date.parse(text);
const span = (from: string, to: string) => ({ from: at(from), to: at(to) });
const zones = [
  "UTC",
  "Asia/Kolkata",
  "Asia/Kathmandu",
  "Australia/Lord_Howe",
  "Europe/Berlin",
  "America/Santiago",
  "America/St_Johns",
  "Africa/Cairo",
];
const clockOf = (zone: string) =>
  new Intl.DateTimeFormat("sv-SE", { timeZone: zone, dateStyle: "short", timeStyle: "medium" });

const random = fc.record({
  zone: fc.constantFrom(...zones),
  unit: fc.constantFrom(...bucketUnits),
  from: fc
    .date({ min: new Date("2015-01-01"), max: new Date("2030-01-01"), noInvalidDate: true })
    .map((date) => date.getTime()),
  length: fc.integer({ min: 1, max: 60 * 24 * hour }),
});

test("buckets touch, hold the span, and begin where the clock or the calendar of the zone does", () => {
  fc.assert(
    fc.property(random, ({ zone, unit, from, length }) => {
      const buckets = zoneBuckets({ from, to: from + length }, zone, unit);
      const [first, last] = [buckets[0], buckets.at(-1)];
      expect(first && first.from <= from && from < first.to).toBe(true);
      expect(last && last.from < from + length && from + length <= last.to).toBe(true);
      const clock = clockOf(zone);
      for (const [index, bucket] of buckets.entries()) {
        if (index > 0) expect(buckets[index - 1]?.to).toBe(bucket.from);
        const [start, end] = [clock.format(bucket.from), clock.format(bucket.to - 1)];
        const digits = { hour: 13, day: 10, week: 4, month: 7 }[unit];
        if (unit !== "week") expect(start.slice(0, digits)).toBe(end.slice(0, digits));
        else expect(new Date(`${start.slice(0, 10)}T00:00Z`).getUTCDay()).toBe(1);
      }
    }),
  );
});

test.each([
  ["Europe/Berlin", "2026-03-29", 23, "1"],
  ["Europe/Berlin", "2026-10-25", 25, "1"],
  ["Asia/Kolkata", "2026-03-29", 24, "1"],
  // Half an hour is skipped, and half an hour is twice.
  ["Australia/Lord_Howe", "2026-10-04", 24, "0.5,1"],
  ["Australia/Lord_Howe", "2026-04-05", 25, "0.5,1"],
])("hours of %s on %s", (zone, day, count, lengths) => {
  const noon = at(`${day}T02:00:00Z`);
  const [whole] = zoneBuckets({ from: noon, to: noon + 1 }, zone, "day");
  if (!whole) throw new Error("There is no day.");
  const hours = zoneBuckets(whole, zone, "hour");
  expect(hours.length).toBe(count);
  expect([...new Set(hours.map(({ from, to }) => (to - from) / hour))].sort().join()).toBe(lengths);
});

test("a leap day is a day, and its month and week hold it", () => {
  const leap = span("2028-02-29T08:00:00Z", "2028-02-29T09:00:00Z");
  expect(zoneBuckets(leap, "UTC", "day")).toEqual([span("2028-02-29T00:00:00Z", "2028-03-01T00:00:00Z")]);
  expect(zoneBuckets(leap, "UTC", "week")).toEqual([span("2028-02-28T00:00:00Z", "2028-03-06T00:00:00Z")]);
  expect(zoneBuckets(leap, "UTC", "month")).toEqual([span("2028-02-01T00:00:00Z", "2028-03-01T00:00:00Z")]);
});

test("the unit follows from how long the range is", () => {
  const days = (count: number) => chooseBucket({ from: 0, to: count * 24 * hour });
  expect([1, 3, 3.5, 92, 93, 731, 740].map(days)).toEqual([
    "hour",
    "hour",
    "day",
    "day",
    "week",
    "week",
    "month",
  ]);
});

test.each([
  ["whole days", "day", "UTC", "2026-03-08T00:00Z/2026-03-15T00:00Z", "2026-03-01T00:00Z/2026-03-08T00:00Z"],
  [
    "days and a part",
    "day",
    "UTC",
    "2026-03-09T10:00Z/2026-03-11T15:30Z",
    "2026-03-06T10:00Z/2026-03-08T15:30Z",
  ],
  [
    "a week over which clocks change",
    "day",
    "Europe/Berlin",
    "2026-03-25T23:00Z/2026-04-01T22:00Z",
    "2026-03-18T23:00Z/2026-03-25T23:00Z",
  ],
  [
    "a preset that ends now",
    "day",
    "UTC",
    "2026-03-08T10:07Z/2026-03-15T10:07:40Z",
    "2026-03-01T10:07Z/2026-03-08T10:07Z",
  ],
  [
    "a day up to now, by its hours",
    "hour",
    "UTC",
    "2026-03-08T00:00Z/2026-03-08T16:30Z",
    "2026-03-07T00:00Z/2026-03-07T16:30Z",
  ],
  [
    "two months",
    "month",
    "UTC",
    "2026-02-01T00:00Z/2026-04-01T00:00Z",
    "2025-12-01T00:00Z/2026-02-01T00:00Z",
  ],
  [
    "weeks and a part",
    "week",
    "UTC",
    "2026-02-02T00:00Z/2026-02-18T00:00Z",
    "2026-01-12T00:00Z/2026-01-28T00:00Z",
  ],
] as const)("before %s come as many", (_, unit, zone, range, expected) => {
  const read = (text: string) => {
    const [from = "", to = ""] = text.split("/");
    return span(from, to);
  };
  const before = spanBefore(read(range), zone, unit);
  expect(before).toEqual(read(expected));
  expect(zoneBuckets(before, zone, unit).length).toBe(zoneBuckets(read(range), zone, unit).length);
});
