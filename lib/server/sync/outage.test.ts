import { sql } from "drizzle-orm";
import { afterAll, afterEach, beforeAll, beforeEach, expect, it, vi } from "vitest";
import { countCalls } from "../archive/kore-calls";
import { retryFailed } from "../archive/plan-windows";
import { listWindows, type SyncWindow } from "../archive/sync-state";
import { startTestArchive, type TestArchive } from "../archive/test-archive";
import { runSync } from "./run-sync";
import { startTestBot, type TestBot, waitFor } from "./test-sync";

const noon = Date.parse("2026-03-18T12:00:00.000Z");
vi.setConfig({ testTimeout: 120_000 });

let test: TestArchive;
let bot: TestBot;
let stop: () => Promise<void>;
beforeAll(async () => {
  vi.stubEnv("LOG_LEVEL", "silent");
  test = await startTestArchive();
});
beforeEach(async () => {
  bot = await startTestBot(noon, { sessionsPerDay: 2 });
});
afterEach(async () => {
  await stop();
  await bot.sandbox.close();
});
afterAll(() => test.stop());

function start(): void {
  const end = new AbortController();
  const running = runSync({
    archive: test.archive,
    bots: [bot.bot],
    signal: end.signal,
    now: () => bot.clock.now,
  });
  stop = async () => {
    end.abort();
    await running;
  };
}

const calls = () => bot.sandbox.requests.length;
const pausedUntil = async () => (await countCalls(test.archive, bot.bot.id, 0)).pausedUntil ?? 0;
const laterThan = (time: number) =>
  waitFor(async () => {
    const until = await pausedUntil();
    return until > time ? until : null;
  });
const isCovered = (windows: SyncWindow[]) =>
  windows.length > 1 && windows.every(({ state }) => state === "covered");
const windowsWhere = (isReached: (windows: SyncWindow[]) => boolean) =>
  waitFor(async () => {
    const windows = await listWindows(test.archive, bot.bot.id);
    return isReached(windows) ? windows : null;
  });

/** Sync runs, and has just noticed that Kore is away. */
async function startOutage(kind: string): Promise<number> {
  bot.sandbox.setFaults([{ endpoint: "*", kind }]);
  start();
  return await laterThan(noon);
}

it("in an outage one call at a time asks whether it is over, ever more rarely, and the end is noticed by it", async () => {
  let until = await startOutage("status-503");
  expect(until).toBe(noon + 5_000);
  // A second probe of the same pause would have doubled the next one.
  const pauses = [10_000, 20_000, 40_000, 80_000, 160_000, 300_000, 300_000];
  for (const pauseMs of pauses) {
    bot.clock.now = until;
    until = await laterThan(until);
    expect(until - bot.clock.now).toBe(pauseMs);
    await windowsWhere((all) =>
      all.some(({ failureCode, nextAttemptAt }) => failureCode === "upstream" && nextAttemptAt === until),
    );
  }
  // Five in a row were an outage, beside two that were under way; from then on each pause had one call.
  expect(calls()).toBeGreaterThanOrEqual(5 + pauses.length);
  expect(calls()).toBeLessThanOrEqual(7 + pauses.length);
  bot.sandbox.setFaults([]);
  bot.clock.now = until;
  await windowsWhere(isCovered);
});

it("a person who asks for a retry has it at once", async () => {
  await startOutage("reset-before-headers");
  bot.sandbox.setFaults([]);
  await retryFailed(test.archive, bot.bot.id, { from: 0, to: noon });
  await windowsWhere(isCovered);
  expect(bot.clock.now).toBe(noon);
});

it("another process keeps to the pause", async () => {
  const until = await startOutage("status-500");
  await stop();
  const before = calls();
  await test.archive.execute(sql`delete from sync_windows where bot_id = ${bot.bot.id} and kind = 'live'`);
  start();
  // Its planner has run, and its slots have found windows that are not to be leased yet.
  await windowsWhere((all) => all.some(({ kind }) => kind === "live"));
  expect(await pausedUntil()).toBe(until);
  expect(calls()).toBe(before);
  bot.sandbox.setFaults([]);
  bot.clock.now = until;
  await windowsWhere(isCovered);
});

it("limits pause the bot and are no outage, however many come in a row", async () => {
  bot.sandbox.setFaults([{ endpoint: "*", kind: "rate-limit-minute" }]);
  start();
  let until = noon;
  for (let round = 0; round < 6; round += 1) {
    bot.clock.now = until;
    until = await laterThan(until);
    expect(until - bot.clock.now).toBe(60_000);
  }
  // An outage would make the next failure the only try of its call.
  await test.archive.execute(sql`delete from kore_calls`);
  const before = calls();
  bot.sandbox.setFaults([{ endpoint: "*", kind: "status-503", nth: { from: 1, to: 2 } }]);
  bot.clock.now = until;
  await windowsWhere(isCovered);
  expect(bot.sandbox.requests.slice(before).filter(({ status }) => status === 503)).toHaveLength(2);
});
