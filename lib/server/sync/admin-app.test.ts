import { sql } from "drizzle-orm";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { type Sandbox, startSandbox } from "@/lib/sandbox/server";
import { pauseCalls } from "../archive/kore-calls";
import { leaseWindow } from "../archive/lease-window";
import { planMissing } from "../archive/plan-windows";
import { startTestArchive, type TestArchive } from "../archive/test-archive";
import type { BotConfig } from "../config";
import { budgetId } from "../kore/budget-id";
import { openKore } from "../kore/http/client";
import { Secret } from "../secret";
import { archiveBook, createAdmission, realClock } from "./admission";
import { wholeBudget } from "./call-limits";
import { runWindow } from "./run-window";
import { dump } from "./test-sync";

const noon = Date.parse("2026-03-18T12:00:00.000Z");
const span = { from: noon - 3 * 3_600_000, to: noon };
const { signal } = new AbortController();
let test: TestArchive;
let sandbox: Sandbox;
/** Two bots, one credential. */
let bots: BotConfig[];
beforeAll(async () => {
  vi.stubEnv("LOG_LEVEL", "silent");
  test = await startTestArchive();
  sandbox = await startSandbox({ now: () => noon });
  const { clientId, clientSecret } = sandbox.adminApp;
  bots = sandbox.bots.map(({ botId: id, name, inactivityTimeoutMs }) => ({
    ...{ id, name, inactivityTimeoutMs, clientId, clientSecret: new Secret(clientSecret) },
    ...{ host: sandbox.url, kind: "admin", algorithm: "HS256" },
  }));
});
afterAll(async () => {
  await sandbox.close();
  await test.stop();
});

async function fetchBy(bot: BotConfig, sharers = bots) {
  const { archive } = test;
  await planMissing(archive, { botId: bot.id, span, kind: "request", cut: (gap) => [gap], now: noon });
  const question = { botId: bot.id, kinds: ["request" as const], now: noon };
  const lease = await leaseWindow(archive, { ...question, liveCadenceMs: { lookedAt: 0, idle: 0 } });
  if (!lease) throw new Error("There is no window to fetch.");
  const now = () => noon;
  const admit = createAdmission(sharers, archiveBook(archive), realClock(now));
  const pause = (until: number) => pauseCalls(archive, budgetId(bot), until);
  const kore = openKore(bot, { admit, pause, now });
  await runWindow({ archive, kore, now, signal, idChecks: new Map() }, lease);
  await kore.close();
  return await dump(archive, bot.id);
}

/** The same hours by each bot's own app. */
async function fetchByOwnApp(bot: BotConfig) {
  const own = sandbox.bots.find(({ botId }) => botId === bot.id);
  if (!own) throw new Error("The sandbox has no such bot.");
  const credential = { clientId: own.clientId, clientSecret: new Secret(own.clientSecret) };
  const asOwn: BotConfig = { ...bot, ...credential, kind: "bot" };
  const held = await fetchBy(asOwn, [asOwn]);
  for (const table of ["sessions", "messages", "session_tags", "sync_windows", "bot_sync", "kore_calls"]) {
    await test.archive.execute(sql`delete from ${sql.identifier(table)} where bot_id = ${bot.id}`);
  }
  return held;
}

const idsOf = ({ sessions, messages }: Awaited<ReturnType<typeof dump>>) => ({
  sessions: sessions.map((row) => row["session_id"]),
  messages: messages.map((row) => row["message_id"]),
});

it("one credential brings each bot its own conversations, in one budget", async () => {
  const expected = [];
  for (const bot of bots) expected.push(idsOf(await fetchByOwnApp(bot)));
  const before = sandbox.requests.length;
  const held = [];
  for (const bot of bots) held.push(await fetchBy(bot));
  expect(held.length).toBe(2);
  for (const [index, { messages }] of held.entries()) {
    expect(messages.length).toBeGreaterThan(50);
    for (const { raw } of messages) expect(raw).toMatchObject({ botId: bots[index]?.id });
  }
  const [first, second] = held.map(({ messages }) => new Set(messages.map((row) => row["message_id"])));
  expect([...(first ?? [])].filter((id) => second?.has(id))).toEqual([]);
  expect(held.map((rows) => idsOf(rows).sessions)).toEqual(expected.map(({ sessions }) => sessions));

  const calls = sandbox.requests.slice(before);
  expect(new Set(calls.map(({ path }) => path))).toEqual(
    new Set(["/api/public/getSessions", "/api/public/getMessages"]),
  );
  const { rows } = await test.archive.execute(
    sql`select bot_id as id, count(*)::int as count from kore_calls group by bot_id`,
  );
  expect(rows).toEqual([{ id: `account ${sandbox.adminApp.clientId} ${sandbox.url}`, count: calls.length }]);
});

it("a limit that one bot meets holds the calls of all", async () => {
  sandbox.setFaults([{ endpoint: "*", kind: "rate-limit-minute" }]);
  await test.archive.execute(sql`delete from sync_windows`);
  const [bot] = bots;
  if (bot) await fetchBy(bot);
  const id = `account ${sandbox.adminApp.clientId} ${sandbox.url}`;
  expect(await archiveBook(test.archive).admit(id, wholeBudget, noon)).toBeGreaterThan(30_000);
});
