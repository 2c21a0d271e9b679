import { type BotProfile, trades } from "./generate/bot-profile";
import { uuid } from "./generate/ids";
import { hash, Random } from "./generate/random";
import type { App } from "./http/authenticate";
import type { BotOptions, SandboxOptions } from "./options";
import { defaultSwitches } from "./switches";

export interface SandboxBot {
  botId: string;
  name: string;
  clientId: string;
  clientSecret: string;
  inactivityTimeoutMs: number;
  /** The two webhook instances of the `ivr` channel, for `ivrInstID`. */
  ivrInstanceIds: readonly [string, string];
}

/** Credentials of the Admin Console app, which sees every bot. */
export interface AdminApp {
  clientId: string;
  clientSecret: string;
}

const defaultBots: readonly BotOptions[] = [
  { botId: "st-3f1c9a52-7d0e-5b84-9c6a-2e8f41d7b035", name: "Bank assistant", trade: "bank" },
  { botId: "st-a86d27e1-41fb-5c39-b2d7-90c35e6f1a84", name: "Travel assistant", trade: "travel" },
];

export interface Account {
  bots: SandboxBot[];
  profiles: BotProfile[];
  apps: App[];
  adminApp: AdminApp;
}

/** The bots and apps of the imitated account; ids and secrets are the same on every start unless given. */
export function createAccount(options: SandboxOptions): Account {
  const adminClientId = "cs-5b0e7c1d-2a94-5f63-8d17-c4f2a86e9031";
  const adminApp = {
    clientId: adminClientId,
    clientSecret: options.clientSecrets?.[adminClientId] ?? secretOf(adminClientId),
  };
  const wanted = options.bots ?? defaultBots;
  const profiles = wanted.map((bot) => createProfile(bot, options));
  const bots = wanted.map((bot) => createBot(bot, options));
  const apps: App[] = bots.map(({ botId, clientId, clientSecret }, index) => ({
    botId,
    clientId,
    clientSecret,
    scopes: wanted[index]?.scopes ?? ["Bot Sessions", "Chat History"],
  }));
  const adminScopes = options.adminScopes ?? ["Bot Analytics > Bot Sessions", "Bot Analytics > Chat History"];
  return { bots, profiles, apps: [...apps, { ...adminApp, scopes: adminScopes }], adminApp };
}

function inactivityTimeoutMs(bot: BotOptions, { switches }: SandboxOptions): number {
  return (
    bot.inactivityTimeoutMs ?? (switches?.closingLagMinutes ?? defaultSwitches.closingLagMinutes) * 60_000
  );
}

function createBot(bot: BotOptions, options: SandboxOptions): SandboxBot {
  const clientId = bot.clientId ?? `cs-${uuid(new Random(hash("client", bot.botId)))}`;
  return {
    botId: bot.botId,
    name: bot.name,
    clientId,
    ivrInstanceIds: ivrInstanceIds(bot.botId),
    clientSecret: options.clientSecrets?.[bot.botId] ?? secretOf(clientId),
    inactivityTimeoutMs: inactivityTimeoutMs(bot, options),
  };
}

function createProfile(bot: BotOptions, options: SandboxOptions): BotProfile {
  const random = new Random(hash("profile", bot.botId));
  return {
    ...trades[bot.trade],
    botId: bot.botId,
    name: bot.name,
    trade: bot.trade,
    orgId: "o-2c61e07b-9d34-5a8f-b150-7e03f9ac4d28",
    accountId: "65f0a2c94be1d7308c5a9e16",
    icon: `https://assets.sandbox.example/bots/f-${uuid(random)}.png`,
    inactivityTimeoutMs: inactivityTimeoutMs(bot, options),
    ivrInstanceIds: ivrInstanceIds(bot.botId),
    sessionsPerDay: bot.sessionsPerDay ?? options.sessionsPerDay ?? 80,
    seed: options.seed ?? 1,
  };
}

function ivrInstanceIds(botId: string): readonly [string, string] {
  const random = new Random(hash("ivr", botId));
  return [`ivr-${uuid(random)}`, `ivr-${uuid(random)}`];
}

function secretOf(clientId: string): string {
  const random = new Random(hash("secret", clientId));
  return Buffer.from(Array.from({ length: 33 }, () => random.int(0, 255))).toString("base64");
}
