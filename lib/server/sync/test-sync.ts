import "server-only";
import { setTimeout as delay } from "node:timers/promises";
import { sql } from "drizzle-orm";
import { type Sandbox, type SandboxOptions, startSandbox } from "@/lib/sandbox/server";
import { messagesOf, sessionsOf, TestClient } from "@/lib/sandbox/test-client";
import type { Archive } from "../archive/database";
import { listWindows, type SyncWindow } from "../archive/sync-state";
import type { BotConfig } from "../config";
import { Secret } from "../secret";
import { runSync } from "./run-sync";

const dayMs = 86_400_000;
let made = 0;

export type TestBot = { sandbox: Sandbox; bot: BotConfig; clock: { now: number } };

/** A sandbox with one bot of its own, whose clock stands still until it is moved. */
export async function startTestBot(now: number, options: SandboxOptions = {}): Promise<TestBot> {
  made += 1;
  const clock = { now };
  const sandbox = await startSandbox({
    now: () => clock.now,
    rateLimits: false,
    sessionsPerDay: 4,
    bots: [{ botId: `st-test-${made}`, name: "Test bot", trade: "bank" }],
    ...options,
  });
  const [found] = sandbox.bots;
  if (!found) throw new Error("The sandbox has no bot.");
  const bot: BotConfig = {
    id: found.botId,
    name: found.name,
    host: sandbox.url,
    clientId: found.clientId,
    clientSecret: new Secret(found.clientSecret),
    kind: "bot",
    algorithm: "HS256",
    inactivityTimeoutMs: found.inactivityTimeoutMs,
  };
  return { sandbox, bot, clock };
}

/** Runs sync until the windows are as they should be, then stops it. */
export async function syncUntil(
  archive: Archive,
  { bot, clock }: Pick<TestBot, "bot" | "clock">,
  isReached: (windows: SyncWindow[]) => boolean | Promise<boolean>,
): Promise<SyncWindow[]> {
  const stop = new AbortController();
  const running = runSync({ archive, bots: [bot], signal: stop.signal, now: () => clock.now });
  try {
    return await waitFor(async () => {
      const windows = await listWindows(archive, bot.id);
      return (await isReached(windows)) ? windows : null;
    });
  } finally {
    stop.abort();
    await running;
  }
}

export function isSettled(windows: SyncWindow[]): boolean {
  return windows.length > 1 && windows.every(({ state }) => state === "covered" || state === "failed");
}

/** The first answer that is not null. Throws after a time that no healthy run needs, however busy the machine. */
export async function waitFor<T>(find: () => Promise<T | null>, limitMs = 60_000): Promise<T> {
  const end = performance.now() + limitMs;
  while (performance.now() < end) {
    const found = await find();
    if (found !== null) return found;
    await delay(25);
  }
  throw new Error("What was waited for did not come.");
}

/** Everything the sandbox has of a stretch of time, asked for day by day and without any code of ours. */
export async function listNaively({ sandbox, clock }: TestBot, from: number, to: number) {
  const client = new TestClient(sandbox, () => clock.now);
  const sessions = new Map<string, unknown>();
  const messages = new Map<string, unknown>();
  for (let start = from; start < to; start += dayMs) {
    const end = Math.min(to, start + dayMs);
    const body = {
      dateFrom: new Date(start).toISOString(),
      dateTo: new Date(end).toISOString(),
      limit: 10_000,
    };
    for (const session of sessionsOf(await client.post("getSessions", body)))
      sessions.set(session.sessionId, session);
    const reply = await client.post("getMessagesV2", { ...body, getAgentsInfo: true, includeLatency: true });
    for (const message of messagesOf(reply)) messages.set(message._id, message);
  }
  return { sessions, messages };
}

/** Every row of the bot's conversations in a fixed order, times of storing included. */
export async function dump(archive: Archive, botId: string) {
  const rows = async (table: string, order: string) =>
    (
      await archive.execute(
        sql`select * from ${sql.identifier(table)} where bot_id = ${botId} order by ${sql.raw(order)}`,
      )
    ).rows;
  return {
    sessions: await rows("sessions", "session_id"),
    messages: await rows("messages", "session_id, message_id"),
    tags: await rows("session_tags", "session_id, source, position"),
  };
}
