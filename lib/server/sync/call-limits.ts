import "server-only";
import type { CallLimit } from "../archive/kore-calls";
import type { CallPurpose } from "../kore/http/client";

/** A call counts at Kore when it arrives, which may be later than when it was counted here. */
const slackMs = 3_000;
const minuteMs = 60_000 + slackMs;
const hourMs = 3_600_000 + slackMs;
/** So long after the last look somebody is taken to be still there. */
const lookMs = 10 * 60_000;

/** Calls in a rolling minute and hour (kore-contract 3). */
export const koreLimits = { perMinute: 60, perHour: 1_800 };

export const wholeBudget: CallLimit[] = [
  { calls: koreLimits.perMinute, windowMs: minuteMs },
  { calls: koreLimits.perHour, windowMs: hourMs },
];

/** What background work has of the hour while somebody is there, which is the slower case. */
export const backgroundCallsPerHour = 1_440;

/** A fifth of both windows is kept for those who are there. */
const besidePeople: CallLimit[] = [
  { calls: 24, windowMs: minuteMs },
  { calls: backgroundCallsPerHour, windowMs: hourMs },
];

/**
 * A fifth kept from nobody would be a fifth lost. All the budget spent, though, whoever came next would wait until
 * calls of an hour ago run out: so the calls are spread evenly, for room to come back every two seconds, and a
 * fiftieth is left for the first moments, until the reserve has filled.
 */
const whileAlone: CallLimit[] = [
  { calls: 48, windowMs: minuteMs },
  { calls: 147, windowMs: 300_000 },
  { calls: 1_764, windowMs: hourMs },
];

/** What a call has to keep to; every call counts, whoever made it. `sinceLookMs` is infinite if nobody ever looked. */
export function limitsFor(purpose: CallPurpose, sinceLookMs: number): CallLimit[] {
  if (purpose !== "backfill") return wholeBudget;
  return sinceLookMs < lookMs ? besidePeople : whileAlone;
}
