import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test, vi } from "vitest";
import { ConfigError, config, readConfig } from "./config";

const secret = "planted-client-secret";
const bot = {
  KORE_HOST: "platform.kore.ai",
  KORE_BOT_ID: "st-1",
  KORE_CLIENT_ID: "cs-1",
  KORE_CLIENT_SECRET: secret,
};

function faultsOf(environment: Record<string, string>): string[] {
  try {
    readConfig(environment);
  } catch (error) {
    if (error instanceof ConfigError) return error.faults;
    throw error;
  }
  return [];
}

function botsFile(content: unknown): string {
  const path = join(mkdtempSync(join(tmpdir(), "backscroll-")), "bots.json");
  writeFileSync(path, typeof content === "string" ? content : JSON.stringify(content));
  return path;
}

test("no setting at all is a valid setting without bots", () => {
  const settings = readConfig({});
  expect(settings).toMatchObject({
    port: 3000,
    publicUrl: "http://127.0.0.1:3000",
    bots: [],
    isSandbox: false,
  });
});

test("one bot comes from the environment, and its secret does not print itself", () => {
  const settings = readConfig(bot);
  expect(settings.bots).toMatchObject([
    { id: "st-1", name: "st-1", host: "https://platform.kore.ai", kind: "bot" },
  ]);
  expect(settings.bots[0]?.clientSecret.reveal()).toBe(secret);
  expect(JSON.stringify(settings) + String(settings.bots[0]?.clientSecret)).not.toContain(secret);
});

test("many bots come from a file, a secret from the variable it names", () => {
  const entry = { name: "Bank", host: "https://platform.kore.ai", id: "st-2", clientId: "cs-2" };
  const path = botsFile([
    { ...entry, clientSecretVariable: "BANK_SECRET", algorithm: "HS512", inactivityTimeoutMinutes: 30 },
  ]);
  const settings = readConfig({ ...bot, KORE_BOTS_FILE: path, BANK_SECRET: secret });
  expect(settings.bots.map(({ id }) => id)).toEqual(["st-1", "st-2"]);
  expect(settings.bots[1]).toMatchObject({ algorithm: "HS512", inactivityTimeoutMs: 1_800_000 });
});

test("every fault is reported at once and none of them quotes a secret", () => {
  const path = botsFile([
    { host: "http://kore.example.com", id: "st-3", clientId: "cs-3", clientSecret: secret },
    { host: "https://platform.kore.ai/path", id: "st-4", clientId: "cs-4", clientSecretVariable: "ABSENT" },
    { host: "https://platform.kore.ai", id: 5, clientSecret: secret, colour: "red" },
  ]);
  const faults = faultsOf({
    PORT: "eighty",
    PUBLIC_URL: "https://example.com/path",
    DATABASE_URL: `mysql://user:${secret}@host`,
    LOG_LEVEL: "loud",
    KORE_HOST: "platform.kore.ai",
    KORE_CLIENT_SECRET: secret,
    KORE_BOTS_FILE: path,
  });
  const text = faults.join("\n");
  for (const words of [
    "PORT",
    "PUBLIC_URL",
    "DATABASE_URL",
    "LOG_LEVEL",
    "KORE_BOT_ID, KORE_CLIENT_ID must be set",
    "entry 1: the host must use https",
    "entry 2: the host must be an origin",
    "ABSENT",
    "entry 3: id",
    "clientId",
    "colour",
  ]) {
    expect(text).toContain(words);
  }
  expect(text).not.toContain(secret);
});

test("a file that is broken, empty or absent is a fault, and its text stays out of the words", () => {
  expect(faultsOf({ KORE_BOTS_FILE: botsFile(`[{"clientSecret":"${secret}"`) }).join()).toMatch(
    /is not valid JSON/,
  );
  expect(faultsOf({ KORE_BOTS_FILE: botsFile(`[{"clientSecret":"${secret}"`) }).join()).not.toContain(secret);
  expect(faultsOf({ KORE_BOTS_FILE: botsFile([]) }).join()).toMatch(/at least one bot/);
  expect(faultsOf({ KORE_BOTS_FILE: "/does/not/exist.json" }).join()).toMatch(/could not be read/);
});

test("one wrong setting is one fault", () => {
  expect(faultsOf({ PORT: "eighty" })).toEqual([
    "PORT must be a whole number from 0 to 65535, such as 3000.",
  ]);
});

test("a bot configured twice is a fault", () => {
  const entry = { host: "platform.kore.ai", id: "st-1", clientId: "cs-1", clientSecret: "other" };
  expect(faultsOf({ ...bot, KORE_BOTS_FILE: botsFile([entry]) }).join()).toMatch(/st-1 is configured twice/);
});

test("takes in a changed file of bots, and keeps what it has when that is faulty", () => {
  const folder = mkdtempSync(join(tmpdir(), "backscroll-config-"));
  const path = join(folder, "bots.json");
  const write = (text: string) => writeFileSync(path, text);
  const secret = () => config().bots[0]?.clientSecret.reveal();
  const bot = { host: "platform.kore.ai", id: "st-1", clientId: "cs-1" };
  vi.stubEnv("KORE_BOTS_FILE", path);
  vi.useFakeTimers({ toFake: ["Date"] });
  write(JSON.stringify([{ ...bot, clientSecret: "first" }]));
  const first = config();
  expect(secret()).toBe("first");
  vi.advanceTimersByTime(2_000);
  expect(config()).toBe(first);
  write(JSON.stringify([{ ...bot, clientSecret: "the second" }]));
  vi.advanceTimersByTime(2_000);
  expect(secret()).toBe("the second");
  write("[{");
  vi.advanceTimersByTime(2_000);
  expect(secret()).toBe("the second");
  vi.useRealTimers();
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true });
});

const oidc = {
  OIDC_ISSUER: "https://login.example.com/realms/staff",
  OIDC_CLIENT_ID: "backscroll",
  OIDC_CLIENT_SECRET: "planted-oidc-secret",
};

test("single sign-on has a role on bots for each group, and its secret does not print itself", () => {
  const file = botsFile([
    { group: "admins", role: "admin" },
    { group: "support", role: "viewer", bots: ["st-1", "st-2"] },
  ]);
  const settings = readConfig({ ...oidc, OIDC_GRANTS_FILE: file, OIDC_GROUPS_CLAIM: "roles" });
  expect(settings.oidc).toMatchObject({
    issuer: oidc.OIDC_ISSUER,
    scopes: "openid profile email",
    groupsClaim: "roles",
    grants: [
      { group: "admins", role: "admin", botId: "*" },
      { group: "support", role: "viewer", botId: "st-1" },
      { group: "support", role: "viewer", botId: "st-2" },
    ],
  });
  expect(JSON.stringify(settings)).not.toContain("planted-oidc-secret");
  expect(readConfig({}).oidc).toBeNull();
});

test("all that is wrong with single sign-on is said at once, without its secret", () => {
  const file = botsFile([
    { group: "a", role: "owner" },
    { group: "", role: "viewer" },
    { role: "viewer", bots: [] },
  ]);
  const faults = faultsOf({
    OIDC_ISSUER: "http://login.example.com?x=1",
    OIDC_CLIENT_SECRET: "planted-oidc-secret",
    OIDC_SCOPES: "profile",
    OIDC_GRANTS_FILE: file,
  });
  expect(faults.join("\n")).toMatch(
    /OIDC_CLIENT_ID must be set too.*OIDC_ISSUER must be.*OIDC_SCOPES must hold openid.*entry 1: role.*entry 2: group.*entry 3: group.*entry 3: bots/s,
  );
  expect(faults.join()).not.toContain("planted-oidc-secret");
  expect(faultsOf({ OIDC_SCOPES: "openid" })).toHaveLength(1);
  for (const content of ["{", "{}", "[]"]) {
    expect(faultsOf({ ...oidc, OIDC_GRANTS_FILE: botsFile(content) })).toHaveLength(1);
  }
  expect(faultsOf({ ...oidc, OIDC_GRANTS_FILE: "/nowhere/grants.json" })).toHaveLength(1);
});

test("each secret may stand in a file of its own, and is then said nowhere else", () => {
  const [secretFile, databaseFile] = [
    botsFile(` ${secret}\n`),
    botsFile("postgresql://someone@127.0.0.1/db\n"),
  ];
  const { KORE_CLIENT_SECRET: _, ...rest } = bot;
  const settings = readConfig({
    ...rest,
    KORE_CLIENT_SECRET_FILE: secretFile,
    DATABASE_URL_FILE: databaseFile,
    METRICS_TOKEN_FILE: botsFile("a-token-for-prometheus"),
  });
  expect(settings.bots[0]?.clientSecret.reveal()).toBe(secret);
  expect(settings.databaseUrl?.reveal()).toBe("postgresql://someone@127.0.0.1/db");
  expect(settings.metricsToken?.reveal()).toBe("a-token-for-prometheus");
  const oidc = { OIDC_ISSUER: "https://login.example.com", OIDC_CLIENT_ID: "backscroll" };
  const grants = { OIDC_GRANTS_FILE: botsFile([{ group: "*", role: "viewer" }]) };
  expect(
    readConfig({ ...oidc, ...grants, OIDC_CLIENT_SECRET_FILE: secretFile }).oidc?.clientSecret.reveal(),
  ).toBe(secret);
});

test("a secret's file that is missing, empty or one of two is named", () => {
  expect(faultsOf({ DATABASE_URL_FILE: "/nowhere/url" })).toEqual([
    "DATABASE_URL_FILE: /nowhere/url could not be read.",
  ]);
  const empty = botsFile("\n");
  expect(faultsOf({ METRICS_TOKEN_FILE: empty })).toEqual([`METRICS_TOKEN_FILE: ${empty} is empty.`]);
  expect(faultsOf({ ...bot, KORE_CLIENT_SECRET_FILE: botsFile("another") })).toEqual([
    "Set KORE_CLIENT_SECRET or KORE_CLIENT_SECRET_FILE, not both.",
  ]);
});

test("a token for metrics that could be guessed, and a grace without end, are refused", () => {
  expect(faultsOf({ METRICS_TOKEN: "short", SHUTDOWN_SECONDS: "for ever" })).toEqual([
    "METRICS_TOKEN must be at least 16 characters without a space, and no API token.",
    "SHUTDOWN_SECONDS must be a number from 0 to 600.",
  ]);
});
