import fc from "fast-check";
import { expect, test } from "vitest";
import { zoneOffsetMs } from "../zone-days";
import { zoneBuckets } from "./buckets";
import { findSignals, type SignalHour, signalLeadMs } from "./find-signals";

const hour = 3_600_000;
const end = Date.parse("2026-04-20T00:00Z");
const looked = 24;

/** Eight weeks and a day over which clocks change in Europe and on Lord Howe. */
function hoursOf(zone: string, isHeld = (_: number) => true): { hours: SignalHour[]; lookFrom: number } {
  const from = end - looked * hour - signalLeadMs - 3 * hour;
  const spans = zoneBuckets({ from, to: end }, zone, "hour");
  const hours = spans.map((span, index) => {
    return { ...span, offsetMs: zoneOffsetMs(zone, span.from), isHeld: isHeld(index) };
  });
  return { hours, lookFrom: hours.length - looked };
}

const clockOf = ({ from, offsetMs }: SignalHour) => new Date(from + offsetMs);
/** Busy from 8 to 18, the more the later in the week. */
const usual = (hour: SignalHour) => {
  const clock = clockOf(hour);
  return clock.getUTCHours() >= 8 && clock.getUTCHours() < 18 ? 10 + clock.getUTCDay() : 0;
};
const zones = fc.constantFrom("UTC", "Europe/Berlin", "Australia/Lord_Howe", "Asia/Kolkata");

test("weeks that are all alike have no signal, in any zone", () => {
  fc.assert(
    fc.property(zones, (zone) => {
      const { hours, lookFrom } = hoursOf(zone);
      expect(findSignals({ hours, lookFrom, counts: new Map([["rtm", hours.map(usual)]]) })).toEqual([]);
    }),
  );
});

test("a channel that falls silent is told with the hours and what is usual in them", () => {
  const { hours, lookFrom } = hoursOf("Europe/Berlin");
  const counts = hours.map((one, index) => {
    const clock = clockOf(one).getUTCHours();
    return index >= lookFrom && clock >= 9 && clock < 12 ? 0 : usual(one);
  });
  const [signal, ...rest] = findSignals({ hours, lookFrom, counts: new Map([["rtm", counts]]) });
  expect(rest).toEqual([]);
  expect(signal).toEqual({
    channel: "rtm",
    kind: "silent",
    from: "2026-04-19T07:00:00.000Z",
    to: "2026-04-19T10:00:00.000Z",
    hours: 3,
    count: 0,
    // Sundays.
    usual: { median: 30, least: 30, most: 30 },
    weeks: 8,
  });
});

test("a channel with twice as much as usual and more than ever is told", () => {
  const { hours, lookFrom } = hoursOf("UTC");
  const counts = (factor: number) =>
    hours.map((one, index) => (index >= lookFrom ? usual(one) * factor : usual(one)));
  const signals = findSignals({
    hours,
    lookFrom,
    counts: new Map([
      ["rtm", counts(1.9)],
      ["sms", counts(2)],
    ]),
  });
  expect(signals.map(({ channel, kind, hours, count }) => [channel, kind, hours, count])).toEqual([
    ["sms", "doubled", 10, 200],
  ]);
});

test("what was never busy falls silent without a word, and few weeks tell nothing", () => {
  const before = hoursOf("UTC").lookFrom;
  const { hours, lookFrom } = hoursOf("UTC", (index) => index > before - 3.5 * 168);
  const gone = hours.map((one, index) => (index >= lookFrom ? 0 : usual(one)));
  expect(findSignals({ hours, lookFrom, counts: new Map([["rtm", gone]]) })).toEqual([]);
  const rare = hoursOf("UTC");
  const some = rare.hours.map((_, index) => (index < rare.lookFrom && index % 24 === 9 ? 2 : 0));
  expect(findSignals({ ...rare, counts: new Map([["rtm", some]]) })).toEqual([]);
});

test("nothing is claimed of hours that are not held, and what is claimed adds up", () => {
  const random = fc.record({
    zone: zones,
    seed: fc.array(fc.nat({ max: 40 }), { minLength: 20, maxLength: 40 }),
    gaps: fc.array(fc.tuple(fc.nat({ max: 1_400 }), fc.nat({ max: 200 })), { maxLength: 5 }),
    isQuiet: fc.array(fc.boolean(), { minLength: looked, maxLength: looked }),
  });
  let found = 0;
  fc.assert(
    fc.property(random, ({ zone, seed, gaps, isQuiet }) => {
      const isHeld = (index: number) =>
        !gaps.some(([from, length]) => index >= from && index < from + length);
      const { hours, lookFrom } = hoursOf(zone, isHeld);
      const counts = hours.map((one, index) =>
        index >= lookFrom && isQuiet[index - lookFrom]
          ? 0
          : (seed[clockOf(one).getUTCHours() % seed.length] ?? 0),
      );
      for (const signal of findSignals({ hours, lookFrom, counts: new Map([["rtm", counts]]) })) {
        found += 1;
        const inside = hours.flatMap(({ from, to }, index) =>
          from >= Date.parse(signal.from) && to <= Date.parse(signal.to) ? index : [],
        );
        expect(inside.length).toBe(signal.hours);
        expect(inside.every((index) => index >= lookFrom && isHeld(index))).toBe(true);
        expect(inside.reduce((sum, index) => sum + (counts[index] ?? 0), 0)).toBe(signal.count);
        expect(signal.weeks).toBeGreaterThanOrEqual(4);
        const { least, median, most } = signal.usual;
        expect(least <= median && median <= most).toBe(true);
        if (signal.kind === "silent") expect([signal.count, least >= 3]).toEqual([0, true]);
        else expect(signal.count >= 2 * median && signal.count > most).toBe(true);
      }
    }),
    { numRuns: 60 },
  );
  expect(found).toBeGreaterThan(0);
});
