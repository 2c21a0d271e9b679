import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import type { Span } from "@/lib/domain/span";
import { messagesOf, TestClient } from "@/lib/sandbox/test-client";
import { leaseWindow } from "../archive/lease-window";
import { planMissing, retryFailed } from "../archive/plan-windows";
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
  await runWindow({ archive: test.archive, kore, now: () => now, signal, idChecks: new Map() }, lease);
  return true;
}

/** Works off every window, failed ones as soon as they may be tried again. */
async function runAll(): Promise<void> {
  for (let isDue = true; isDue; bot.clock.now += 10 * minuteMs) isDue = await runNext();
}

const states = async () => (await listWindows(test.archive, bot.bot.id)).map(({ state }) => state);
const doubtful = async () => describeWindows(await listWindows(test.archive, bot.bot.id), noon).doubtful;

describe("a window that cannot be trusted", () => {
  /** Sessions of more than one page. */
  const span = { from: noon - 5 * hourMs, to: noon };

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
    const began = held.sessions.filter((row) => Date.parse(String(row["started_at"])) >= span.from);
    const listed = began.filter((row) => row["is_listed"]).map((row) => row["session_id"]);
    expect(listed).toEqual([...expected.sessions.keys()].sort());
  });

  it("for Kore keeps announcing more than it gives is held, and reported", async () => {
    bot.sandbox.setFaults([{ endpoint: "getMessagesV2", kind: "missing-rows" }]);
    await plan(span);
    await runAll();
    expect(new Set(await states())).toEqual(new Set(["covered"]));
    const reported = await doubtful();
    expect(reported?.at(-1)).toMatchObject({ to: new Date(noon).toISOString() });
    for (const { missing } of reported ?? []) expect(missing).toBeGreaterThan(0);
    expect((await dump(test.archive, bot.bot.id)).messages.length).toBeGreaterThan(500);
    bot.sandbox.setFaults([]);
    await retryFailed(test.archive, bot.bot.id, span);
    await runAll();
    expect(await doubtful()).toEqual([]);
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
      .filter(({ sessionId: id, createdOn }) => id && Date.parse(createdOn) < noon)
      .map(({ _id }) => _id)
      .sort();

  const idsOf = ({ messages }: Awaited<ReturnType<typeof dump>>, sessionId: unknown) =>
    messages
      .filter((row) => row["session_id"] === sessionId)
      .map((row) => String(row["message_id"]))
      .sort();
  const createdIn = (from: number, to: number) => (row: Record<string, unknown>) => {
    const at = Date.parse(String(row["created_at"]));
    return from <= at && at < to;
  };
  const callsById = () =>
    bot.sandbox.requests.flatMap(({ body }) => {
      const ids = body?.["sessionId"];
      return Array.isArray(ids) ? { ids: ids.map(String), to: String(body?.["dateTo"] ?? "") } : [];
    });

  it("are complete at once, whichever of their messages lie outside it", async () => {
    const span = { from: noon - 4 * hourMs, to: noon - 3 * hourMs };
    await plan(span);
    await runAll();
    // One call tells which sessions began before; their messages and those of the listed ones come in batches.
    expect(callsById().length).toBeLessThanOrEqual(5);
    for (const { ids } of callsById()) expect(ids.length).toBeLessThanOrEqual(50);
    const held = await dump(test.archive, bot.bot.id);
    const { sessions, messages } = held;
    for (const { session_id: id } of sessions.filter((row) => row["is_listed"])) {
      expect(idsOf(held, id)).toEqual(await whole(String(id)));
    }
    const sessionsOf = (rows: typeof messages) => new Set(rows.map((row) => row["session_id"]));
    const inside = sessionsOf(messages.filter(createdIn(span.from, span.to)));
    const before = sessionsOf(messages.filter(createdIn(0, span.from)));
    const after = sessionsOf(messages.filter(createdIn(span.to, noon)));
    // Closing messages come 15 minutes after the end, so the last quarter of an hour is full of such sessions.
    expect([...before].filter((id) => inside.has(id)).length).toBeGreaterThan(3);
    expect([...after].filter((id) => inside.has(id)).length).toBeGreaterThan(3);
  });

  it("are fetched by their ids again when that failed the first time", async () => {
    await plan({ from: noon - 4 * hourMs, to: noon - 3 * hourMs });
    // The window's own messages come in one page, so the second call is for those of named sessions.
    bot.sandbox.setFaults([{ endpoint: "getMessagesV2", kind: "truncated-json", nth: { from: 2, to: 9 } }]);
    await runNext();
    expect(await states()).toEqual(["failed"]);
    bot.sandbox.setFaults([]);
    bot.clock.now += 10 * minuteMs;
    await runAll();
    const held = await dump(test.archive, bot.bot.id);
    for (const { session_id: id } of held.sessions.filter((row) => row["is_listed"])) {
      expect(idsOf(held, id)).toEqual(await whole(String(id)));
    }
  });

  it("cost no call by id where the time beside has a window", async () => {
    const edge = noon - 3 * hourMs;
    await plan({ from: edge - hourMs, to: edge });
    await plan({ from: edge, to: noon });
    await plan({ from: edge - 6 * hourMs, to: edge - hourMs });
    // Newest first, so the two newer ones end with the time before them still planned.
    await runNext();
    await runNext();
    const oldest = edge - 6 * hourMs;
    // A few sessions are longer than all windows together.
    for (const { ids, to } of callsById()) {
      if (to) expect(Date.parse(to)).toBeLessThanOrEqual(oldest);
      for (const id of ids) expect(Number.parseInt(id.slice(0, 8), 16) * 1000).toBeLessThan(oldest);
    }
    const early = await dump(test.archive, bot.bot.id);
    const unlisted = early.sessions.filter((row) => !row["is_listed"]).map((row) => row["session_id"]);
    expect(unlisted.length).toBeGreaterThan(3);
    for (const id of unlisted) expect(early.messages.some((row) => row["session_id"] === id)).toBe(true);
    await runAll();
    const held = await dump(test.archive, bot.bot.id);
    const listed = held.sessions.filter((row) => row["is_listed"]).map((row) => row["session_id"]);
    expect(unlisted.filter((id) => listed.includes(id)).length).toBeGreaterThan(3);
    for (const id of listed) expect(idsOf(held, id)).toEqual(await whole(String(id)));
  });

  it("cost a few calls at most when Kore gives their dates wrong by twenty years", async () => {
    const ms = -20 * 365 * 24 * hourMs;
    bot.sandbox.setFaults([{ endpoint: "getSessions", kind: "times-skewed", ms }]);
    await plan({ from: noon - 4 * hourMs, to: noon - 3 * hourMs });
    await runAll();
    expect(await states()).toEqual(["covered"]);
    expect(callsById().length).toBeLessThan(20);
  });

  it("and that Kore does not list at all are there from their messages alone", async () => {
    await plan({ from: noon - 12 * hourMs, to: noon });
    await runAll();
    const { sessions, messages } = await dump(test.archive, bot.bot.id);
    const unlisted = sessions.filter((row) => !row["is_listed"]).map((row) => row["session_id"]);
    expect(unlisted.length).toBeGreaterThan(0);
    for (const id of unlisted) expect(messages.some((row) => row["session_id"] === id)).toBe(true);
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
