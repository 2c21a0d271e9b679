import { expect, it } from "vitest";
import { splitDuration } from "./duration";

it("says a length by its two largest neighbouring units", () => {
  expect(splitDuration(192_000)).toEqual([
    { value: 3, unit: "minute" },
    { value: 12, unit: "second" },
  ]);
  expect(splitDuration(90_061_000)).toEqual([
    { value: 1, unit: "day" },
    { value: 1, unit: "hour" },
  ]);
});

it("leaves out a part that is zero", () => {
  expect(splitDuration(3_600_000)).toEqual([{ value: 1, unit: "hour" }]);
  expect(splitDuration(3_605_000)).toEqual([{ value: 1, unit: "hour" }]);
});

it("is empty under a second", () => {
  expect(splitDuration(999)).toEqual([]);
  expect(splitDuration(0)).toEqual([]);
});
