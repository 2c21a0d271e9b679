import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { PATCH as change, DELETE as remove } from "@/app/api/bots/[botId]/route";
import { POST as connect } from "@/app/api/bots/route";
import { POST as tryOut } from "@/app/api/connection/route";
import { isHealthy } from "@/lib/domain/doctor";
import { everyBotId } from "@/lib/domain/member";
import { createAccount } from "../archive/accounts";
import { listBots } from "../archive/bots";
import { listTables } from "../archive/copy/tables";
import { eraseBot } from "../archive/erase-bot";
import { storeSessions } from "../archive/store-sessions";
import { startTestArchive, type TestArchive } from "../archive/test-archive";
import { sampleSession } from "../archive/test-records";
import { signInCookieName } from "../auth/cookie";
import { hashPassword } from "../auth/password";
import { startSignIn } from "../auth/start-sign-in";
import { startTestBot, type TestBot } from "../sync/test-sync";
import { stubSettings } from "../test-settings";
import { freshBots } from "./registry";
import { ask, formOf } from "./test-bots";

const password = "a long enough password";
let test: TestArchive;
let first: TestBot;
let second: TestBot;
let cookie: string;
beforeAll(async () => {
  test = await startTestArchive();
  stubSettings(test);
  vi.stubEnv("BACKSCROLL_INNER_HOSTS", "127.0.0.1");
  first = await startTestBot(Date.now());
  second = await startTestBot(Date.now());
  const passwordHash = await hashPassword(password);
  const grants = [{ botId: everyBotId, role: "admin" as const }];
  const account = await createAccount(test.archive, { name: "Ada", passwordHash, grants });
  if (!account) throw new Error("The name is taken.");
  const { token } = await startSignIn(account, { way: "password", replaces: undefined });
  cookie = `${signInCookieName()}=${token}`;
});
afterAll(async () => {
  await Promise.all([first.sandbox.close(), second.sandbox.close()]);
  await test.stop();
});

const connectAs = (bot: TestBot, more: object = {}) =>
  ask(connect, { cookie, body: { ...formOf(bot.bot), password, ...more } });
const changeAs = (bot: TestBot, body: object) =>
  ask(change, { cookie, body: { password, ...body }, params: { botId: bot.bot.id }, method: "PATCH" });
const knownBot = async ({ bot }: TestBot) => (await freshBots()).bots.find(({ id }) => id === bot.id);

/** All that the database holds, as text. */
async function dump(): Promise<string> {
  const texts: string[] = [];
  for (const { name } of await listTables(test.archive, [])) {
    const { rows } = await test.archive.execute(sql`select t::text from ${sql.identifier(name)} t`);
    texts.push(JSON.stringify(rows));
  }
  return texts.join("\n");
}

it("a bot is stored with its secret sealed, after the password, and used with the next request", async () => {
  expect((await ask(connect, { cookie, body: formOf(first.bot) })).status).toBe(403);
  expect((await connectAs(first, { password: "a guess" })).status).toBe(403);
  expect(await knownBot(first)).toBeUndefined();
  const reply = await connectAs(first);
  expect(await reply.json()).toEqual({ botId: first.bot.id, setupToken: null });
  expect((await connectAs(second)).status).toBe(200);
  expect((await connectAs(first)).status).toBe(409);
  expect((await knownBot(first))?.clientSecret.reveal()).toBe(first.bot.clientSecret.reveal());

  const held = await dump();
  expect(held).toContain(first.bot.clientId);
  for (const { bot } of [first, second]) {
    const secret = Buffer.from(bot.clientSecret.reveal());
    for (const coding of ["utf8", "hex", "base64"] as const)
      expect(held).not.toContain(secret.toString(coding));
  }
});

it("no host inside the network is taken, unless the settings name it", async () => {
  for (const host of [
    "https://10.0.0.7",
    "https://169.254.169.254",
    "https://[::ffff:10.0.0.1]",
    "https://[fd00::1]",
    "https://167772161",
    "https://0x0a.1",
    "http://localhost:4000",
    "http://kore.example",
    "https://user@kore.example",
    "https://kore.example/path",
    "file:///etc/passwd",
  ]) {
    const body = { ...formOf(first.bot), id: "st-inside", password, host };
    expect({ host, status: (await ask(connect, { cookie, body })).status }).toEqual({ host, status: 400 });
    expect((await ask(tryOut, { cookie, body })).status).toBe(400);
  }
  const named = { ...formOf(first.bot), id: "st-inside", host: "https://localhost.localdomain:9" };
  const found = await (await ask(tryOut, { cookie, body: named })).text();
  expect(found).toMatch(/hostInside|nameUn/);
});

it("the connection test tells each finding, and uses a stored secret at the stored host alone", async () => {
  const { id, host } = first.bot;
  const way = { id, host, kind: "bot", algorithm: "HS256" };
  const text = await (await ask(tryOut, { cookie, body: way })).text();
  const findings = text
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line));
  expect(findings.filter(({ outcome }) => outcome === "failed")).toEqual([]);
  expect(findings.map(({ step }) => step)).toContain("sample");
  const elsewhere = { ...way, host: second.bot.host };
  expect((await ask(tryOut, { cookie, body: elsewhere })).status).toBe(400);
  expect((await ask(tryOut, { cookie, body: { ...elsewhere, clientId: "cs-typed" } })).status).toBe(400);
  expect((await changeAs(first, { host: second.bot.host })).status).toBe(400);
});

it("a new secret is tried before it replaces the old one, which goes on until then", async () => {
  const wrong = await (await changeAs(first, { clientSecret: "a wrong secret" })).json();
  expect(wrong.isSaved).toBe(false);
  expect(isHealthy(wrong.report)).toBe(false);
  expect((await knownBot(first))?.clientSecret.reveal()).toBe(first.bot.clientSecret.reveal());
  const clientSecret = first.bot.clientSecret.reveal();
  const [one, other] = await Promise.all([
    changeAs(first, { name: "One", clientSecret }),
    changeAs(first, { name: "Other", clientSecret }),
  ]);
  expect([one.status, other.status].toSorted()).toEqual([200, 409]);
  expect((await changeAs(first, { name: "Renamed" })).status).toBe(200);
  expect((await knownBot(first))?.name).toBe("Renamed");
  const { rows } = await test.archive.execute<{ action: string; detail: object }>(
    sql`select action, detail from audit_entries where action like 'bot.%' order by place`,
  );
  expect(rows.map(({ action }) => action)).toEqual(["bot.add", "bot.add", "bot.change", "bot.change"]);
  expect(JSON.stringify(rows)).not.toContain(password);
});

it("a secret moved to another row, or a row sent to another host, opens nothing and stops nobody else", async () => {
  const { rows: before } = await listBots(test.archive);
  const bump = sql`version = version + 1`;
  await test.archive.execute(sql`update bots set ${bump}, sealed_secret =
    (select o.sealed_secret from bots o where o.id = ${second.bot.id}) where id = ${first.bot.id}`);
  expect(await knownBot(first)).toMatchObject({ isSecretLost: true });
  expect(await knownBot(second)).toMatchObject({ isSecretLost: false });
  const own = before.find(({ id }) => id === first.bot.id)?.sealedSecret;
  await test.archive.execute(sql`update bots set ${bump}, sealed_secret = ${own},
    host = 'https://evil.example' where id = ${first.bot.id}`);
  expect(await knownBot(first)).toMatchObject({ isSecretLost: true });
  const lost = await knownBot(first);
  expect(() => lost?.clientSecret.reveal()).toThrow("cannot be opened");
  const clientSecret = first.bot.clientSecret.reveal();
  const mended = await changeAs(first, { host: first.bot.host, clientSecret });
  expect(await mended.json()).toMatchObject({ isSaved: true });
  expect(await knownBot(first)).toMatchObject({ isSecretLost: false });
});

it("a removed bot is asked nothing any more, and what is archived stays or goes", async () => {
  const start = Date.parse("2026-03-01T10:00:00.000Z");
  for (const { bot } of [first, second]) {
    await test.archive.transaction((transaction) =>
      storeSessions(transaction, bot.id, [sampleSession(`s-${bot.id}`, start, { botId: bot.id })], {
        now: start,
      }),
    );
  }
  const removeAs = (bot: TestBot, erases: boolean) =>
    ask(remove, { cookie, body: { password, erases }, params: { botId: bot.bot.id }, method: "DELETE" });
  expect((await removeAs(first, false)).status).toBe(200);
  expect((await removeAs(second, true)).status).toBe(200);
  expect(await knownBot(first)).toBeUndefined();
  expect((await connectAs(second)).status).toBe(409);
  await eraseBot(test.archive, second.bot.id, new AbortController().signal);
  const { rows } = await test.archive.execute(sql`select bot_id as "botId" from sessions`);
  expect(rows).toEqual([{ botId: first.bot.id }]);
  expect((await connectAs(second)).status).toBe(200);
});

it("the source holds no key and no secret", () => {
  const files = readdirSync("lib/server/bots").map((name) =>
    readFileSync(join("lib/server/bots", name), "utf8"),
  );
  expect(files.join("\n")).not.toMatch(/[A-Za-z0-9+/]{43}=/);
});
