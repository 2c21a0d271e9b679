import "server-only";
import { CircuitState, ConsecutiveBreaker, circuitBreaker, handleWhenResult } from "cockatiel";
import { instruments } from "../../metrics/instruments";
import type { Refusal, Reply } from "./read-reply";

export type Received = { reply: Reply; retryAfter: string | null };
export type OutageOptions = {
  /** Tells all who call Kore for the bot not to before `until`, epoch milliseconds. */
  pause: (until: number) => Promise<void>;
  now: () => number;
};
export type Outage = {
  /** Resolves when a call may be made, and to what makes it; what it resolves to may be the last failure again. */
  admitted(admit: () => Promise<void>): Promise<(send: () => Promise<Received>) => Promise<Received>>;
  /** Until when Kore is taken to be away; null while it answers. */
  until(): number | null;
  /** The bot's door closes: nobody waits for its Kore any more. */
  forget(): void;
};

/** In a row, whichever calls they were of. */
const failuresToOpen = 5;
const firstPauseMs = 5_000;
const longestPauseMs = 5 * 60_000;

/**
 * Knows an outage of one bot's Kore by its failures in a row, and then lets one call at a time find out whether it is
 * over, after 5 s, 10 s and so on up to 5 min. How long is written where admission looks (`pause`), for other processes
 * to keep to and for a person to end: the breaker itself lets through who was admitted since.
 */
export function watchOutage({ pause, now }: OutageOptions): Outage {
  const breaker = circuitBreaker(
    // Everything executed is an attempt.
    handleWhenResult((result) => isFailure(result as Attempt)),
    { breaker: new ConsecutiveBreaker(failuresToOpen), halfOpenAfter: 0 },
  );
  let probes = 0;
  let openings = 0;
  let pausedUntil = 0;
  let isTold = true;
  let last: Attempt | null = null;
  let isCounted = false;
  const countOpen = (isNowOpen: boolean) => {
    if (isNowOpen !== isCounted) instruments().openBreakers.inc(isNowOpen ? 1 : -1);
    isCounted = isNowOpen;
  };
  const isOpen = () => breaker.state !== CircuitState.Closed;
  const isFailure = (attempt: Attempt) =>
    "thrown" in attempt ? isOpen() : attempt.isStale || isAway(attempt.received.reply);

  breaker.onBreak((reason) => {
    countOpen(true);
    const attempt = (reason && "value" in reason ? reason.value : null) as Attempt | null;
    // What was not sent, or was given up by us, tells nothing new of Kore.
    if (!attempt || "thrown" in attempt || attempt.isStale) return;
    pausedUntil = now() + Math.min(longestPauseMs, firstPauseMs * 2 ** probes);
    probes += 1;
    openings += 1;
    isTold = false;
    last = attempt;
  });
  breaker.onReset(() => {
    probes = 0;
    countOpen(false);
  });

  async function attempt(seen: number, send: () => Promise<Received>): Promise<Attempt> {
    const isStale = now() < pausedUntil && (!isTold || seen !== openings);
    if (isOpen() && isStale && last && "received" in last) return { ...last, isStale: true };
    return await send().then(
      (received) => ({ received, isStale: false }),
      (thrown: unknown) => ({ thrown }),
    );
  }

  return {
    async admitted(admit) {
      const seen = openings;
      await admit();
      return async (send) => {
        const result = await breaker.execute(() => attempt(seen, send));
        if (isOpen() && !isTold) {
          await pause(pausedUntil);
          isTold = true;
        }
        if ("thrown" in result) throw result.thrown;
        return result.received;
      };
    },
    until: () => (isOpen() ? pausedUntil : null),
    forget: () => countOpen(false),
  };
}

/** A result and never a rejection, which the breaker would take for a success. */
type Attempt = { received: Received; isStale: boolean } | { thrown: unknown };

/** Kore did not answer, or only said that it cannot. Whatever else it says, it is there. */
function isAway({ kind }: Reply): boolean {
  const away: (Reply["kind"] | Refusal["kind"])[] = ["retryable", "unreachable"];
  return away.includes(kind);
}
