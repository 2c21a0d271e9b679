import { describe, expect, it } from "vitest";
import type { Coverage } from "../coverage";
import { bucketColumns, isHeld } from "./bucket-columns";

const none: Coverage = {
  botId: "st-1",
  covered: [],
  pending: [],
  failed: [],
  freshUntil: null,
  windowsDone: 0,
  windowsTotal: 0,
  sessionCount: 0,
};
const coverageOf = (from: string, to: string): Coverage => ({ ...none, covered: [{ from, to }] });
const now = Date.parse("2025-09-05T10:00:00Z");
const dayOf = (day: number) => `2025-09-${String(day).padStart(2, "0")}T00:00:00.000Z`;
const days = (first: number, last: number) =>
  Array.from({ length: last - first + 1 }, (_, index) => ({
    from: dayOf(first + index),
    to: dayOf(first + index + 1),
  }));
const stretch = { from: dayOf(2), to: "2025-09-05T10:00:00.000Z", buckets: days(2, 5) };
const states = (coverage: Coverage | null, input = stretch) =>
  bucketColumns(input, coverage, now).map(({ from, held, isUnfinished, isCut }) =>
    [new Date(from).toISOString().slice(8, 10), held, isUnfinished && "unfinished", isCut && "cut"]
      .filter(Boolean)
      .join(" "),
  );

describe("bucketColumns", () => {
  it("tells an unfinished bucket from a finished one", () => {
    expect(states(coverageOf(stretch.from, stretch.to))).toEqual([
      "02 all",
      "03 all",
      "04 all",
      "05 all unfinished",
    ]);
  });

  it("tells buckets that are not held, or held in part, from those without sessions", () => {
    expect(states(coverageOf("2025-09-04T12:00:00Z", "2025-09-05T10:00:00Z"))).toEqual([
      "02 none",
      "03 none",
      "04 some",
      "05 all unfinished",
    ]);
  });

  it("does not call the lag of the live window a gap", () => {
    expect(states(coverageOf(stretch.from, "2025-09-05T09:58:30Z")).at(-1)).toBe("05 all unfinished");
    expect(states(coverageOf(stretch.from, "2025-09-05T09:50:00Z")).at(-1)).toBe("05 some unfinished");
  });

  it("claims no gap before it knows the coverage", () => {
    expect(states(null)).toEqual(["02 all", "03 all", "04 all", "05 all unfinished"]);
  });

  it("cuts the buckets at which the range begins and ends, and has none for the future", () => {
    const cut = { from: "2025-09-03T10:00:00.000Z", to: dayOf(9), buckets: days(3, 8) };
    expect(states(null, cut)).toEqual(["03 all cut", "04 all", "05 all unfinished"]);
    expect(bucketColumns(cut, null, now)[0]?.from).toBe(Date.parse("2025-09-03T10:00:00.000Z"));
  });

  it("says why a bucket is missing: a failure first, then what is loading, then what nobody asked for", () => {
    const coverage: Coverage = {
      ...coverageOf(dayOf(5), "2025-09-05T10:00:00.000Z"),
      pending: [{ from: dayOf(2), to: dayOf(4) }],
      failed: [
        {
          from: dayOf(2),
          to: dayOf(3),
          code: "credentials",
          detail: null,
          failedAt: "2025-09-05T09:00:00.000Z",
          nextAttemptAt: null,
        },
      ],
    };
    expect(bucketColumns(stretch, coverage, now).map(({ reason }) => reason)).toEqual([
      { kind: "failed", code: "credentials" },
      { kind: "loading" },
      { kind: "unasked" },
      null,
    ]);
  });

  it("ends an unfinished bucket at its end, unless the range ends before now", () => {
    expect(bucketColumns(stretch, null, now).at(-1)?.to).toBe(Date.parse(dayOf(6)));
    const past = { ...stretch, to: "2025-09-05T08:00:00.000Z" };
    expect(states(null, past).at(-1)).toBe("05 all cut");
    expect(bucketColumns(past, null, now).at(-1)?.to).toBe(Date.parse(past.to));
  });
});

it("calls a stretch held only when it is known to be", () => {
  const span = { from: dayOf(2), to: dayOf(3) };
  expect(isHeld(span, coverageOf(dayOf(1), dayOf(4)), now)).toBe(true);
  expect(isHeld(span, coverageOf("2025-09-02T12:00:00.000Z", dayOf(4)), now)).toBe(false);
  expect(isHeld(span, null, now)).toBe(false);
});
