import { sql } from "drizzle-orm";
import { NextRequest } from "next/server";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { POST as eraseRoute } from "@/app/api/bots/[botId]/erasures/route";
import { GET as expiringRoute } from "@/app/api/bots/[botId]/history/expiring/route";
import { PATCH as changeRoute, GET as readRoute } from "@/app/api/bots/[botId]/history/route";
import { POST as repairRoute } from "@/app/api/bots/[botId]/repair/route";
import { erasureSchema, historySettingsSchema } from "@/lib/domain/history-settings";
import type { Role } from "@/lib/domain/viewer";
import { leaseWindow } from "./archive/lease-window";
import { planMissing } from "./archive/plan-windows";
import { storeMessages } from "./archive/store-messages";
import { storeSessions } from "./archive/store-sessions";
import { listWindows } from "./archive/sync-state";
import { startTestArchive, type TestArchive } from "./archive/test-archive";
import { sampleMessage, sampleSession } from "./archive/test-records";
import { signInForTest } from "./auth/test-sign-in";
import { cutWindows } from "./sync/cut-windows";
import { stubSettings, testOrigin } from "./test-settings";

const dayMs = 86_400_000;
let test: TestArchive;
const cookies = new Map<Role, string>();

beforeAll(async () => {
  test = await startTestArchive();
  stubSettings(test);
  for (const role of ["viewer", "reviewer", "admin"] as const) {
    cookies.set(role, await signInForTest(test.archive, role, ["st-1"]));
  }
});
beforeEach(async () => {
  await test.archive.execute(sql`delete from sync_windows`);
  await test.archive.execute(sql`delete from bot_sync`);
});
afterAll(() => test.stop());

type Handler = (request: NextRequest, context: { params: Promise<{ botId: string }> }) => Promise<Response>;
type Ask = { as?: Role; botId?: string; method?: string; body?: unknown; search?: string };

function ask(
  handler: Handler,
  { as = "admin", botId = "st-1", method = "GET", body, search = "" }: Ask = {},
) {
  const headers = {
    origin: testOrigin,
    cookie: cookies.get(as) ?? "",
    ...(body === undefined ? {} : { "content-type": "application/json" }),
  };
  const request = new NextRequest(`${testOrigin}/api/bots/${botId}/x${search}`, {
    method,
    headers,
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  return handler(request, { params: Promise.resolve({ botId }) });
}

const read = async () => historySettingsSchema.parse(await (await ask(readRoute)).json());
const change = async (body: unknown) =>
  historySettingsSchema.parse(await (await ask(changeRoute, { method: "PATCH", body })).json());
const daysAgo = (days: number) => new Date(Math.floor(Date.now() / dayMs - days) * dayMs).toISOString();

describe("the history of a bot", () => {
  it("is read back thirty days unless an admin chooses another day", async () => {
    expect(await read()).toMatchObject({ backfillFrom: daysAgo(30), isPaused: false, retentionDays: null });
    const chosen = await change({ backfillFrom: daysAgo(200) });
    expect(chosen).toMatchObject({ backfillFrom: daysAgo(200), isPaused: false });
    expect(chosen.left).toMatchObject({ from: daysAgo(200) });
    const windows = await listWindows(test.archive, "st-1");
    expect(windows[0]).toMatchObject({ kind: "backfill", state: "planned", from: Date.parse(daysAgo(200)) });
  });

  it("estimates what is left from how busy the held days are", async () => {
    const calm = (await change({ backfillFrom: daysAgo(60) })).left;
    await test.archive.execute(sql`
      insert into session_days (bot_id, day, channel, outcome, is_developer, counts)
      values ('st-1', '2026-01-01', 'rtm', 'agent', false, array_fill(1000, array[96]))`);
    const busy = (await read()).left;
    expect(busy?.calls).toBeGreaterThan((calm?.calls ?? 0) * 5);
    expect((busy?.ms ?? 0) / (busy?.calls ?? 1)).toBeCloseTo(3_600_000 / 1_440, 0);
    await test.archive.execute(sql`delete from session_days where bot_id = 'st-1'`);
  });

  it("is not read further when it is paused, and what somebody waits for still is", async () => {
    await change({ isPaused: true });
    const question = {
      botId: "st-1",
      kinds: ["request" as const, "backfill" as const],
      now: Date.now(),
      liveCadenceMs: { lookedAt: 1, idle: 1 },
    };
    expect(await leaseWindow(test.archive, question)).toBeNull();
    const span = { from: Date.parse(daysAgo(100)), to: Date.parse(daysAgo(99)) };
    await planMissing(test.archive, {
      botId: "st-1",
      span,
      kind: "request",
      cut: cutWindows,
      now: Date.now(),
    });
    expect(await leaseWindow(test.archive, question)).toMatchObject({ kind: "request", ...span });
    await change({ isPaused: false });
    expect(await leaseWindow(test.archive, question)).toMatchObject({ kind: "backfill" });
  });

  it("leaves out what was planned from before a later first day", async () => {
    await change({ backfillFrom: daysAgo(90) });
    await change({ backfillFrom: daysAgo(10) });
    const windows = await listWindows(test.archive, "st-1");
    expect(Math.min(...windows.map(({ from }) => from))).toBe(Date.parse(daysAgo(10)));
  });

  it("refuses a day that lies ahead and one that Kore has nothing of, and keeps what was chosen", async () => {
    await change({ backfillFrom: daysAgo(40) });
    for (const backfillFrom of [daysAgo(-2), daysAgo(9 * 366), "yesterday"]) {
      const reply = await ask(changeRoute, { method: "PATCH", body: { backfillFrom } });
      expect(reply.status).toBe(400);
    }
    for (const retentionDays of [0, -1, 1.5, 1e9, "7"]) {
      const reply = await ask(changeRoute, { method: "PATCH", body: { retentionDays } });
      expect(reply.status).toBe(400);
    }
    expect(await read()).toMatchObject({ backfillFrom: daysAgo(40), retentionDays: null });
  });

  it("tells what a retention would take out before it is set", async () => {
    await test.archive.transaction((transaction) =>
      storeSessions(
        transaction,
        "st-1",
        [3, 20, 40].map((days) => sampleSession(`s-${days}`, Date.now() - days * dayMs)),
        { now: Date.now() },
      ),
    );
    const count = async (days: string) =>
      (await ask(expiringRoute, { search: `?days=${days}` })).json() as Promise<unknown>;
    expect(await count("10")).toEqual({ sessions: 2 });
    expect(await count("30")).toEqual({ sessions: 1 });
    expect((await ask(expiringRoute, { search: "?days=ten" })).status).toBe(400);
    expect((await change({ retentionDays: 30 })).retentionDays).toBe(30);
    expect((await change({ retentionDays: null })).retentionDays).toBeNull();
  });
});

it("repairs what failed, what is missing, and reads a held range once more", async () => {
  await change({ backfillFrom: daysAgo(3) });
  const range = { from: daysAgo(2), to: daysAgo(1) };
  await test.archive.execute(sql`
    update sync_windows set state = 'failed', failure_code = 'upstream', next_attempt_at = null where bot_id = 'st-1'`);
  const repair = () => ask(repairRoute, { method: "POST", body: range });
  expect((await repair()).status).toBe(200);
  const windowsOfDay = async () =>
    (await listWindows(test.archive, "st-1")).filter(
      ({ from, to }) => from < Date.parse(range.to) && to > Date.parse(range.from),
    );
  expect(await windowsOfDay()).toMatchObject([{ state: "planned", kind: "request" }]);
  await test.archive.execute(sql`update sync_windows set state = 'covered', covered_at = now()`);
  await repair();
  expect(await windowsOfDay()).toMatchObject([{ state: "planned", kind: "request" }]);
});

describe("a person's erasure", () => {
  it("is counted first, then done, and keeps the person from coming back", async () => {
    const started = Date.now() - dayMs;
    const store = () =>
      test.archive.transaction(async (transaction) => {
        const session = sampleSession("s-anna", started, { userId: "anna" });
        await storeSessions(transaction, "st-1", [session], { now: Date.now() });
        return await storeMessages(
          transaction,
          "st-1",
          [sampleMessage("s-anna", "m-1", started, { userId: "anna" })],
          Date.now(),
        );
      });
    await store();
    const erase = async (confirmed: boolean) =>
      erasureSchema.parse(
        await (await ask(eraseRoute, { method: "POST", body: { userId: "anna", confirmed } })).json(),
      );
    expect(await erase(false)).toEqual({
      userId: "anna",
      sessions: 1,
      messages: 1,
      versions: 0,
      tags: 0,
      shares: 0,
      erasedAt: null,
      receipt: null,
    });
    const receipt = await erase(true);
    expect(receipt).toMatchObject({ userId: "anna", sessions: 1, messages: 1 });
    expect(receipt.erasedAt).not.toBeNull();
    expect((await store()).refused).toMatchObject([{ reason: "erased" }]);
    expect(await erase(false)).toMatchObject({ sessions: 0, messages: 0 });
  });
});

it("is for admins of the bot alone", async () => {
  const calls: [Handler, Ask][] = [
    [readRoute, {}],
    [changeRoute, { method: "PATCH", body: { isPaused: true } }],
    [expiringRoute, { search: "?days=1" }],
    [repairRoute, { method: "POST", body: { from: null, to: null } }],
    [eraseRoute, { method: "POST", body: { userId: "anna", confirmed: true } }],
  ];
  for (const [handler, call] of calls) {
    expect((await ask(handler, { ...call, as: "viewer" })).status).toBe(403);
    expect((await ask(handler, { ...call, as: "reviewer" })).status).toBe(403);
    expect((await ask(handler, { ...call, botId: "st-2" })).status).toBe(404);
  }
});
