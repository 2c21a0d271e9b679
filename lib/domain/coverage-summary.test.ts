import { describe, expect, it } from "vitest";
import type { Coverage } from "./coverage";
import { summarizeCoverage } from "./coverage-summary";

const hour = (number: number) => Date.UTC(2026, 2, 12, number);
const iso = (number: number) => new Date(hour(number)).toISOString();
const span = (from: number, to: number) => ({ from: iso(from), to: iso(to) });
const now = hour(12);
const range = { from: iso(0), to: null };

function coverage(part: Partial<Coverage>): Coverage {
  return {
    botId: "st-1",
    covered: [],
    pending: [],
    failed: [],
    freshUntil: null,
    windowsDone: 0,
    windowsTotal: 0,
    sessionCount: 0,
    ...part,
  };
}

describe("summarizeCoverage", () => {
  it("is complete when the range is held up to a moment ago", () => {
    const held = coverage({ covered: [{ from: iso(0), to: new Date(now - 60_000).toISOString() }] });
    expect(summarizeCoverage(held, range, now)).toEqual({
      complete: { from: hour(0), to: now },
      loading: null,
      failed: [],
      doubtful: null,
    });
  });

  it("names the newest gapless stretch and the whole of what is still missing", () => {
    const partly = coverage({ covered: [span(2, 3), span(8, 12)], pending: [span(0, 2), span(3, 8)] });
    expect(summarizeCoverage(partly, range, now)).toEqual({
      complete: { from: hour(8), to: now },
      loading: { from: hour(0), to: hour(8) },
      failed: [],
      doubtful: null,
    });
  });

  it("has nothing complete when the newest part is missing", () => {
    const old = coverage({ covered: [span(0, 6)], pending: [span(6, 12)] });
    expect(summarizeCoverage(old, range, now)).toMatchObject({
      complete: null,
      loading: { from: hour(6), to: hour(12) },
    });
  });

  it("tells a failed window apart from one that is loading, and leaves out one outside the range", () => {
    const failure = { code: "credentials" as const, detail: null, failedAt: iso(11), nextAttemptAt: null };
    const broken = coverage({
      covered: [span(6, 12)],
      failed: [
        { ...span(0, 6), ...failure },
        { ...span(-9, -3), ...failure },
      ],
    });
    const summary = summarizeCoverage(broken, range, now);
    expect(summary.loading).toBeNull();
    expect(summary.failed).toHaveLength(1);
  });

  it("takes the oldest thing known as the beginning of all time", () => {
    const all = coverage({ covered: [span(4, 12)], pending: [span(1, 4)] });
    expect(summarizeCoverage(all, { from: null, to: null }, now)).toMatchObject({
      complete: { from: hour(4) },
      loading: { from: hour(1), to: hour(4) },
    });
  });

  it("says nothing about a range that lies ahead", () => {
    expect(summarizeCoverage(coverage({}), { from: iso(20), to: iso(21) }, now)).toEqual({
      complete: null,
      loading: null,
      failed: [],
      doubtful: null,
    });
  });

  it("joins what is doubtful in the range, and leaves out what is not in it", () => {
    const part = (from: number, to: number, missing: number) => ({ ...span(from, to), missing });
    const doubtful = [part(-5, -1, 9), part(2, 3, 1), part(5, 6, 4)];
    const held = coverage({ covered: [span(-5, 12)], doubtful });
    expect(summarizeCoverage(held, range, now).doubtful).toEqual({ from: hour(2), to: hour(6), missing: 5 });
    const before = { from: iso(-6), to: iso(0) };
    expect(summarizeCoverage(held, before, now).doubtful).toEqual({
      from: hour(-5),
      to: hour(-1),
      missing: 9,
    });
  });
});
