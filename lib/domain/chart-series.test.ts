import { expect, it } from "vitest";
import { chartSeries, seriesCount } from "./chart-series";

const channels = (count: number) =>
  Array.from({ length: count }, (_, index) => ({ channel: `c${index}`, total: 100 - index }));

it("draws up to nine channels by themselves", () => {
  expect(chartSeries(channels(9)).map(({ channels }) => channels.length)).toEqual(Array(9).fill(1));
});

it("draws the eight largest by themselves and the rest as one with their sum", () => {
  const series = chartSeries(channels(11));
  expect(series).toHaveLength(9);
  expect(series.at(-1)).toEqual({ key: "c8,c9,c10", channels: ["c8", "c9", "c10"], total: 92 + 91 + 90 });
});

it("counts a day over all channels of a series", () => {
  const series = { key: "a,b", channels: ["a", "b"], total: 0 };
  expect(seriesCount(series, { a: 2, b: 3, c: 9 })).toBe(5);
  expect(seriesCount(series, {})).toBe(0);
});
