import "server-only";
import { stat } from "node:fs/promises";
import { setTimeout as delay } from "node:timers/promises";
import { listBots, listErasures, readBotsStamp, type StoredBot } from "../archive/bots";
import type { Archive } from "../archive/database";
import { eraseBot } from "../archive/erase-bot";
import { joinBots } from "../bots/join-bots";
import { type BotConfig, type Config, ConfigError, readConfig } from "../config";
import { linkAbort } from "../linked-abort";
import { log } from "../log";
import { runSync } from "./run-sync";

const afterErrorMs = 1_000;
const eraseMs = 5_000;

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
 * Runs sync until `signal` aborts, and begins anew when KORE_BOTS_FILE or the archive have other bots or credentials:
 * windows that waited for new settings then have their chance. A file with faults is told, and what ran goes on. Throws
 * ConfigError for faults at the start.
 */
export async function followSettings(options: FollowOptions): Promise<void> {
  const { archive, environment, signal, pollMs = 1_000, now } = options;
  const path = environment["KORE_BOTS_FILE"]?.trim();
  // Looked at before it is read: a change in between is seen once more rather than never.
  let seen = await stampOf(path);
  let settings = readConfig(environment);
  let stored = await readStored(archive, signal);
  let bots = workingBots(settings, stored.rows);
  while (!signal.aborted) {
    log().debug({ bots: bots.map(({ id, host }) => ({ id, host })) }, "sync started");
    const round = linkAbort(signal);
    const running = runSync({ archive, bots, signal: round.signal, ...(now && { now }) });
    const erasing = eraseRemoved(archive, bots, round.signal);
    const next = nextBots().finally(() => round.abort(new Error("The settings changed.")));
    await Promise.all([running, next, erasing]);
    round.unlink();
    bots = (await next) ?? bots;
  }

  /** Resolves when there are other bots, or to null when the work ends. */
  async function nextBots(): Promise<BotConfig[] | null> {
    for (;;) {
      await rest(pollMs, signal);
      if (signal.aborted) return null;
      const stamp = await stampOf(path);
      const storedStamp = await readBotsStamp(archive).catch(() => stored.stamp);
      if (stamp === seen && storedStamp === stored.stamp) continue;
      if (stamp !== seen) settings = readAgain(environment) ?? settings;
      if (storedStamp !== stored.stamp) stored = await readStored(archive, signal);
      seen = stamp;
      const found = workingBots(settings, stored.rows);
      if (fingerprint(found) !== fingerprint(bots)) return found;
    }
  }
}

/** The archive may be away for a moment, and is not long. */
async function readStored(archive: Archive, signal: AbortSignal): ReturnType<typeof listBots> {
  for (;;) {
    try {
      return await listBots(archive);
    } catch (err) {
      if (signal.aborted) return { stamp: "", rows: [] };
      log().error({ err }, "the stored bots could not be read");
      await rest(afterErrorMs, signal);
    }
  }
}

/** Those that Kore can be asked with. One whose secret is lost is told, and all others go on. */
function workingBots(settings: Config, rows: StoredBot[]): BotConfig[] {
  const { bots } = joinBots(settings, rows);
  const lost = bots.filter(({ isSecretLost }) => isSecretLost);
  for (const { id } of lost) log().error({ botId: id }, "the stored secret of a bot cannot be opened");
  return bots.filter(({ isSecretLost }) => !isSecretLost);
}

/** What is archived of removed bots goes while the others are kept up to date. */
async function eraseRemoved(archive: Archive, bots: BotConfig[], signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    try {
      const removed = await listErasures(archive);
      for (const botId of removed.filter((id) => !bots.some((bot) => bot.id === id))) {
        await eraseBot(archive, botId, signal);
      }
    } catch (err) {
      if (!signal.aborted) log().error({ err }, "a removed bot could not be erased");
    }
    await rest(eraseMs, signal);
  }
}

async function rest(ms: number, signal: AbortSignal): Promise<void> {
  await delay(ms, undefined, { signal }).catch((error: unknown) => {
    if (!signal.aborted) throw error;
  });
}

/** Null, and told in the log, when the settings have faults. */
function readAgain(environment: FollowOptions["environment"]): Config | null {
  try {
    return readConfig(environment);
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
