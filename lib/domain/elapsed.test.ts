import { expect, it } from "vitest";
import { printElapsed } from "./elapsed";

it("is told as on a stopwatch", () => {
  const told = [0, 999, 7_400, 725_000, 10_841_000, 90_000_000, -500, -61_000].map(printElapsed);
  expect(told).toEqual(["0:00", "0:00", "0:07", "12:05", "3:00:41", "25:00:00", "0:00", "−1:01"]);
});
