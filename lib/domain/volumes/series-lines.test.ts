import { expect, it } from "vitest";
import type { Series } from "./series";
import { seriesLines, sumLines } from "./series-lines";

const span = (day: number) => ({ from: `2026-03-0${day}T00:00:00Z`, to: `2026-03-0${day + 1}T00:00:00Z` });
const series: Series = {
  zone: "UTC",
  from: "2026-03-03T00:00:00Z",
  to: "2026-03-05T00:00:00Z",
  bucket: "day",
  by: "channel",
  measure: "sessions",
  buckets: [span(3), span(4)],
  counts: [
    { at: 0, key: "rtm", count: 2 },
    { at: 1, key: "rtm", count: 3 },
    { at: 1, key: "slack", count: 9 },
  ],
  keysLeftOut: 0,
  before: {
    from: "2026-03-01T00:00:00Z",
    to: "2026-03-03T00:00:00Z",
    buckets: [span(1), span(2)],
    counts: [{ at: 0, key: "slack", count: 4 }],
  },
};

it("has a number for every bucket, now and before, the largest series first", () => {
  expect(seriesLines(series)).toEqual([
    { key: "slack", keys: ["slack"], counts: [0, 9], before: [4, 0], total: 9 },
    { key: "rtm", keys: ["rtm"], counts: [2, 3], before: [0, 0], total: 5 },
  ]);
});

it("keeps outcomes in their order however many there are", () => {
  const counts = [
    { at: 0, key: "drop-off", count: 9 },
    { at: 0, key: "self-service", count: 1 },
    { at: 0, key: "unknown", count: 50 },
    { at: 0, key: "agent", count: 3 },
  ];
  const keys = seriesLines({ ...series, by: "outcome", counts, before: null }).map(({ key }) => key);
  expect(keys).toEqual(["self-service", "agent", "drop-off", "unknown"]);
});

it("sums lines bucket by bucket", () => {
  expect(
    sumLines([
      [1, 2],
      [3, 4],
    ]),
  ).toEqual([4, 6]);
});
