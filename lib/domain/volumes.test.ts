import { describe, expect, it } from "vitest";
import type { Coverage } from "./coverage";
import { prepareVolumes, type Volumes } from "./volumes";

const at = (text: string) => Date.parse(text);

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
const now = at("2025-09-05T10:00:00Z");
const volumes: Volumes = {
  zone: "UTC",
  from: "2025-09-02T00:00:00.000Z",
  to: "2025-09-05T10:00:00.000Z",
  counts: [
    { day: "2025-09-02", channel: "rtm", sessions: 3 },
    { day: "2025-09-02", channel: "slack", sessions: 9 },
    { day: "2025-09-05", channel: "rtm", sessions: 2 },
  ],
};
const states = (coverage: Coverage | null, input = volumes) =>
  prepareVolumes(input, coverage, now).days.map(({ day, held, isUnfinished, isCut }) =>
    [day.slice(8), held, isUnfinished && "unfinished", isCut && "cut"].filter(Boolean).join(" "),
  );

describe("prepareVolumes", () => {
  it("has a column for every day and totals in order of size", () => {
    const { days, channels, total } = prepareVolumes(volumes, null, now);
    expect(days.map(({ day, counts, total: sum }) => [day, counts, sum])).toEqual([
      ["2025-09-02", { rtm: 3, slack: 9 }, 12],
      ["2025-09-03", {}, 0],
      ["2025-09-04", {}, 0],
      ["2025-09-05", { rtm: 2 }, 2],
    ]);
    expect(channels).toEqual([
      { channel: "slack", total: 9 },
      { channel: "rtm", total: 5 },
    ]);
    expect(total).toBe(14);
  });

  it("tells an unfinished day from a finished one", () => {
    expect(states(coverageOf(volumes.from, volumes.to))).toEqual([
      "02 all",
      "03 all",
      "04 all",
      "05 all unfinished",
    ]);
  });

  it("tells days that are not held, or held in part, from days without sessions", () => {
    expect(states(coverageOf("2025-09-04T12:00:00Z", "2025-09-05T10:00:00Z"))).toEqual([
      "02 some",
      "03 none",
      "04 some",
      "05 all unfinished",
    ]);
  });

  it("does not call the lag of the live window a gap", () => {
    expect(states(coverageOf(volumes.from, "2025-09-05T09:58:30Z")).at(-1)).toBe("05 all unfinished");
    expect(states(coverageOf(volumes.from, "2025-09-05T09:50:00Z")).at(-1)).toBe("05 some unfinished");
  });

  it("claims no gap before it knows the coverage", () => {
    expect(states(null)).toEqual(["02 all", "03 all", "04 all", "05 all unfinished"]);
  });

  it("cuts the days at which the range begins and ends, and has none for the future", () => {
    const cut = { ...volumes, from: "2025-09-03T10:00:00.000Z", to: "2025-09-09T00:00:00.000Z" };
    expect(states(null, cut)).toEqual(["03 all cut", "04 all", "05 all unfinished"]);
    const first = prepareVolumes(cut, null, now).days[0];
    expect(first && new Date(first.from).toISOString()).toBe("2025-09-03T10:00:00.000Z");
  });

  it("says why a day is missing: a failure first, then what is loading, then what nobody asked for", () => {
    const failed = {
      from: "2025-09-02T00:00:00.000Z",
      to: "2025-09-03T00:00:00.000Z",
      code: "credentials" as const,
      detail: null,
      failedAt: "2025-09-05T09:00:00.000Z",
      nextAttemptAt: null,
    };
    const coverage: Coverage = {
      ...coverageOf("2025-09-05T00:00:00.000Z", "2025-09-05T10:00:00.000Z"),
      pending: [{ from: "2025-09-02T00:00:00.000Z", to: "2025-09-04T00:00:00.000Z" }],
      failed: [failed],
    };
    expect(prepareVolumes(volumes, coverage, now).days.map(({ reason }) => reason)).toEqual([
      { kind: "failed", code: "credentials" },
      { kind: "loading" },
      { kind: "unasked" },
      null,
    ]);
  });

  it("links an unfinished day to its end, unless the range ends before now", () => {
    expect(prepareVolumes(volumes, null, now).days.at(-1)?.to).toBe(at("2025-09-06T00:00:00Z"));
    const past = { ...volumes, to: "2025-09-05T08:00:00.000Z" };
    expect(states(null, past).at(-1)).toBe("05 all cut");
    expect(prepareVolumes(past, null, now).days.at(-1)?.to).toBe(at("2025-09-05T08:00:00Z"));
  });

  it("adds to no day a count that lies outside of the range", () => {
    const stray = { ...volumes, counts: [{ day: "2025-08-01", channel: "rtm", sessions: 7 }] };
    expect(prepareVolumes(stray, null, now).total).toBe(0);
  });
});
