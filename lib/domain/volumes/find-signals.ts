import type { Span } from "../span";
import { hourOfWeek } from "./clock-stretches";
import type { Signal } from "./signals";

export type SignalHour = Span & {
  /** How far the zone's clock is ahead of UTC then. */
  offsetMs: number;
  /** All of it is in the archive. */
  isHeld: boolean;
};

export type SignalQuestion = {
  /** Oldest first, without a gap: the weeks that tell what is usual, then the hours that are looked at. */
  hours: SignalHour[];
  /** The place of the first that is looked at. */
  lookFrom: number;
  /** By channel, one for each hour. */
  counts: Map<string, number[]>;
};

export const signalWeeks = 8;
/** What rests on less says nothing. */
const leastWeeks = 4;
const leastUsual = { median: 8, least: 3 };
const leastDoubled = 10;
const hourMs = 3_600_000;
const weekMs = 168 * hourMs;

/**
 * Stretches of hours in which a channel had no session though it always has some, or at least twice as many as usual and
 * more than ever, against the same hours of the eight weeks before. Hours that are not held, and weeks of which one is
 * not, count for nothing.
 */
export function findSignals({ hours, lookFrom, counts }: SignalQuestion): Signal[] {
  const earlier = hours.map((_, index) => (index < lookFrom ? [] : findEarlier(hours, index)));
  return [...counts].flatMap(([channel, seen]) => {
    const usualOf = (index: number) => summarize(weeksOf([index], earlier).map(sumOver(seen)));
    const isSilent = (index: number) => seen[index] === 0;
    const isUsed = (index: number) => (usualOf(index)?.median ?? 0) > 0;
    const isHigh = (index: number) => {
      const usual = usualOf(index);
      const count = seen[index] ?? 0;
      return usual !== null && count >= 2 * usual.median && count > usual.most;
    };
    const signals = [
      ...findRuns(hours, lookFrom, isSilent).map((run) => ({
        kind: "silent" as const,
        run: trim(run, isUsed),
      })),
      ...findRuns(hours, lookFrom, isHigh).map((run) => ({ kind: "doubled" as const, run })),
    ];
    return signals.flatMap(({ kind, run }): Signal[] => {
      const weeks = weeksOf(run, earlier);
      const usual = summarize(weeks.map(sumOver(seen)));
      const count = sumOver(seen)(run);
      const [first, last] = [hours[run[0] ?? 0], hours[run.at(-1) ?? 0]];
      if (!usual || !first || !last) return [];
      const isClear =
        kind === "silent"
          ? usual.median >= leastUsual.median && usual.least >= leastUsual.least
          : count >= leastDoubled && count >= 2 * usual.median && count > usual.most;
      if (!isClear) return [];
      const span = { from: new Date(first.from).toISOString(), to: new Date(last.to).toISOString() };
      return [{ channel, kind, ...span, hours: run.length, count, usual, weeks: weeks.length }];
    });
  });
}

/** By how many weeks ago, the places of the held hours that had the same place in their week. */
function findEarlier(hours: SignalHour[], index: number): (number | undefined)[] {
  const own = hours[index];
  const earlier: (number | undefined)[] = [];
  if (!own) return earlier;
  const place = hourOfWeek(own.from, own.offsetMs);
  for (let week = 1; week <= signalWeeks; week += 1) {
    // Where clocks were changed in between it is an hour or two off.
    const about = index - week * 168;
    earlier[week] = [about, about - 1, about + 1, about - 2, about + 2].find((at) => {
      const hour = hours[at];
      return hour?.isHeld && isWhole(hour) && hourOfWeek(hour.from, hour.offsetMs) === place;
    });
  }
  return earlier;
}

/** The same hours of each earlier week in which all of them are held. */
function weeksOf(run: number[], earlier: (number | undefined)[][]): number[][] {
  const weeks: number[][] = [];
  for (let week = 1; week <= signalWeeks; week += 1) {
    const places = run.flatMap((index) => earlier[index]?.[week] ?? []);
    if (places.length === run.length) weeks.push(places);
  }
  return weeks;
}

/** Longest stretches of held whole hours, one after the other, of which something is true. */
function findRuns(hours: SignalHour[], lookFrom: number, isIn: (index: number) => boolean): number[][] {
  const runs: number[][] = [];
  let run: number[] = [];
  for (let index = lookFrom; index <= hours.length; index += 1) {
    const hour = hours[index];
    if (hour?.isHeld && isWhole(hour) && isIn(index)) run.push(index);
    else if (run.length > 0) {
      runs.push(run);
      run = [];
    }
  }
  return runs;
}

/** Without the hours at its ends in which nothing is usual. */
function trim(run: number[], isUsed: (index: number) => boolean): number[] {
  return run.slice(run.findIndex(isUsed), run.findLastIndex(isUsed) + 1);
}

function isWhole({ from, to }: Span): boolean {
  return to - from === hourMs;
}

function sumOver(seen: number[]) {
  return (places: number[]) => places.reduce((sum, place) => sum + (seen[place] ?? 0), 0);
}

function summarize(sums: number[]): Signal["usual"] | null {
  if (sums.length < leastWeeks) return null;
  const sorted = sums.toSorted((a, b) => a - b);
  const at = (place: number) => sorted[place] ?? 0;
  const middle = (sorted.length - 1) / 2;
  const median = (at(Math.floor(middle)) + at(Math.ceil(middle))) / 2;
  return { median, least: at(0), most: at(sorted.length - 1) };
}

/** How long before the hours that are looked at the counts have to begin. */
export const signalLeadMs = signalWeeks * weekMs;
