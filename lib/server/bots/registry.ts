import "server-only";
import { listBots, readBotsStamp, type StoredBot } from "../archive/bots";
import { archive } from "../archive/database";
import { type Config, config } from "../config";
import { joinBots, type KnownBot, type Registry } from "./join-bots";

const lookAgainMs = 1_000;

let stored: { stamp: string; rows: StoredBot[] } = { stamp: "", rows: [] };
let lookedAt = Number.NEGATIVE_INFINITY;
let joined: { settings: Config; rows: StoredBot[]; registry: Registry } | undefined;

/** The bots there are, those of the settings and those of the archive, as this process last saw them. */
export function knownBots(): Registry {
  const settings = config();
  const { rows } = stored;
  if (joined?.settings !== settings || joined.rows !== rows) {
    joined = { settings, rows, registry: joinBots(settings, rows, joined?.registry.bots) };
  }
  return joined.registry;
}

/** The same at a stamp that was just read, which costs nothing while nobody changes a bot. */
export async function botsAt(stamp: string): Promise<Registry> {
  if (stamp !== stored.stamp) stored = await listBots(archive());
  lookedAt = Date.now();
  return knownBots();
}

/** As they are now. */
export async function freshBots(): Promise<Registry> {
  return await botsAt(await readBotsStamp(archive()));
}

/** For what no sign-in asks for: a second old at most. */
export async function currentBots(): Promise<Registry> {
  return Date.now() - lookedAt < lookAgainMs ? knownBots() : await freshBots();
}

export function findKnownBot(botId: string): KnownBot | undefined {
  return knownBots().bots.find(({ id }) => id === botId);
}
