import { expect, it } from "vitest";
import { chartSeries } from "./chart-series";

const totals = (count: number) =>
  Array.from({ length: count }, (_, index) => ({ key: `c${index}`, total: 100 - index }));

it("draws up to nine by themselves", () => {
  expect(chartSeries(totals(9)).map(({ keys }) => keys.length)).toEqual(Array(9).fill(1));
});

it("draws the eight largest by themselves and the rest as one with their sum", () => {
  const series = chartSeries(totals(11));
  expect(series).toHaveLength(9);
  expect(series.at(-1)).toEqual({ key: "c8,c9,c10", keys: ["c8", "c9", "c10"], total: 92 + 91 + 90 });
});
