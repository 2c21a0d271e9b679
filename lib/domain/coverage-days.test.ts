import { expect, it } from "vitest";
import type { Coverage } from "./coverage";
import { coverageDays } from "./coverage-days";

const at = (day: number, hour = 0) => Date.UTC(2026, 2, day, hour);
const iso = (time: number) => new Date(time).toISOString();
const span = (from: number, to: number) => ({ from: iso(from), to: iso(to) });
const limits = { now: at(12, 12), zone: "UTC", keptFrom: null, koreFrom: at(1) };

function coverage(part: Partial<Coverage>): Coverage {
  const nothing = { botId: "st-1", covered: [], pending: [], failed: [], freshUntil: null };
  return { ...nothing, windowsDone: 0, windowsTotal: 0, sessionCount: 0, ...part };
}

const states = (held: Coverage, from: number, to: number, with_: Partial<typeof limits> = {}) =>
  coverageDays(held, { from, to }, { ...limits, ...with_ }).map(({ state }) => state);

it("tells held, half-held, asked-for and never asked-for days apart", () => {
  const held = coverage({
    covered: [span(at(9, 12), at(12, 11) + 59 * 60_000)],
    pending: [span(at(7), at(8))],
  });
  expect(states(held, at(6), at(14))).toEqual([
    "missing",
    "loading",
    "missing",
    "partial",
    "complete",
    "complete",
    "complete",
    "future",
  ]);
});

it("gives a failed day its reasons, and the part that is held does not hide it", () => {
  const failure = { code: "scope" as const, detail: "no", failedAt: iso(at(11)), nextAttemptAt: null };
  const held = coverage({
    covered: [span(at(9), at(9, 6))],
    failed: [{ ...span(at(9, 6), at(10)), ...failure }],
  });
  const [first, second] = coverageDays(held, { from: at(9), to: at(11) }, limits);
  expect(first).toMatchObject({ day: "2026-03-09", state: "failed", failures: [{ code: "scope" }] });
  expect(second).toMatchObject({ state: "missing", failures: [] });
});

it("says of old days whether we dropped them or Kore did", () => {
  expect(states(coverage({}), at(1) - 86_400_000, at(4), { keptFrom: null })).toEqual([
    "expired",
    "missing",
    "missing",
    "missing",
  ]);
  expect(
    coverageDays(coverage({}), { from: at(2), to: at(5) }, { ...limits, keptFrom: at(4) }),
  ).toMatchObject([{ state: "dropped" }, { state: "dropped" }, { state: "missing" }]);
});

it("marks a day that is held although Kore had announced more", () => {
  const held = coverage({
    covered: [span(at(9), at(11))],
    doubtful: [{ ...span(at(10), at(10, 6)), missing: 3 }],
  });
  expect(states(held, at(9), at(11))).toEqual(["complete", "doubtful"]);
});

it("cuts days where the zone does, a day of 23 hours too", () => {
  const zone = "Europe/Berlin";
  const held = coverage({ covered: [span(Date.UTC(2026, 2, 28, 23), Date.UTC(2026, 2, 29, 22))] });
  const days = coverageDays(
    held,
    { from: Date.UTC(2026, 2, 29, 10), to: Date.UTC(2026, 2, 29, 23) },
    { ...limits, zone, now: Date.UTC(2026, 3, 2) },
  );
  expect(days.map(({ day, state }) => [day, state])).toEqual([
    ["2026-03-29", "complete"],
    ["2026-03-30", "missing"],
  ]);
});
