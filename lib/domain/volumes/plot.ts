import { axisTicks } from "../axis-ticks";
import type { Shape } from "./volumes-view";

type PlotInput = {
  /** Of each series in the order of the stack, one for each bucket. */
  rows: number[][];
  shape: Shape;
  /** Totals of the period before, if they are to be drawn too. */
  ghost: (number | null)[] | null;
  width: number;
  height: number;
};

export type Plot = {
  width: number;
  height: number;
  count: number;
  bandWidth: number;
  barWidth: number;
  /** The ends of the scale stand on round numbers; shares from 0 to 1. */
  ticks: { value: number; y: number }[];
  /** Where a bucket's bar begins, and its middle. */
  barX: (at: number) => number;
  middleX: (at: number) => number;
  y: (value: number) => number;
  /** From and to, in values, of the piece of a series in a bucket. */
  piece: (series: number, at: number) => { low: number; high: number };
  bucketAt: (x: number) => number;
};

const mostBarPx = 48;

/** Where everything stands in a chart of series over buckets. */
export function layPlot({ rows, shape, ghost, width, height }: PlotInput): Plot {
  const count = Math.max(...rows.map((row) => row.length), 0);
  const totals = Array.from({ length: count }, (_, at) => rows.reduce((sum, row) => sum + (row[at] ?? 0), 0));
  const highest = shape === "lines" ? Math.max(0, ...rows.flat()) : Math.max(0, ...totals);
  const values =
    shape === "share"
      ? [0, 0.25, 0.5, 0.75, 1]
      : axisTicks(Math.max(highest, ...(ghost ?? []).map((total) => total ?? 0)));
  const most = values.at(-1) || 1;
  const y = (value: number) => height - (Math.min(value, most) / most) * height;
  const bandWidth = count > 0 ? width / count : width;
  const barWidth = Math.min(mostBarPx, bandWidth > 8 ? bandWidth * 0.82 : Math.max(bandWidth * 0.9, 0.5));
  const starts = rows.map(() => Array.from({ length: count }, () => 0));
  for (let at = 0; at < count; at += 1) {
    let sum = 0;
    for (const [series, row] of rows.entries()) {
      const own = starts[series];
      if (own) own[at] = sum;
      sum += row[at] ?? 0;
    }
  }
  return {
    width,
    height,
    count,
    bandWidth,
    barWidth,
    ticks: values.map((value) => ({ value, y: y(value) })),
    barX: (at) => at * bandWidth + (bandWidth - barWidth) / 2,
    middleX: (at) => (at + 0.5) * bandWidth,
    y,
    piece: (series, at) => {
      const value = rows[series]?.[at] ?? 0;
      if (shape === "lines") return { low: 0, high: value };
      const low = starts[series]?.[at] ?? 0;
      const whole = shape === "share" ? totals[at] || 1 : 1;
      return { low: low / whole, high: (low + value) / whole };
    },
    bucketAt: (x) => Math.min(count - 1, Math.max(0, Math.floor(x / bandWidth))),
  };
}
