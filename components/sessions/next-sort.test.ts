import { expect, it } from "vitest";
import { nextSort } from "./next-sort";

it("turns the same column round", () => {
  expect(nextSort({ key: "user", descending: false }, "user")).toEqual({ key: "user", descending: true });
});

it("starts a column of numbers with the largest and one of words with the first", () => {
  const before = { key: "start", descending: true } as const;
  expect(nextSort(before, "duration")).toEqual({ key: "duration", descending: true });
  expect(nextSort(before, "channel")).toEqual({ key: "channel", descending: false });
});
