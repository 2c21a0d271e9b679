import { expect, it } from "vitest";
import { axisMarks } from "./axis-marks";

const hour = 3_600_000;
const from = Date.parse("2026-03-02T00:00:00Z");
const starts = (count: number, stepMs: number) =>
  Array.from({ length: count }, (_, at) => from + at * stepMs);

it("marks round hours of the zone's clock and the date at its midnight", () => {
  const marks = axisMarks(starts(24, hour), "hour", "Asia/Tokyo", 8);
  expect(marks.map(({ index, kind }) => `${index} ${kind}`)).toEqual([
    "0 hour",
    "3 hour",
    "6 hour",
    "9 hour",
    "12 hour",
    "15 day",
    "18 hour",
    "21 hour",
  ]);
});

it("marks only midnights when there are too many hours", () => {
  const marks = axisMarks(starts(24 * 14, hour), "hour", "UTC", 7);
  expect(marks.map(({ index }) => index)).toEqual([0, 48, 96, 144, 192, 240, 288]);
});

it("marks dates all alike far from each other, and months as months", () => {
  expect(axisMarks(starts(30, 24 * hour), "day", "UTC", 8).map(({ index }) => index)).toEqual([
    0, 4, 8, 12, 16, 20, 24, 28,
  ]);
  expect(axisMarks(starts(2, 31 * 24 * hour), "month", "UTC", 8)).toEqual([
    { index: 0, kind: "month" },
    { index: 1, kind: "month" },
  ]);
});
