import { mkdtemp, rename, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { askErasure, deleteBot, insertBot, listErasures } from "../archive/bots";
import { listWindows } from "../archive/sync-state";
import { startTestArchive, type TestArchive } from "../archive/test-archive";
import { sealBotSecret } from "../bots/bot-secret";
import { followSettings } from "./follow-settings";
import { isSettled, startTestBot, type TestBot, waitFor } from "./test-sync";

const noon = Date.parse("2026-03-18T12:00:00.000Z");
let test: TestArchive;
let bot: TestBot;
let folder: string;
beforeAll(async () => {
  vi.stubEnv("LOG_LEVEL", "silent");
  test = await startTestArchive();
  bot = await startTestBot(noon, { sessionsPerDay: 2 });
  folder = await mkdtemp(join(tmpdir(), "backscroll-settings-"));
});
afterAll(async () => {
  await bot.sandbox.close();
  await test.stop();
  await rm(folder, { recursive: true });
});

/** As an editor saves it: all at once. */
async function save(content: string): Promise<void> {
  await writeFile(join(folder, "next.json"), content);
  await rename(join(folder, "next.json"), join(folder, "bots.json"));
}

function entry(clientSecret: string): string {
  const { id, host, clientId } = bot.bot;
  return JSON.stringify([{ id, host, clientId, clientSecret }]);
}

it("wrong credentials stop after three calls at most, and new ones go on without a restart", async () => {
  const stop = new AbortController();
  const environment = { KORE_BOTS_FILE: join(folder, "bots.json") };
  const windows = () => listWindows(test.archive, bot.bot.id);
  await save(entry("wrong"));
  const options = { archive: test.archive, environment, pollMs: 50, now: () => noon };
  const running = followSettings({ ...options, signal: stop.signal });
  await waitFor(async () => {
    const all = await windows();
    return (all.length > 1 && all.every(({ failureCode }) => failureCode === "credentials")) || null;
  });
  expect(bot.sandbox.requests.length).toBeLessThanOrEqual(3);

  await save("[{");
  await save(entry(bot.bot.clientSecret.reveal()));
  await waitFor(async () => {
    const all = await windows();
    return (isSettled(all) && all.every(({ state }) => state === "covered")) || null;
  });
  stop.abort();
  await running;
}, 120_000);

it("faults at the start are for whoever started it", async () => {
  await save("[{");
  const environment = { KORE_BOTS_FILE: join(folder, "bots.json") };
  const { signal } = new AbortController();
  await expect(followSettings({ archive: test.archive, environment, signal })).rejects.toThrow(
    "not valid JSON",
  );
});

it("a bot that is stored in the archive is synced within a second or so, and one with a lost secret stops nobody", async () => {
  const stop = new AbortController();
  const stored = await startTestBot(noon, { sessionsPerDay: 2 });
  const { id, host, clientId, clientSecret } = stored.bot;
  const now = new Date();
  const row = {
    ...{ id, host, clientId, name: "Stored", kind: "bot" as const, algorithm: "HS256" as const },
    ...{ inactivityTimeoutMs: 900_000, createdAt: now, changedAt: now, changedBy: "Ada" },
  };
  const options = { archive: test.archive, environment: {}, pollMs: 50, now: () => noon };
  const running = followSettings({ ...options, signal: stop.signal });
  await insertBot(test.archive, { ...row, id: "st-lost", sealedSecret: sealBotSecret(row, "moved here") });
  await insertBot(test.archive, { ...row, sealedSecret: sealBotSecret(row, clientSecret.reveal()) });
  await waitFor(async () => {
    const all = await listWindows(test.archive, id);
    return (isSettled(all) && all.every(({ state }) => state === "covered")) || null;
  });
  expect(await listWindows(test.archive, "st-lost")).toEqual([]);
  await deleteBot(test.archive, id);
  await askErasure(test.archive, [id], now);
  await waitFor(async () => ((await listErasures(test.archive)).length === 0 ? true : null));
  expect(await listWindows(test.archive, id)).toEqual([]);
  stop.abort();
  await running;
  await stored.sandbox.close();
}, 120_000);
