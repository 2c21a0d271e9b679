import "server-only";
import type { StoredBot } from "../archive/bots";
import { isLoopback } from "../bot-host";
import type { BotConfig, Config } from "../config";
import { openBotSecret } from "./bot-secret";

export type KnownBot = BotConfig & {
  origin: "settings" | "sandbox" | "archive";
  /** Which row of the archive it was made of; empty for one of the settings. */
  stamp: string;
  /** What is archived can be read, and Kore not be asked. */
  isSecretLost: boolean;
};
export type Registry = {
  bots: KnownBot[];
  /** Nothing is real: there is neither a bot in the settings nor one in the archive. */
  isSandbox: boolean;
  /** Stored bots that are not used, as the settings have one of the same id. */
  hiddenIds: string[];
};

/**
 * The bots of the settings and then those of the archive; one of the settings goes before one of the same id. The
 * first bot that is stored is the end of the sandbox. Those of `before` whose row did not change stay the same objects.
 */
export function joinBots(
  settings: Pick<Config, "bots" | "isSandbox" | "innerHosts">,
  rows: StoredBot[],
  before: KnownBot[] = [],
): Registry {
  const isSandbox = settings.isSandbox && rows.length === 0;
  const configured = settings.isSandbox && !isSandbox ? [] : settings.bots;
  const isHidden = (row: StoredBot) => configured.some(({ id }) => id === row.id);
  const fromArchive = rows
    .filter((row) => !isHidden(row))
    .map((row) => {
      const known = before.find(({ id, stamp }) => id === row.id && stamp === stampOf(row));
      return known && !known.isSecretLost ? known : openBot(row, settings.innerHosts);
    });
  return {
    bots: [...configured.map((bot) => fromSettings(bot, settings.isSandbox)), ...fromArchive],
    isSandbox,
    hiddenIds: rows.filter(isHidden).map(({ id }) => id),
  };
}

const known = new WeakMap<BotConfig, KnownBot>();

function fromSettings(bot: BotConfig, isSandbox: boolean): KnownBot {
  const found = known.get(bot);
  if (found) return found;
  const origin = isSandbox ? ("sandbox" as const) : ("settings" as const);
  const made = { ...bot, origin, stamp: "", isSecretLost: false };
  known.set(bot, made);
  return made;
}

function openBot(row: StoredBot, innerHosts: string[]): KnownBot {
  const { id, name, host, clientId, kind, algorithm, inactivityTimeoutMs } = row;
  const { secret, isLost } = openBotSecret(row);
  return {
    ...{ id, name, host, clientId, kind, algorithm, inactivityTimeoutMs },
    clientSecret: secret,
    isGuarded: isGuardedHost(host, innerHosts),
    origin: "archive",
    stamp: stampOf(row),
    isSecretLost: isLost,
  };
}

/** Whether connections must lead outside: all but those to a loopback address and to hosts that the settings name. */
export function isGuardedHost(host: string, innerHosts: string[]): boolean {
  return !isLoopback(host) && !innerHosts.includes(new URL(host).hostname);
}

function stampOf({ version, changedAt }: StoredBot): string {
  return `${version} ${changedAt.getTime()}`;
}
