import { expect, it } from "vitest";
import { monthSpan, shiftDay, toWeeks } from "./calendar-month";
import { zoneDays } from "./zone-days";

const now = Date.UTC(2026, 2, 31, 23);

it("takes the month of the zone, not of UTC", () => {
  expect(monthSpan(now, 0, "UTC")).toEqual({ from: Date.UTC(2026, 2, 1), to: Date.UTC(2026, 3, 1) });
  expect(monthSpan(now, 0, "Asia/Tokyo").from).toBe(Date.UTC(2026, 2, 31, 15));
  expect(monthSpan(now, -1, "UTC")).toEqual({ from: Date.UTC(2026, 1, 1), to: Date.UTC(2026, 2, 1) });
});

it("lays a month out in whole weeks from Monday", () => {
  const march = monthSpan(Date.UTC(2026, 2, 15), 0, "Europe/Berlin");
  const weeks = toWeeks(zoneDays(march, "Europe/Berlin"));
  expect(weeks).toHaveLength(6);
  // 1 March 2026 is a Sunday.
  expect(weeks[0]).toMatchObject({ before: 6, days: [{ day: "2026-03-01" }], after: 0 });
  expect(weeks[5]).toMatchObject({
    before: 0,
    days: [{ day: "2026-03-30" }, { day: "2026-03-31" }],
    after: 5,
  });
  expect(weeks.map(({ before, days, after }) => before + days.length + after)).toEqual([7, 7, 7, 7, 7, 7]);
  expect(weeks.flatMap(({ days }) => days)).toHaveLength(31);
});

it("moves by days over the ends of months and of daylight saving time", () => {
  expect(shiftDay("2026-03-01", -1)).toBe("2026-02-28");
  expect(shiftDay("2026-03-28", 7)).toBe("2026-04-04");
});
