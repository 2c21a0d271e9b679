import "server-only";
import type { FailureCode } from "@/lib/domain/coverage";
import type { Refusal } from "./read-reply";

/** `retryAt` is when Kore asked to be left alone until, epoch milliseconds. */
export type RetryPlan = { code: FailureCode; retryAt: number | null } & (
  | { kind: "retry"; delayMs: number }
  | { kind: "give-up" }
);

const mostTries = 4;
const baseDelayMs = 500;
const longestDelayMs = 15_000;
const minuteMs = 60_000;
const hourPauseMs = 15 * minuteMs;
const longestPauseMs = 60 * minuteMs;

const codes: Record<Refusal["kind"], FailureCode> = {
  "limited-minute": "limited",
  "limited-hour": "limited",
  retryable: "upstream",
  credentials: "credentials",
  scope: "scope",
  rejected: "rejected",
  malformed: "malformed",
  "too-large": "malformed",
  unreachable: "unreachable",
};

/**
 * What to do after the `tries`-th refusal of one call. Only faults that may pass by themselves are tried again, with
 * full jitter; a limit is for the caller to wait out, as every call of the bot must; credentials are never hammered.
 * `retryAfter` is the header's text, `now` epoch milliseconds, `random` in [0, 1).
 */
export function planRetry(
  refusal: Refusal["kind"],
  tries: number,
  retryAfter: string | null,
  now: number,
  random: number,
): RetryPlan {
  const asked = readRetryAfter(retryAfter, now);
  const code = codes[refusal];
  if (code === "limited") {
    const pause = asked ?? (refusal === "limited-hour" ? hourPauseMs : minuteMs);
    return { kind: "give-up", code, retryAt: now + Math.min(Math.max(pause, 1_000), longestPauseMs) };
  }
  if (refusal === "too-large" || !["upstream", "unreachable", "malformed"].includes(code))
    return { kind: "give-up", code, retryAt: null };
  const retryAt = asked === null ? null : now + Math.min(asked, longestPauseMs);
  if (tries >= mostTries || (asked ?? 0) > longestDelayMs) return { kind: "give-up", code, retryAt };
  const jitter = random * Math.min(longestDelayMs, baseDelayMs * 2 ** tries);
  return { kind: "retry", code, retryAt, delayMs: Math.max(asked ?? 0, jitter) };
}

/** Milliseconds from now, from seconds or an HTTP date (RFC 9110); null when absent or not understood. */
export function readRetryAfter(text: string | null, now: number): number | null {
  const trimmed = text?.trim() ?? "";
  if (/^\d+$/.test(trimmed)) return Number(trimmed) * 1000;
  const date = /^[A-Z][a-z]{2}, /.test(trimmed) ? Date.parse(trimmed) : Number.NaN;
  return Number.isNaN(date) ? null : Math.max(0, date - now);
}
