import "server-only";
import { once, setMaxListeners } from "node:events";
import { setTimeout as delay } from "node:timers/promises";
import type { Archive } from "../archive/database";
import { readHistory } from "../archive/history";
import { pauseCalls } from "../archive/kore-calls";
import { LeaseLostError, leaseWindow, type WindowKind } from "../archive/lease-window";
import { ensureLive, planMissing, retryAfterRestart } from "../archive/plan-windows";
import { expireSessions } from "../archive/retention";
import type { BotConfig } from "../config";
import { budgetId } from "../kore/budget-id";
import { openKore } from "../kore/http/client";
import { log } from "../log";
import { archiveBook, createAdmission, realClock } from "./admission";
import { cutWindows, defaultBackfillFrom, liveStartMs } from "./cut-windows";
import { overlapOf } from "./overlap";
import { type BotWork, runWindow } from "./run-window";

export type SyncOptions = {
  archive: Archive;
  bots: BotConfig[];
  signal: AbortSignal;
  /** Epoch milliseconds. */
  now?: () => number;
};

const pollMs = 400;
const planMs = 60_000;
const afterErrorMs = 1_000;
const staleLiveMs = 2 * 3_600_000;
/** A session that has just ended is to be here within a minute, whoever looks. */
const liveCadenceMs = { lookedAt: 15_000, idle: 45_000 };
/** A bot's windows at a time: however long one takes, recent hours and people who wait have their turn. */
const slots: WindowKind[][] = [["live"], ["request"], ["request", "backfill"]];

/** Keeps the archive up to date with Kore until `signal` aborts. Several processes may run it on one archive. */
export async function runSync({ archive, bots, signal, now = Date.now }: SyncOptions): Promise<void> {
  // Every loop and window of every bot listens for the end.
  setMaxListeners(0, signal);
  const admit = createAdmission(bots, archiveBook(archive), realClock(now));
  await Promise.all(
    bots.map(async (bot) => {
      const pause = (until: number) => pauseCalls(archive, budgetId(bot), until);
      const kore = openKore(bot, { admit, pause, now });
      const work: BotWork = { archive, kore, now, signal, idChecks: new Map() };
      try {
        await Promise.all([keepPlanned(work), ...slots.map((kinds) => workOff(work, kinds))]);
      } finally {
        await kore.close();
      }
    }),
  );
  if (!signal.aborted) await once(signal, "abort");
}

async function keepPlanned(work: BotWork): Promise<void> {
  let isStarted = false;
  while (!work.signal.aborted) {
    const isPlanned = await attempt(work, async () => {
      if (!isStarted) await retryAfterRestart(work.archive, work.kore.bot.id);
      isStarted = true;
      await planAhead(work);
      await expireSessions(work.archive, work.kore.bot.id, work.now());
      return true;
    });
    await rest(isPlanned ? planMs : pollMs, work.signal);
  }
}

/** The recent hours first, then day by day back; and what was missed while nobody ran. */
async function planAhead({ archive, kore: { bot }, now }: BotWork): Promise<void> {
  const time = now();
  const from = time - liveStartMs;
  const overlapMs = overlapOf(bot.inactivityTimeoutMs);
  const plan = { cut: cutWindows, now: time };
  await ensureLive(archive, bot.id, { from, staleBefore: time - staleLiveMs, overlapMs }, plan);
  const { backfillFrom } = await readHistory(archive, bot.id);
  const span = { from: backfillFrom ?? defaultBackfillFrom(time), to: time };
  await planMissing(archive, { ...plan, botId: bot.id, kind: "backfill", span });
}

async function workOff(work: BotWork, kinds: WindowKind[]): Promise<void> {
  const { archive, kore, now, signal } = work;
  while (!signal.aborted) {
    const isWorked = await attempt(work, async () => {
      const lease = await leaseWindow(archive, {
        botId: kore.bot.id,
        budgetId: budgetId(kore.bot),
        kinds,
        now: now(),
        liveCadenceMs,
      });
      if (lease) await runWindow(work, lease);
      return lease !== null;
    });
    if (!isWorked) await rest(pollMs, signal);
  }
}

/** One step; null when it failed. The archive can be away for a moment, and the work goes on when it is back. */
async function attempt<T>({ signal, kore }: BotWork, step: () => Promise<T>): Promise<T | null> {
  try {
    return await step();
  } catch (error) {
    if (error instanceof LeaseLostError) return null;
    log().error({ botId: kore.bot.id, err: error }, "sync could not use the archive");
    await rest(afterErrorMs, signal);
    return null;
  }
}

/** Ends early, and quietly, when the work does. */
async function rest(ms: number, signal: AbortSignal): Promise<void> {
  await delay(ms, undefined, { signal }).catch((error: unknown) => {
    if (!signal.aborted) throw error;
  });
}
