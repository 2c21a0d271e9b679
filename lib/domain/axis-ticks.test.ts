import * as fc from "fast-check";
import { expect, it } from "vitest";
import { axisTicks } from "./axis-ticks";

it.each([
  [0, [0, 1]],
  [1, [0, 1]],
  [4, [0, 1, 2, 3, 4]],
  [94, [0, 20, 40, 60, 80, 100]],
  [112, [0, 25, 50, 75, 100, 125]],
  [542, [0, 200, 400, 600]],
])("up to %d", (most, ticks) => {
  expect(axisTicks(most)).toEqual(ticks);
});

it("reaches any count in two to six whole ticks and wastes less than one step", () =>
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 10_000_000 }), (most) => {
      const ticks = axisTicks(most);
      expect(ticks.length).toBeLessThanOrEqual(6);
      expect(ticks.every(Number.isInteger)).toBe(true);
      expect(ticks.at(-1)).toBeGreaterThanOrEqual(most);
      expect(ticks.at(-2)).toBeLessThan(most);
    }),
  ));
