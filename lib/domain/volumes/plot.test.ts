import fc from "fast-check";
import { expect, it } from "vitest";
import { layPlot } from "./plot";

const size = { width: 400, height: 100 };

it("stacks series on each other up to a round number above the highest bucket", () => {
  const rows = [
    [30, 10],
    [12, 0],
  ];
  const plot = layPlot({ rows, shape: "stacked", ghost: null, ...size });
  expect(plot.ticks.map(({ value }) => value)).toEqual([0, 10, 20, 30, 40, 50]);
  expect(plot.piece(1, 0)).toEqual({ low: 30, high: 42 });
  expect(plot.y(50)).toBe(0);
  expect([plot.bucketAt(0), plot.bucketAt(199), plot.bucketAt(201), plot.bucketAt(999)]).toEqual([
    0, 0, 1, 1,
  ]);
});

it("leaves room for the period before", () => {
  const plot = layPlot({ rows: [[3]], shape: "stacked", ghost: [90], ...size });
  expect(plot.ticks.at(-1)?.value).toBe(100);
});

it("fills every bucket that has anything when shares are drawn, in whatever numbers", () => {
  const rows = fc.array(fc.array(fc.nat(1000), { minLength: 5, maxLength: 5 }), {
    minLength: 1,
    maxLength: 6,
  });
  fc.assert(
    fc.property(rows, (rows) => {
      const plot = layPlot({ rows, shape: "share", ghost: null, ...size });
      for (let at = 0; at < 5; at += 1) {
        const sum = rows.reduce((total, row) => total + (row[at] ?? 0), 0);
        expect(plot.piece(rows.length - 1, at).high).toBeCloseTo(sum === 0 ? 0 : 1);
      }
    }),
  );
});
