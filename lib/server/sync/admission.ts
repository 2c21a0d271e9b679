import "server-only";
import { setTimeout as delay } from "node:timers/promises";
import type { Archive } from "../archive/database";
import { admitCall, type CallLimit } from "../archive/kore-calls";
import { lastLook } from "../archive/sync-state";
import type { BotConfig } from "../config";
import { budgetId } from "../kore/budget-id";
import type { KoreOptions } from "../kore/http/client";
import { limitsFor, wholeBudget } from "./call-limits";

/** Where calls are counted, for all processes; times are epoch milliseconds. */
export type CallBook = {
  /** Counts a call and returns 0, or the milliseconds after which to ask again. */
  admit(budgetId: string, limits: CallLimit[], now: number): Promise<number>;
  /** Null if nobody ever looked at one of the bots. */
  lastLook(botIds: string[]): Promise<number | null>;
};
export type Clock = { now: () => number; wait: (ms: number, signal: AbortSignal) => Promise<unknown> };

/** A pause can end early when somebody asks for a retry. */
const longestNapMs = 2_000;

export function archiveBook(archive: Archive): CallBook {
  return {
    admit: (id, limits, now) => admitCall(archive, id, limits, now),
    lastLook: (botIds) => lastLook(archive, botIds),
  };
}

export function realClock(now: () => number): Clock {
  return { now, wait: (ms, signal) => delay(ms, undefined, { signal }) };
}

/** Lets calls of the bots through as fast as their budgets allow, people before background work. */
export function createAdmission(
  bots: BotConfig[],
  book: CallBook,
  { now, wait }: Clock,
): KoreOptions["admit"] {
  const budgetIds = new Map(bots.map((bot) => [bot.id, budgetId(bot)]));
  return async (botId, purpose, signal) => {
    const id = budgetIds.get(botId) ?? botId;
    const sharers = bots.filter((bot) => budgetIds.get(bot.id) === id).map((bot) => bot.id);
    for (;;) {
      signal.throwIfAborted();
      const lookedAt = purpose === "backfill" ? await book.lastLook(sharers) : null;
      const limits = limitsFor(purpose, now() - (lookedAt ?? Number.NEGATIVE_INFINITY));
      const waitMs = await book.admit(id, limits, now());
      if (waitMs === 0) return;
      await wait(Math.min(waitMs, longestNapMs), signal);
    }
  };
}

/**
 * Lets a call of somebody who holds a connection through, in the same budget. Resolves to 0 then, or to the
 * milliseconds to come back after when they are more than `patienceMs`.
 */
export async function admitWithin(
  archive: Archive,
  bot: BotConfig,
  patienceMs: number,
  signal: AbortSignal,
): Promise<number> {
  const end = Date.now() + patienceMs;
  for (;;) {
    signal.throwIfAborted();
    const waitMs = await admitCall(archive, budgetId(bot), wholeBudget, Date.now());
    if (waitMs === 0 || Date.now() + waitMs > end) return waitMs;
    await delay(Math.min(waitMs, longestNapMs), undefined, { signal });
  }
}
