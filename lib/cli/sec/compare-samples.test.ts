import { expect, it } from "vitest";
import { percentile, rankSumChance } from "./compare-samples";

const evens = Array.from({ length: 100 }, (_, n) => 2 * n);
const odds = evens.map((value) => value + 1);

it("takes samples of one kind for such, and shifted ones for different", () => {
  expect(rankSumChance(evens, odds)).toBeGreaterThan(0.8);
  expect(
    rankSumChance(
      evens,
      odds.map((value) => value + 40),
    ),
  ).toBeLessThan(0.01);
  expect(
    rankSumChance(
      evens,
      evens.map((value) => value + 28.5),
    ),
  ).toBeCloseTo(0.001, 3);
});

it("reads a percentile", () => {
  expect(percentile(odds, 5)).toBe(11);
});
