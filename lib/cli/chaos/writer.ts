import { type Archive, openArchive } from "@/lib/server/archive/database";
import { LeaseLostError, leaseWindow } from "@/lib/server/archive/lease-window";
import { ensureLive, planMissing } from "@/lib/server/archive/plan-windows";
import type { BotConfig } from "@/lib/server/config";
import { type Kore, openKore } from "@/lib/server/kore/http/client";
import { cutWindows } from "@/lib/server/sync/cut-windows";
import { overlapOf } from "@/lib/server/sync/overlap";
import { runWindow } from "@/lib/server/sync/run-window";
import { startStepProxy } from "./step-proxy";

const hourMs = 3_600_000;
const liveStartMs = 3 * hourMs;
const historyMs = 36 * hourMs;
const staleLiveMs = 2 * hourMs;

export type Writer = {
  /** Plans and fetches what is due at `now`; resolves to how often a lease was lost. */
  catchUp(now: number): Promise<number>;
  /** Breaks every connection to the archive after so many statements, as the end of the process would. */
  crashAfter(statements: number): void;
  close(): Promise<void>;
};

/** One of several that keep a bot up to date on one archive, without the waits of a process that runs for ever. */
export async function openWriter(bot: BotConfig, socketDirectory: string): Promise<Writer> {
  let crashAt = Number.POSITIVE_INFINITY;
  let statements = 0;
  let process = new AbortController();
  const proxy = await startStepProxy({ koreUrl: bot.host, socketDirectory }, () => {
    statements += 1;
    if (statements < crashAt) return;
    proxy.cut();
    process.abort();
  });
  const archive = openArchive({ databaseUrl: null, archiveSocket: proxy.socketDirectory });
  // The time of the histories, by which an outage is over too.
  let time = 0;
  const kore = openKore(bot, {
    admit: async () => undefined,
    wait: async () => undefined,
    now: () => time,
  });
  return {
    crashAfter(count) {
      statements = 0;
      crashAt = count;
    },
    async catchUp(now) {
      time = now;
      process = new AbortController();
      try {
        await plan(archive, bot, now);
        return await workOff(archive, kore, now, process.signal);
      } catch (error) {
        if (!process.signal.aborted) throw error;
        return 0;
      } finally {
        crashAt = Number.POSITIVE_INFINITY;
      }
    },
    async close() {
      await kore.close();
      await archive.$client.end();
      await proxy.close();
    },
  };
}

async function plan(archive: Archive, bot: BotConfig, now: number): Promise<void> {
  const plan = { cut: cutWindows, now };
  const live = {
    from: now - liveStartMs,
    staleBefore: now - staleLiveMs,
    overlapMs: overlapOf(bot.inactivityTimeoutMs),
  };
  await ensureLive(archive, bot.id, live, plan);
  await planMissing(archive, {
    ...plan,
    botId: bot.id,
    kind: "backfill",
    span: { from: now - historyMs, to: now },
  });
}

async function workOff(archive: Archive, kore: Kore, now: number, signal: AbortSignal): Promise<number> {
  const idChecks = new Map<string, number>();
  const question = {
    botId: kore.bot.id,
    kinds: ["live" as const, "backfill" as const],
    now,
    // Read again whenever the clock has moved.
    liveCadenceMs: { lookedAt: 1, idle: 1 },
  };
  for (let lost = 0; ; ) {
    signal.throwIfAborted();
    const lease = await leaseWindow(archive, question);
    if (!lease) return lost;
    try {
      await runWindow({ archive, kore, now: () => now, signal, idChecks }, lease);
    } catch (error) {
      if (!(error instanceof LeaseLostError)) throw error;
      lost += 1;
    }
  }
}
