import fc from "fast-check";
import { expect, it } from "vitest";
import { fromLocalTime, toLocalTime } from "./local-time";

it("shows and reads the clock of the zone", () => {
  expect(toLocalTime("2026-03-12T14:02:59Z", "Asia/Tokyo")).toBe("2026-03-12T23:02");
  expect(fromLocalTime("2026-03-12T23:02", "Asia/Tokyo")).toBe("2026-03-12T14:02:00.000Z");
  expect(fromLocalTime("2026-07-01T00:00", "America/New_York")).toBe("2026-07-01T04:00:00.000Z");
});

it("reads nothing out of what is no time", () => {
  expect(fromLocalTime("", "UTC")).toBeNull();
  expect(fromLocalTime("tomorrow", "UTC")).toBeNull();
});

it("gives any whole minute back, the hour repeated in autumn apart", () => {
  const minute = fc.integer({ min: 0, max: 60 * 24 * 365 * 60 }).map((minutes) => minutes * 60_000);
  fc.assert(
    fc.property(minute, fc.constantFrom("UTC", "Asia/Kathmandu", "America/New_York"), (at, zone) => {
      const text = toLocalTime(at, zone);
      const back = fromLocalTime(text, zone);
      expect(back && toLocalTime(back, zone)).toBe(text);
    }),
  );
});
