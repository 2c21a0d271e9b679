import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import type { Span } from "@/lib/domain/span";
import { messagesOf, TestClient } from "@/lib/sandbox/test-client";
import { leaseWindow } from "../archive/lease-window";
import { planMissing } from "../archive/plan-windows";
import { listWindows } from "../archive/sync-state";
import { startTestArchive, type TestArchive } from "../archive/test-archive";
import { type Kore, openKore } from "../kore/http/client";
import { describeWindows } from "./coverage";
import { runWindow } from "./run-window";
import { dump, listNaively, startTestBot, type TestBot } from "./test-sync";

const noon = Date.parse("2026-03-18T12:00:00.000Z");
const minuteMs = 60_000;
const hourMs = 60 * minuteMs;

let test: TestArchive;
let bot: TestBot;
let kore: Kore;
beforeAll(async () => {
  vi.stubEnv("LOG_LEVEL", "silent");
  test = await startTestArchive();
});
beforeEach(async () => {
  bot = await startTestBot(noon, { sessionsPerDay: 600 });
  kore = openKore(bot.bot, { admit: () => Promise.resolve(), wait: () => Promise.resolve() });
});
afterEach(async () => {
  await kore.close();
  await bot.sandbox.close();
});
afterAll(() => test.stop());

function plan(span: Span): Promise<void> {
  const botId = bot.bot.id;
  return planMissing(test.archive, { botId, span, kind: "request", cut: (gap) => [gap], now: noon });
}

/** Works off one window that is due; false if there is none. */
async function runNext(now = bot.clock.now): Promise<boolean> {
  const question = {
    botId: bot.bot.id,
    kinds: ["request" as const],
    now,
    liveCadenceMs: { lookedAt: 0, idle: 0 },
  };
  const lease = await leaseWindow(test.archive, question);
  if (!lease) return false;
  const { signal } = new AbortController();
  await runWindow({ archive: test.archive, kore, now: () => now, signal, activeChecks: new Map() }, lease);
  return true;
}

/** Works off every window, failed ones as soon as they may be tried again. */
async function runAll(): Promise<void> {
  for (let isDue = true; isDue; bot.clock.now += 10 * minuteMs) isDue = await runNext();
}

const states = async () => (await listWindows(test.archive, bot.bot.id)).map(({ state }) => state);
const doubtful = async () => describeWindows(await listWindows(test.archive, bot.bot.id), noon).doubtful;

describe("a window that cannot be trusted", () => {
  const span = { from: noon - 9 * hourMs, to: noon };

  it("for its list shrank while it was paged is read again in halves, and then is whole", async () => {
    bot.sandbox.setFaults([{ endpoint: "getSessions", kind: "rows-vanish", nth: { from: 1, to: 3 } }]);
    await plan(span);
    await runNext();
    expect(await states()).toEqual(["planned", "failed"]);
    bot.sandbox.setFaults([]);
    await runAll();
    expect(await states()).toEqual(["covered", "covered"]);
    expect(await doubtful()).toEqual([]);
    const expected = await listNaively(bot, span.from, span.to);
    const held = await dump(test.archive, bot.bot.id);
    const listed = held.sessions.filter((row) => row["is_listed"]).map((row) => row["session_id"]);
    expect(listed).toEqual([...expected.sessions.keys()].sort());
  });

  it("for Kore keeps announcing more than it gives is held, and reported", async () => {
    bot.sandbox.setFaults([{ endpoint: "getMessagesV2", kind: "missing-rows" }]);
    await plan(span);
    await runAll();
    expect(new Set(await states())).toEqual(new Set(["covered"]));
    const reported = await doubtful();
    expect(reported?.at(-1)).toMatchObject({ to: new Date(noon).toISOString() });
    for (const { detail } of reported ?? [])
      expect(detail).toMatch(/^Kore announced \d+ more records than it gave\.$/);
    expect((await dump(test.archive, bot.bot.id)).messages.length).toBeGreaterThan(500);
  });

  it("for its answer is too large is halved after one call", async () => {
    bot.sandbox.setFaults([{ endpoint: "getSessions", kind: "gzip-bomb" }]);
    await plan(span);
    await runNext();
    expect(bot.sandbox.requests).toHaveLength(1);
    expect(await states()).toEqual(["planned", "failed"]);
    bot.sandbox.setFaults([]);
    await runAll();
    expect(await states()).toEqual(["covered", "covered"]);
  });
});

describe("sessions that reach beyond a window", () => {
  const client = () => new TestClient(bot.sandbox, () => bot.clock.now);
  const whole = async (sessionId: string) =>
    messagesOf(await client().post("getMessagesV2", { sessionId: [sessionId], limit: 1_000 }))
      .map(({ _id }) => _id)
      .sort();

  it("are complete once the next windows are there", async () => {
    const edge = noon - 3 * hourMs;
    await plan({ from: edge - hourMs, to: edge });
    await runAll();
    const first = await dump(test.archive, bot.bot.id);
    await plan({ from: edge, to: edge + 2 * hourMs });
    await runAll();
    const second = await dump(test.archive, bot.bot.id);
    const idsIn = ({ messages }: typeof first, sessionId: unknown) =>
      messages
        .filter((row) => row["session_id"] === sessionId)
        .map((row) => String(row["message_id"]))
        .sort();
    let completed = 0;
    for (const { session_id: id } of first.sessions.filter((row) => row["is_listed"])) {
      const expected = await whole(String(id));
      expect(idsIn(second, id)).toEqual(expected);
      if (idsIn(first, id).length < expected.length) completed += 1;
    }
    // Closing messages come 15 minutes after the end, so the last quarter of an hour is full of such sessions.
    expect(completed).toBeGreaterThan(3);
  });

  it("are there from their messages alone until they are listed", async () => {
    const edge = noon - 3 * hourMs;
    await plan({ from: edge, to: edge + hourMs });
    await runAll();
    const before = await dump(test.archive, bot.bot.id);
    const unlisted = before.sessions.filter((row) => !row["is_listed"]).map((row) => row["session_id"]);
    expect(unlisted.length).toBeGreaterThan(3);
    for (const id of unlisted) expect(before.messages.some((row) => row["session_id"] === id)).toBe(true);
    await plan({ from: edge - hourMs, to: edge });
    await runAll();
    const after = await dump(test.archive, bot.bot.id);
    const listed = new Set(after.sessions.filter((row) => row["is_listed"]).map((row) => row["session_id"]));
    expect(unlisted.filter((id) => listed.has(id)).length).toBeGreaterThan(3);
  });

  it("and messages that name none are kept by user and day", async () => {
    bot.sandbox.setFaults([{ endpoint: "getMessagesV2", kind: "ids-missing" }]);
    await plan({ from: noon - hourMs, to: noon });
    await runAll();
    const { messages, sessions } = await dump(test.archive, bot.bot.id);
    expect(messages.length).toBeGreaterThan(20);
    for (const row of messages) {
      expect(row["session_id"]).toMatch(/^none-u-.*-2026-03-18$/);
      expect(sessions.some((session) => session["session_id"] === row["session_id"])).toBe(true);
    }
  });
});
