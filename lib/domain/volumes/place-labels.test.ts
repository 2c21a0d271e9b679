import fc from "fast-check";
import { expect, it } from "vitest";
import { placeLabels } from "./place-labels";

it("leaves labels that have room where they are", () => {
  expect(placeLabels([20, 60, 100], 200, 16)).toEqual([20, 60, 100]);
});

it("moves labels apart and keeps their order", () => {
  expect(placeLabels([50, 50, 52], 200, 16)).toEqual([50, 66, 82]);
});

it("covers none and stays inside whenever there is room for all", () => {
  fc.assert(
    fc.property(fc.array(fc.double({ min: 0, max: 300, noNaN: true }), { maxLength: 15 }), (places) => {
      const placed = placeLabels(places, 300, 16).sort((a, b) => a - b);
      for (const [index, place] of placed.entries()) {
        expect(place).toBeGreaterThanOrEqual(8 - 1e-6);
        expect(place).toBeLessThanOrEqual(292 + 1e-6);
        if (index > 0) expect(place - (placed[index - 1] ?? 0)).toBeGreaterThanOrEqual(16 - 1e-6);
      }
    }),
  );
});
