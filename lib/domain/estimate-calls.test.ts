import { expect, it } from "vitest";
import { estimateCalls } from "./estimate-calls";

const day = 86_400_000;
const pace = { sessionsPerDay: 250, messagesPerDay: 2_500, sessionsPerCall: 100, messagesPerCall: 2_000 };

it("counts a page of each list for an empty window", () => {
  expect(estimateCalls([{ from: 0, to: day }], { ...pace, sessionsPerDay: 0, messagesPerDay: 0 })).toBe(2);
});

it("counts the pages that busy days fill, a half-full one as a call", () => {
  expect(estimateCalls([{ from: 0, to: day }], pace)).toBe(3 + 2);
  expect(
    estimateCalls(
      [
        { from: 0, to: 6 * day },
        { from: 6 * day, to: 7 * day },
      ],
      pace,
    ),
  ).toBe(15 + 8 + 5);
});

it("counts nothing when nothing is left", () => {
  expect(estimateCalls([], pace)).toBe(0);
});
