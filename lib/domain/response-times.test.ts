import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { bucketBoundsMs, bucketOf, responseQuantile } from "./response-buckets";
import { longestResponseMs, responseTimes, usualResponse } from "./response-times";
import { testMessage } from "./test-message";

const at = (seconds: number) => new Date(Date.UTC(2026, 2, 1, 10) + seconds * 1_000).toISOString();
const millisecondsOf = (...args: Parameters<typeof responseTimes>) =>
  [...responseTimes(...args).values()].map(({ responseMs }) => responseMs);

describe("responseTimes", () => {
  it("is the time from the user's message to the first answer of the bot", () => {
    const messages = [
      testMessage(at(0), "bot"),
      testMessage(at(10), "user"),
      testMessage(at(11.5), "bot"),
      testMessage(at(12), "bot"),
      testMessage(at(20), "user"),
      testMessage(at(24), "user"),
      testMessage(at(25), "bot"),
    ];
    expect(millisecondsOf(messages, [])).toEqual([1_500, 1_000]);
  });

  it("looks over lines of the system, and not over an agent", () => {
    const messages = [
      testMessage(at(0), "user"),
      testMessage(at(1), "system"),
      testMessage(at(2), "bot"),
      testMessage(at(10), "user"),
      testMessage(at(12), "agent"),
      testMessage(at(13), "bot"),
    ];
    expect(millisecondsOf(messages, [])).toEqual([2_000]);
  });

  it("takes no closing words for an answer", () => {
    const late = longestResponseMs / 1_000;
    expect(millisecondsOf([testMessage(at(0), "user"), testMessage(at(late), "bot")], [])).toEqual([]);
  });

  it("marks what is slower than usual for its task", () => {
    const usual = [{ taskName: "Balance", medianMs: 800, slowMs: 2_000, answers: 50 }];
    const balance = { taskName: "Balance" };
    const messages = [
      testMessage(at(0), "user"),
      testMessage(at(2), "bot", balance),
      testMessage(at(10), "user"),
      testMessage(at(12.1), "bot", balance),
      testMessage(at(20), "user"),
      testMessage(at(60), "bot", { taskName: "Transfer" }),
    ];
    expect([...responseTimes(messages, usual).values()]).toEqual([
      { responseMs: 2_000, usualMs: 800, isSlow: false },
      { responseMs: 2_100, usualMs: 800, isSlow: true },
      { responseMs: 40_000, usualMs: null, isSlow: false },
    ]);
  });
});

describe("usualResponse", () => {
  it("says nothing of fewer than twenty answers", () => {
    expect(usualResponse("Balance", [{ bucket: 5, count: 19 }])).toBeNull();
    expect(usualResponse("Balance", [{ bucket: 5, count: 20 }])).toMatchObject({ answers: 20 });
  });

  it("finds only what few answers reach, and at least a second above the median, slow", () => {
    const quick = usualResponse("Balance", [{ bucket: bucketOf(200), count: 100 }]);
    expect(quick?.slowMs).toBe((quick?.medianMs ?? 0) + 1_000);
    const wide = usualResponse("Transfer", [
      { bucket: bucketOf(1_000), count: 80 },
      { bucket: bucketOf(20_000), count: 20 },
    ]);
    expect(wide?.medianMs).toBeLessThan(1_250);
    expect(wide?.slowMs).toBeGreaterThan(20_000);
  });
});

describe("response buckets", () => {
  it("hold each time between their bounds, which rise", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: longestResponseMs }), (responseMs) => {
        const bucket = bucketOf(responseMs);
        expect(bucketBoundsMs[bucket]).toBeLessThanOrEqual(responseMs);
        expect(bucketBoundsMs[bucket + 1] ?? Number.POSITIVE_INFINITY).toBeGreaterThan(responseMs);
      }),
    );
    expect(bucketBoundsMs).toEqual([...new Set(bucketBoundsMs)].sort((a, b) => a - b));
  });

  it("give quantiles that are within a bucket of the true ones", () => {
    const times = fc.array(fc.integer({ min: 0, max: longestResponseMs - 1 }), {
      minLength: 1,
      maxLength: 60,
    });
    fc.assert(
      fc.property(times, fc.constantFrom(0.5, 0.95), (list, share) => {
        const counts = list.map((time) => ({ bucket: bucketOf(time), count: 1 }));
        const sorted = list.toSorted((a, b) => a - b);
        const exact = sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? 0;
        const found = responseQuantile(counts, share) ?? Number.NaN;
        expect(found).toBeGreaterThanOrEqual(bucketBoundsMs[bucketOf(exact)] ?? Number.NaN);
        expect(found).toBeLessThanOrEqual(bucketBoundsMs[bucketOf(exact) + 1] ?? Number.NaN);
      }),
    );
  });

  it("have no quantile without answers", () => {
    expect(responseQuantile([], 0.5)).toBeNull();
  });
});
