import "server-only";
import { existsSync, readFileSync, statSync } from "node:fs";
import { join, resolve } from "node:path";
import * as z from "zod";
import { readBotHost, readOrigin } from "./bot-host";
import { type OidcConfig, readOidc } from "./oidc-config";
import { Secret } from "./secret";
import { withSecretFiles } from "./secret-files";

export type BotConfig = {
  id: string;
  name: string;
  /** Origin of the Kore platform, such as `https://platform.kore.ai`. */
  host: string;
  clientId: string;
  clientSecret: Secret;
  /** `admin`: an Admin Console app, which uses the paths without a bot id (kore-contract 1.1). */
  kind: "bot" | "admin";
  algorithm: "HS256" | "HS512";
  inactivityTimeoutMs: number;
  /** Somebody typed the host into a page: no name may lead to an address inside. */
  isGuarded?: boolean;
};

export type Config = {
  port: number;
  host: string;
  /** What people type into the browser; without a trailing slash. */
  publicUrl: string;
  dataDirectory: string;
  /** 32 bytes in base64 that everything sealed is sealed under; null means that they are in `keyFile`. */
  masterKey: Secret | null;
  /** Made in the data directory when nothing names it. */
  keyFile: string;
  /** Keys of before, one a line, and during a rotation the next one; need not be there. */
  oldKeyFile: string;
  /** Null when people sign in with passwords alone. */
  oidc: OidcConfig | null;
  /** A PostgreSQL of the company's own; null means the embedded archive. */
  databaseUrl: Secret | null;
  /** Folder of the embedded archive's Unix socket, told by the process that started us. */
  archiveSocket: string | null;
  bots: BotConfig[];
  /** Host names inside the company's network at which a bot may be connected on the settings page. */
  innerHosts: string[];
  /** The bots are the sandbox's: nothing is real and demo sign-in may be offered. */
  isSandbox: boolean;
  logLevel: string;
  /** What a reader of metrics has to send; null means that they are for this machine alone. */
  metricsToken: Secret | null;
  /** How long what is being answered may take when Backscroll is to stop. */
  graceMs: number;
};

export class ConfigError extends Error {
  override name = "ConfigError";

  constructor(readonly faults: string[]) {
    super(
      `The settings have ${faults.length === 1 ? "a fault" : `${faults.length} faults`}:\n${faults.map((fault) => `- ${fault}`).join("\n")}`,
    );
  }
}

const logLevels = ["trace", "debug", "info", "warn", "error", "silent"];
const defaultPort = 3000;
const defaultGraceSeconds = 10;

const botEntrySchema = z.strictObject({
  name: z.string().min(1).optional(),
  host: z.string().min(1),
  id: z.string().min(1),
  clientId: z.string().min(1),
  clientSecret: z.string().min(1).optional(),
  clientSecretVariable: z.string().min(1).optional(),
  kind: z.enum(["bot", "admin"]).default("bot"),
  algorithm: z.enum(["HS256", "HS512"]).default("HS256"),
  inactivityTimeoutMinutes: z.number().min(1).max(10_080).default(15),
});
type BotEntry = z.infer<typeof botEntrySchema>;
type Environment = Record<string, string | undefined>;

/** Reads every setting and reports all that is wrong at once. Throws ConfigError; no secret is in its words. */
export function readConfig(given: Environment): Config {
  const faults: string[] = [];
  const environment = withSecretFiles(given, faults);
  const setting = (name: string) => environment[name]?.trim() || undefined;

  const port = readPort(setting("PORT"), faults);
  const host = setting("HOST") ?? "127.0.0.1";
  const publicUrl = readOrigin(
    setting("PUBLIC_URL") ?? `http://${host === "0.0.0.0" ? "localhost" : host}:${port}`,
  );
  if (!publicUrl) {
    faults.push(
      "PUBLIC_URL must be the address people open, without a path, such as https://backscroll.example.com.",
    );
  }
  const databaseUrl = setting("DATABASE_URL");
  if (databaseUrl && !/^postgres(ql)?:\/\//.test(databaseUrl)) {
    faults.push("DATABASE_URL must begin with postgres:// or postgresql://.");
  }
  const logLevel = setting("LOG_LEVEL") ?? "info";
  if (!logLevels.includes(logLevel)) faults.push(`LOG_LEVEL must be one of ${logLevels.join(", ")}.`);

  const dataDirectory = resolve(/* turbopackIgnore: true */ setting("BACKSCROLL_DATA") ?? "data");
  const keys = readKeySettings(setting, dataDirectory, faults);
  const metricsToken = setting("METRICS_TOKEN");
  if (metricsToken && (metricsToken.length < 16 || /^bsk_|\s/.test(metricsToken))) {
    faults.push("METRICS_TOKEN must be at least 16 characters without a space, and no API token.");
  }
  const graceSeconds = Number(setting("SHUTDOWN_SECONDS") ?? defaultGraceSeconds);
  if (!(graceSeconds >= 0 && graceSeconds <= 600)) {
    faults.push("SHUTDOWN_SECONDS must be a number from 0 to 600.");
  }
  const oidc = readOidc(setting, faults);
  const bots = readBots(environment, faults);
  if (faults.length > 0 || !publicUrl) throw new ConfigError(faults);
  return {
    port,
    host,
    publicUrl,
    dataDirectory,
    ...keys,
    oidc,
    databaseUrl: databaseUrl ? new Secret(databaseUrl) : null,
    archiveSocket: setting("BACKSCROLL_ARCHIVE") ?? null,
    bots,
    innerHosts: (setting("BACKSCROLL_INNER_HOSTS") ?? "").split(/[\s,]+/).filter((name) => name !== ""),
    isSandbox: setting("BACKSCROLL_SANDBOX") === "1",
    logLevel,
    metricsToken: metricsToken ? new Secret(metricsToken) : null,
    graceMs: graceSeconds * 1_000,
  };
}

function readKeySettings(
  setting: (name: string) => string | undefined,
  dataDirectory: string,
  faults: string[],
): Pick<Config, "masterKey" | "keyFile" | "oldKeyFile"> {
  const path = setting("BACKSCROLL_KEY_FILE");
  const text = setting("BACKSCROLL_KEY");
  const oldPath = setting("BACKSCROLL_OLD_KEY_FILE");
  if (path && text) faults.push("Set BACKSCROLL_KEY or BACKSCROLL_KEY_FILE, not both.");
  if (text && !isKey(text)) faults.push(`BACKSCROLL_KEY must be ${keyWords}`);
  if (path) checkKeyFile("BACKSCROLL_KEY_FILE", path, faults);
  if (oldPath && existsSync(oldPath)) checkKeyFile("BACKSCROLL_OLD_KEY_FILE", oldPath, faults);
  return {
    masterKey: text ? new Secret(text) : null,
    keyFile: path ?? join(/* turbopackIgnore: true */ dataDirectory, "key"),
    oldKeyFile: oldPath ?? join(/* turbopackIgnore: true */ dataDirectory, "old-keys"),
  };
}

const keyWords = "32 bytes in base64, as openssl rand -base64 32 makes them.";

function checkKeyFile(name: string, path: string, faults: string[]): void {
  try {
    if (!readFileSync(path, "utf8").trim().split(/\s+/).every(isKey))
      faults.push(`${name} must be ${keyWords}`);
  } catch {
    faults.push(`${name}: ${path} could not be read.`);
  }
}

function isKey(text: string): boolean {
  return Buffer.from(text, "base64").length === 32;
}

function readPort(text: string | undefined, faults: string[]): number {
  const port = Number(text ?? defaultPort);
  if (Number.isInteger(port) && port >= 0 && port <= 65_535) return port;
  faults.push(`PORT must be a whole number from 0 to 65535, such as ${defaultPort}.`);
  return defaultPort;
}

const lookAgainMs = 1_000;
let held: { settings: Config; path: string | undefined; stamp: string; lookedAt: number } | undefined;

/**
 * The settings of this process: read on first use, so that a build needs none, and again when the file of bots changes,
 * so that new credentials need no restart. A file that has become faulty changes nothing; sync says what is wrong.
 */
export function config(): Config {
  const lookedAt = Date.now();
  const path = process.env["KORE_BOTS_FILE"]?.trim();
  // Another file is looked at without waiting.
  if (held && held.path === path && lookedAt - held.lookedAt < lookAgainMs) return held.settings;
  const stamp = stampOf(path);
  const isSame = held?.path === path && held?.stamp === stamp;
  const settings = held && isSame ? held.settings : readAgain(held?.settings);
  held = { settings, path, stamp, lookedAt };
  return settings;
}

function readAgain(before: Config | undefined): Config {
  try {
    return readConfig(process.env);
  } catch (error) {
    if (!before || !(error instanceof ConfigError)) throw error;
    return before;
  }
}

/** Changes with the file's content. */
function stampOf(path: string | undefined): string {
  const found = path ? statSync(path, { throwIfNoEntry: false }) : undefined;
  return found ? `${found.mtimeMs} ${found.size} ${found.ino}` : "";
}

function readBots(environment: Environment, faults: string[]): BotConfig[] {
  const entries = [...environmentBot(environment, faults), ...fileBots(environment, faults)];
  const bots = entries.flatMap(({ where, entry }) => toBot(where, entry, environment, faults) ?? []);
  for (const [index, bot] of bots.entries()) {
    if (bots.findIndex((other) => other.id === bot.id) < index) {
      faults.push(`The bot ${bot.id} is configured twice; keep one of the two entries.`);
    }
  }
  return bots;
}

type Found = { where: string; entry: BotEntry };

function environmentBot(environment: Environment, faults: string[]): Found[] {
  const names = ["KORE_HOST", "KORE_BOT_ID", "KORE_CLIENT_ID", "KORE_CLIENT_SECRET"];
  const missing = names.filter((name) => !environment[name]?.trim());
  if (missing.length === names.length) return [];
  if (missing.length > 0) {
    faults.push(`${missing.join(", ")} must be set too: a bot needs all of ${names.join(", ")}.`);
    return [];
  }
  const entry = botEntrySchema.parse({
    name: environment["KORE_BOT_NAME"]?.trim() || undefined,
    host: environment["KORE_HOST"]?.trim(),
    id: environment["KORE_BOT_ID"]?.trim(),
    clientId: environment["KORE_CLIENT_ID"]?.trim(),
    clientSecret: environment["KORE_CLIENT_SECRET"]?.trim(),
  });
  return [{ where: "KORE_HOST", entry }];
}

function fileBots(environment: Environment, faults: string[]): Found[] {
  const path = environment["KORE_BOTS_FILE"]?.trim();
  if (!path) return [];
  let list: unknown;
  try {
    list = JSON.parse(readFileSync(path, "utf8"));
  } catch (cause) {
    // A JSON syntax error quotes the text around it, which may be a secret.
    const why = cause instanceof SyntaxError ? "is not valid JSON" : "could not be read";
    faults.push(`KORE_BOTS_FILE: ${path} ${why}; it must hold a JSON array of bots.`);
    return [];
  }
  if (!Array.isArray(list) || list.length === 0) {
    faults.push(`KORE_BOTS_FILE: ${path} must hold a JSON array with at least one bot.`);
    return [];
  }
  return list.flatMap((item: unknown, index) => {
    const where = `KORE_BOTS_FILE, entry ${index + 1}`;
    const entry = botEntrySchema.safeParse(item);
    if (entry.success) return [{ where, entry: entry.data }];
    for (const issue of entry.error.issues) {
      faults.push(`${where}: ${[...issue.path, issue.message].map(String).join(": ")}.`);
    }
    return [];
  });
}

function toBot(where: string, entry: BotEntry, environment: Environment, faults: string[]): BotConfig | null {
  const found = readBotHost(entry.host);
  if ("fault" in found) faults.push(`${where}: ${found.fault}`);
  const secret = entry.clientSecret ?? environment[entry.clientSecretVariable ?? ""];
  if (!secret) {
    faults.push(
      entry.clientSecretVariable
        ? `${where}: the variable ${entry.clientSecretVariable} named for the client secret is not set.`
        : `${where}: give clientSecret, or name the variable that holds it in clientSecretVariable.`,
    );
  }
  if ("fault" in found || !secret) return null;
  return {
    id: entry.id,
    name: entry.name ?? entry.id,
    host: found.host,
    clientId: entry.clientId,
    clientSecret: new Secret(secret),
    kind: entry.kind,
    algorithm: entry.algorithm,
    inactivityTimeoutMs: entry.inactivityTimeoutMinutes * 60_000,
  };
}
