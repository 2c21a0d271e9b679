import "server-only";
import type { WindowFailure } from "../archive/finish-window";
import type { WindowLease } from "../archive/lease-window";
import { KoreError } from "../kore/http/kore-error";

const baseDelayMs = 5_000;
const longestDelayMs = 5 * 60_000;
/** With so many pages read a window is large enough for its halves to fare better. */
const manyPages = 10;
/** Kore's lists of less than this are short enough, whatever is wrong with them. */
const shortestHalfMs = 15 * 60_000;

type Circumstances = Pick<WindowLease, "kind" | "attempts" | "from" | "to"> & {
  pages: number;
  now: number;
  random: number;
};

/**
 * What an error means for the window that met it after `pages` were stored; `random` is in [0, 1). Waits for a person
 * when trying again cannot help.
 */
export function toFailure(
  error: unknown,
  { kind, attempts, from, to, pages, now, random }: Circumstances,
): WindowFailure {
  const code = error instanceof KoreError ? error.code : "internal";
  const detail = error instanceof KoreError ? error.detail : null;
  const retryAt = error instanceof KoreError ? error.retryAt : null;
  const backoffMs = Math.min(longestDelayMs, baseDelayMs * 2 ** attempts) * (0.5 + random / 2);
  const isTooMuch = pages >= manyPages || (error instanceof KoreError && error.isTooMuch);
  const waits = code === "credentials" || code === "scope" || code === "rejected";
  return {
    code,
    detail,
    nextAttemptAt: waits ? null : (retryAt ?? Math.round(now + backoffMs)),
    countsAsTry: retryAt === null,
    halves: kind !== "live" && to - from >= 2 * shortestHalfMs && isTooMuch && !waits,
  };
}
