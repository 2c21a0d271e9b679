import fc from "fast-check";
import { expect, test } from "vitest";
import { type BoundsUnit, parseBounds, printBounds } from "./bounds";

const end = fc.option(
  fc.oneof(
    fc.nat({ max: 10 ** 9 - 2 }),
    fc.nat({ max: 9_999 }).map((s) => s * 1_000 + 1),
  ),
);
const bounds = fc
  .record({ least: end, most: end })
  .filter(({ least, most }) => least !== null || most !== null)
  .map(({ least, most }) =>
    least !== null && most !== null && least > most ? { least: most, most: least } : { least, most },
  );

test.each<BoundsUnit>(["count", "duration"])("bounds of a %s survive being printed", (unit) => {
  fc.assert(
    fc.property(bounds, (original) => {
      expect(parseBounds(printBounds(original, unit), unit)).toEqual(original);
    }),
  );
});

test.each<[string, BoundsUnit, number | null, number | null]>([
  ["5", "count", 5, 5],
  ["1-5", "count", 1, 5],
  [">10", "count", 11, null],
  ["<=10", "count", null, 10],
  [">5m", "duration", 300_001, null],
  ["<30s", "duration", null, 29_999],
  ["1m-5m", "duration", 60_000, 300_000],
  [">=1h30m", "duration", 5_400_000, null],
])("%s of a %s is from %s to %s", (text, unit, least, most) => {
  expect(parseBounds(text, unit)).toEqual({ least, most });
});

test.each<[string, BoundsUnit]>([
  ["", "count"],
  ["five", "count"],
  ["5-1", "count"],
  ["-5", "count"],
  ["1-2-3", "count"],
  ["<0", "count"],
  ["5", "duration"],
  ["5 m", "duration"],
  ["1m-", "duration"],
  ["99999999999d", "duration"],
])("%j is no bound of a %s", (text, unit) => {
  expect(parseBounds(text, unit)).toBeNull();
});
