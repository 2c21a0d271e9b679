import { sql } from "drizzle-orm";
import { afterAll, afterEach, beforeAll, beforeEach, expect, it, vi } from "vitest";
import { countCalls } from "../archive/kore-calls";
import { retryFailed } from "../archive/plan-windows";
import { listWindows, type SyncWindow } from "../archive/sync-state";
import { startTestArchive, type TestArchive } from "../archive/test-archive";
import { runSync } from "./run-sync";
import { isSettled, startTestBot, type TestBot, waitFor } from "./test-sync";

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
/** Every window that was being fetched has failed, so nothing is under way. */
const untilQuiet = () => windowsWhere((all) => all.every(({ state }) => state !== "running"));
const windowsWhere = (isReached: (windows: SyncWindow[]) => boolean) =>
  waitFor(async () => {
    const windows = await listWindows(test.archive, bot.bot.id);
    return isReached(windows) ? windows : null;
  });

/** Sync runs, and has just noticed that Kore is away. */
async function startOutage(kind: string): Promise<number> {
  bot.sandbox.setFaults([{ endpoint: "*", kind }]);
  start();
  const until = await laterThan(noon);
  await untilQuiet();
  return until;
}

it("in an outage one call at a time asks whether it is over, ever more rarely, and the end is noticed by it", async () => {
  let until = await startOutage("status-503");
  expect(until).toBe(noon + 5_000);
  // Five in a row, and those that were under way beside the fifth.
  expect(calls()).toBeLessThanOrEqual(7);
  for (const pauseMs of [10_000, 20_000, 40_000, 80_000, 160_000, 300_000, 300_000]) {
    const before = calls();
    bot.clock.now = until;
    until = await laterThan(until);
    expect(until - bot.clock.now).toBe(pauseMs);
    const windows = await untilQuiet();
    expect(calls() - before).toBe(1);
    const failed = windows.filter(({ state }) => state === "failed");
    expect(failed.length).toBeGreaterThan(0);
    for (const { failureCode, nextAttemptAt } of failed) {
      expect(failureCode).toBe("upstream");
      expect(nextAttemptAt).toBeLessThanOrEqual(until);
    }
  }
  bot.sandbox.setFaults([]);
  bot.clock.now = until;
  const windows = await windowsWhere(isSettled);
  expect(windows.every(({ state }) => state === "covered")).toBe(true);
});

it("a person who asks for a retry has it at once", async () => {
  await startOutage("reset-before-headers");
  bot.sandbox.setFaults([]);
  await retryFailed(test.archive, bot.bot.id, { from: 0, to: noon });
  const windows = await windowsWhere(isSettled);
  expect(windows.every(({ state }) => state === "covered")).toBe(true);
  expect(bot.clock.now).toBe(noon);
});

it("another process keeps to the pause", async () => {
  const until = await startOutage("status-500");
  const before = calls();
  await stop();
  start();
  // What it would ask first has a window, and the clock stands before the end of the pause.
  await windowsWhere((all) => all.some(({ kind }) => kind === "live"));
  expect(await pausedUntil()).toBe(until);
  expect(calls()).toBe(before);
  bot.sandbox.setFaults([]);
  bot.clock.now = until;
  await windowsWhere(isSettled);
});

it("limits pause the bot and are no outage, however many come in a row", async () => {
  bot.sandbox.setFaults([{ endpoint: "*", kind: "rate-limit-minute" }]);
  start();
  let until = noon;
  for (let round = 0; round < 6; round += 1) {
    bot.clock.now = until;
    until = await laterThan(until);
    expect(until - bot.clock.now).toBe(60_000);
    await untilQuiet();
  }
  // An outage would make the next failure the only try of its call.
  await test.archive.execute(sql`delete from kore_calls`);
  const before = calls();
  bot.sandbox.setFaults([{ endpoint: "*", kind: "status-503", nth: { from: 1, to: 2 } }]);
  bot.clock.now = until;
  const windows = await windowsWhere(isSettled);
  expect(windows.every(({ state }) => state === "covered")).toBe(true);
  expect(bot.sandbox.requests.slice(before).filter(({ status }) => status === 503)).toHaveLength(2);
});
