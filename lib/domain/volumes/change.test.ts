import { expect, it } from "vitest";
import { changeOf } from "./change";

const many = { current: 500, before: 400 };

it("says by how much a number moved and where to", () => {
  expect(changeOf(150, 120, many)).toEqual({ direction: "up", ratio: 0.25, difference: 30, isSmall: false });
  expect(changeOf(90, 120, many)).toMatchObject({ direction: "down", ratio: -0.25 });
  expect(changeOf(120, 120, many)).toMatchObject({ direction: "same", ratio: 0 });
  expect(changeOf(0.75, 0.5, many)).toMatchObject({ difference: 0.25 });
});

it("makes no share of nothing, and no change of nothing twice", () => {
  expect(changeOf(5, 0, many)?.ratio).toBeNull();
  expect(changeOf(0, 0, many)).toBeNull();
  expect(changeOf(null, 3, many)).toBeNull();
});

it("calls a sample small when either period has fewer than thirty", () => {
  expect(changeOf(29, 100, { current: 29, before: 100 })?.isSmall).toBe(true);
  expect(changeOf(30, 30, { current: 30, before: 30 })?.isSmall).toBe(false);
});
