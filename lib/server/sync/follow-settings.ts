import "server-only";
import { stat } from "node:fs/promises";
import { setTimeout as delay } from "node:timers/promises";
import type { Archive } from "../archive/database";
import { type BotConfig, ConfigError, readConfig } from "../config";
import { linkAbort } from "../linked-abort";
import { log } from "../log";
import { runSync } from "./run-sync";

export type FollowOptions = {
  archive: Archive;
  /** Where the settings are read, at the start and again whenever the file of bots changes. */
  environment: Record<string, string | undefined>;
  signal: AbortSignal;
  pollMs?: number;
  /** Epoch milliseconds. */
  now?: () => number;
};

/**
 * Runs sync until `signal` aborts, and begins anew when KORE_BOTS_FILE names other bots or credentials: windows that
 * waited for new settings then have their chance. A file with faults is told, and what ran goes on. Throws ConfigError
 * for faults at the start.
 */
export async function followSettings(options: FollowOptions): Promise<void> {
  const { archive, environment, signal, pollMs = 2_000, now } = options;
  const path = environment["KORE_BOTS_FILE"]?.trim();
  // Looked at before it is read: a change in between is seen once more rather than never.
  let seen = await stampOf(path);
  let { bots } = readConfig(environment);
  while (!signal.aborted) {
    log().debug({ bots: bots.map(({ id, host }) => ({ id, host })) }, "sync started");
    const round = linkAbort(signal);
    const running = runSync({ archive, bots, signal: round.signal, ...(now && { now }) });
    const next = nextBots().finally(() => round.abort(new Error("The settings changed.")));
    await Promise.all([running, next]);
    round.unlink();
    bots = (await next) ?? bots;
  }

  /** Resolves when there are other bots, or to null when the work ends. */
  async function nextBots(): Promise<BotConfig[] | null> {
    for (;;) {
      await delay(pollMs, undefined, { signal }).catch((error: unknown) => {
        if (!signal.aborted) throw error;
      });
      if (signal.aborted) return null;
      const stamp = await stampOf(path);
      if (stamp === seen) continue;
      seen = stamp;
      const found = readBotsAgain(environment);
      if (found && fingerprint(found) !== fingerprint(bots)) return found;
    }
  }
}

/** Null, and told in the log, when the settings have faults. */
function readBotsAgain(environment: FollowOptions["environment"]): BotConfig[] | null {
  try {
    return readConfig(environment).bots;
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    log().error({ faults: error.faults }, "the new settings have faults, so the old ones stay");
    return null;
  }
}

/** Changes with the file's content; null while there is no file. */
async function stampOf(path: string | undefined): Promise<string | null> {
  const found = path ? await stat(path).catch(() => null) : null;
  return found && `${found.mtimeMs} ${found.size} ${found.ino}`;
}

function fingerprint(bots: BotConfig[]): string {
  return JSON.stringify(bots.map((bot) => ({ ...bot, clientSecret: bot.clientSecret.reveal() })));
}
