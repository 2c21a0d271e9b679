import { expect, test } from "vitest";
import { isTimeZone, resolveRange } from "./time-range";

const now = Date.parse("2026-03-29T13:45:30.500Z");

test("rolling presets start on a whole minute and stay open", () => {
  expect(resolveRange({ preset: "24h" }, now, "UTC")).toEqual({ from: "2026-03-28T13:45:00.000Z", to: null });
  expect(resolveRange({ preset: "30d" }, now, "UTC")).toEqual({ from: "2026-02-27T13:45:00.000Z", to: null });
});

test("today and yesterday are days of the zone, a day of 23 hours included", () => {
  expect(resolveRange({ preset: "today" }, now, "Asia/Kolkata")).toEqual({
    from: "2026-03-28T18:30:00.000Z",
    to: null,
  });
  expect(resolveRange({ preset: "today" }, now, "Europe/Berlin").from).toBe("2026-03-28T23:00:00.000Z");
  const dayAfter = now + 24 * 3_600_000;
  expect(resolveRange({ preset: "yesterday" }, dayAfter, "Europe/Berlin")).toEqual({
    from: "2026-03-28T23:00:00.000Z",
    to: "2026-03-29T22:00:00.000Z",
  });
});

test("a custom range stays as it is, and all of time has no ends", () => {
  const custom = { from: "2026-01-01T00:00:00.000Z", to: "2026-02-01T00:00:00.000Z" };
  expect(resolveRange(custom, now, "Asia/Tokyo")).toEqual(custom);
  expect(resolveRange({ preset: "all" }, now, "UTC")).toEqual({ from: null, to: null });
});

test("a zone is known or it is not", () => {
  expect(isTimeZone("Australia/Lord_Howe")).toBe(true);
  expect(isTimeZone("Mars/Olympus")).toBe(false);
});
