import fc from "fast-check";
import { expect, it } from "vitest";
import { cutWindows, spanToFetch, startOfDay } from "./cut-windows";

const dayMs = 86_400_000;
const now = Date.parse("2026-03-18T12:00:00.000Z");

it("windows cover a stretch exactly, newest first, none longer than 6 days, cut at days of UTC", () => {
  const stretch = fc
    .tuple(fc.nat(1.7e12), fc.nat(3e10))
    .map(([from, length]) => ({ from, to: from + length }));
  fc.assert(
    fc.property(stretch, (whole) => {
      let to = whole.to;
      for (const window of cutWindows(whole)) {
        expect(window.to).toBe(to);
        expect(window.to - window.from).toBeGreaterThan(0);
        expect(window.to - window.from).toBeLessThanOrEqual(6 * dayMs);
        if (window.from !== whole.from) expect(window.from).toBe(startOfDay(window.from));
        to = window.from;
      }
      expect(to).toBe(whole.from);
    }),
  );
});

it("the first week comes in single days", () => {
  const lengths = cutWindows({ from: now - 30 * dayMs, to: now }).map(({ from, to }) => (to - from) / dayMs);
  expect(lengths.slice(0, 8)).toEqual([0.5, 1, 1, 1, 1, 1, 1, 6]);
});

it("a reader gets whole days with an hour around, up to now and back to what Kore keeps", () => {
  const noon = (day: string) => Date.parse(`${day}T12:00:00Z`);
  expect(spanToFetch({ from: noon("2026-03-01"), to: noon("2026-03-02") }, now)).toEqual({
    from: Date.parse("2026-03-01T00:00:00Z"),
    to: Date.parse("2026-03-03T00:00:00Z"),
  });
  expect(spanToFetch({ from: Date.parse("2026-03-01T00:30:00Z"), to: now }, now)).toEqual({
    from: Date.parse("2026-02-28T00:00:00Z"),
    to: now,
  });
  expect(spanToFetch({ from: 0, to: noon("2000-01-01") }, now)).toBeNull();
  expect(spanToFetch({ from: now + 2 * dayMs, to: now + 3 * dayMs }, now)).toBeNull();
  expect(spanToFetch({ from: 0, to: now }, now)?.from).toBeGreaterThan(Date.parse("2019-03-01T00:00:00Z"));
});
