import { KoreError } from "./kore-error";

export interface RateLimits {
  perMinute: number;
  perHour: number;
}

const hourMs = 3_600_000;

/** Rolling limits, one bucket per bot for all history endpoints (kore-contract 3). */
export class RateLimiter {
  readonly #limits: RateLimits;
  readonly #calls = new Map<string, number[]>();

  constructor(limits: RateLimits) {
    this.#limits = limits;
  }

  /** Counts the call, or throws Kore's 429; a refused call does not count. */
  take(bucket: string, now: number): void {
    const calls = (this.#calls.get(bucket) ?? []).filter((at) => at > now - hourMs);
    this.#calls.set(bucket, calls);
    const lastMinute = calls.filter((at) => at > now - 60_000).length;
    const { perHour, perMinute } = this.#limits;
    if (calls.length >= perHour) throw new RateLimitError("hourly", wait(calls, perHour, hourMs, now));
    if (lastMinute >= perMinute) throw new RateLimitError("per-minute", wait(calls, perMinute, 60_000, now));
    calls.push(now);
  }
}

export function rateLimitText(window: "per-minute" | "hourly"): string {
  return `You've exceeded the ${window} rate limit. Please wait for sometime before retrying.`;
}

export class RateLimitError extends KoreError {
  readonly retryAfterSeconds: number;

  constructor(window: "per-minute" | "hourly", waitMs: number) {
    super(429, rateLimitText(window), 429);
    this.retryAfterSeconds = Math.ceil(waitMs / 1000);
  }
}

/** Until the oldest call that still counts has left the window. */
function wait(calls: readonly number[], most: number, windowMs: number, now: number): number {
  return (calls.at(-most) ?? now) + windowMs - now;
}
