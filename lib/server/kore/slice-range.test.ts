import fc from "fast-check";
import { expect, it } from "vitest";
import { longestRequestMs, sliceRange } from "./slice-range";

const span = fc.tuple(fc.nat(4e12), fc.nat(4e11)).map(([from, length]) => ({ from, to: from + length }));

it("slices touch, cover the whole and are all shorter than 7 days", () => {
  fc.assert(
    fc.property(span, (whole) => {
      const slices = sliceRange(whole);
      let to = whole.to;
      for (const slice of slices) {
        expect(slice.to).toBe(to);
        expect(slice.to - slice.from).toBeGreaterThan(0);
        expect(slice.to - slice.from).toBeLessThanOrEqual(longestRequestMs);
        to = slice.from;
      }
      expect(to).toBe(whole.from);
    }),
  );
});

it("nothing has no slices", () => {
  expect(sliceRange({ from: 5, to: 5 })).toEqual([]);
});
