import { sql } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { coverWindow, failWindow, type WindowFailure } from "./finish-window";
import { pauseCalls } from "./kore-calls";
import {
  type LeaseQuestion,
  leaseWindow,
  releaseWindow,
  renewLease,
  type WindowLease,
  writeUnderLease,
} from "./lease-window";
import { ensureLive, hastenWindows, planMissing, retryFailed } from "./plan-windows";
import { listWindows, noteLook } from "./sync-state";
import { startTestArchive, type TestArchive } from "./test-archive";

const hour = 3_600_000;
const now = Date.parse("2026-03-18T12:00:00.000Z");
const failure: WindowFailure = {
  code: "upstream",
  detail: "oops",
  nextAttemptAt: now + 5_000,
  countsAsTry: true,
  halves: false,
};

let test: TestArchive;
let botId = "";
let made = 0;
beforeAll(async () => {
  test = await startTestArchive();
});
beforeEach(() => {
  made += 1;
  botId = `st-${made}`;
});
afterAll(() => test.stop());

function lease(changes: Partial<LeaseQuestion> = {}): Promise<WindowLease | null> {
  const liveCadenceMs = { lookedAt: 15_000, idle: 120_000 };
  return leaseWindow(test.archive, {
    botId,
    kinds: ["backfill", "request", "live"],
    now,
    liveCadenceMs,
    ...changes,
  });
}

async function leaseSome(changes?: Partial<LeaseQuestion>): Promise<WindowLease> {
  const found = await lease(changes);
  if (!found) throw new Error("There was no window to lease.");
  return found;
}

function plan(from: number, to: number, kind: "backfill" | "request" = "backfill") {
  return planMissing(test.archive, { botId, span: { from, to }, kind, cut: (gap) => [gap], now });
}

const states = async () => (await listWindows(test.archive, botId)).map(({ state }) => state);

it("a window is leased to one asker only", async () => {
  await plan(now - hour, now);
  const leases = await Promise.all([lease(), lease(), lease()]);
  expect(leases.filter(Boolean)).toHaveLength(1);
});

it("people who wait come before the recent, and the recent before the old", async () => {
  await plan(now - 3 * hour, now - 2 * hour);
  await plan(now - hour, now);
  await plan(now - 9 * hour, now - 8 * hour, "request");
  const order = [await leaseSome(), await leaseSome(), await leaseSome()].map(({ to }) => (now - to) / hour);
  expect(order).toEqual([8, 0, 2]);
});

it("a lease that ran out goes to the next, and the late holder writes nothing", async () => {
  await plan(now - hour, now);
  const late = await leaseSome();
  expect(await lease({ now: now + 20_000 })).toBeNull();
  const next = await leaseSome({ now: now + 31_000 });
  const write = writeUnderLease(test.archive, late, now + 31_000, (connection) =>
    connection.execute(sql`update bot_sync set longest_session_ms = 99 where bot_id = ${botId}`),
  );
  await expect(write).rejects.toMatchObject({ name: "LeaseLostError" });
  await expect(coverWindow(test.archive, late, late.to, now)).rejects.toMatchObject({
    name: "LeaseLostError",
  });
  await expect(failWindow(test.archive, late, failure, now)).rejects.toMatchObject({
    name: "LeaseLostError",
  });
  const { rows } = await test.archive.execute(
    sql`select longest_session_ms::int as ms from bot_sync where bot_id = ${botId}`,
  );
  expect(rows).toEqual([{ ms: 0 }]);
  await coverWindow(test.archive, next, next.to, now);
  expect(await states()).toEqual(["covered"]);
});

it("a renewed lease stays with its holder", async () => {
  await plan(now - hour, now);
  await renewLease(test.archive, await leaseSome(), now + 20_000);
  expect(await lease({ now: now + 45_000 })).toBeNull();
});

it("a write that fails leaves no part of itself and keeps the lease", async () => {
  await plan(now - hour, now);
  const held = await leaseSome();
  const write = writeUnderLease(test.archive, held, now, async (connection) => {
    await connection.execute(sql`update bot_sync set longest_session_ms = 7 where bot_id = ${botId}`);
    throw new Error("broken page");
  });
  await expect(write).rejects.toThrow("broken page");
  const { rows } = await test.archive.execute(
    sql`select longest_session_ms::int as ms from bot_sync where bot_id = ${botId}`,
  );
  expect(rows).toEqual([{ ms: 0 }]);
  await coverWindow(test.archive, held, held.to, now);
});

it("a released window is planned again, a live one stays covered", async () => {
  await plan(now - hour, now);
  await releaseWindow(test.archive, await leaseSome());
  expect(await states()).toEqual(["planned"]);
});

it("a failed window waits for its time; its rows and other windows do not", async () => {
  await plan(now - hour, now);
  await plan(now - 3 * hour, now - hour);
  await failWindow(test.archive, await leaseSome(), failure, now);
  expect((await leaseSome()).to).toBe(now - hour);
  expect(await lease()).toBeNull();
  expect(await leaseSome({ now: now + 5_000 })).toMatchObject({ to: now, attempts: 1 });
});

it("a pause of the bot's budget holds every window of the bot, and of no other", async () => {
  await plan(now - hour, now);
  await plan(now - 3 * hour, now - hour);
  const limited: WindowFailure = { ...failure, code: "limited", countsAsTry: false };
  await failWindow(test.archive, await leaseSome(), limited, now);
  await pauseCalls(test.archive, botId, now + 5_000);
  expect(await lease()).toBeNull();
  expect(await leaseSome({ now: now + 5_000 })).toMatchObject({ attempts: 0 });
  const other = `${botId}-other`;
  await planMissing(test.archive, {
    botId: other,
    span: { from: 0, to: 1 },
    kind: "backfill",
    cut: (gap) => [gap],
    now,
  });
  await pauseCalls(test.archive, "account", now + 5_000);
  expect(await lease({ botId: other, budgetId: "account" })).toBeNull();
  expect(await lease({ botId: other })).not.toBeNull();
});

it("bad settings fail every window of the bot, and one success plans them again", async () => {
  await plan(now - hour, now);
  await plan(now - 3 * hour, now - hour);
  await failWindow(
    test.archive,
    await leaseSome(),
    { ...failure, code: "credentials", nextAttemptAt: null },
    now,
  );
  expect(await states()).toEqual(["failed", "failed"]);
  expect(await lease({ now: now + 1_000 * hour })).toBeNull();
  await retryFailed(test.archive, botId, { from: now - hour, to: now });
  const retried = await leaseSome();
  expect(retried.to).toBe(now);
  expect(await lease()).toBeNull();
  await coverWindow(test.archive, retried, retried.to, now);
  expect(await states()).toEqual(["planned", "covered"]);
});

it("a window that failed after many pages is cut in two", async () => {
  await plan(now - 4 * hour, now);
  await failWindow(test.archive, await leaseSome(), { ...failure, halves: true }, now);
  const windows = await listWindows(test.archive, botId);
  expect(windows.map(({ from, to, state }) => [(now - from) / hour, (now - to) / hour, state])).toEqual([
    [4, 2, "planned"],
    [2, 0, "failed"],
  ]);
});

it("only what no window holds is planned, also by several at once", async () => {
  await plan(now - 4 * hour, now - 2 * hour);
  await Promise.all([plan(now - 6 * hour, now), plan(now - 6 * hour, now), plan(now - 5 * hour, now)]);
  const spans = (await listWindows(test.archive, botId)).map(({ from, to }) => [
    (now - from) / hour,
    (now - to) / hour,
  ]);
  // Whoever came first, nothing is planned twice and nothing is left out.
  expect(spans[0]?.[0]).toBe(6);
  expect(spans.at(-1)?.[1]).toBe(0);
  expect(spans.slice(1).map(([from]) => from)).toEqual(spans.slice(0, -1).map(([, to]) => to));
  expect(spans).toContainEqual([4, 2]);
});

it("what was planned for later can be hastened", async () => {
  await plan(now - 4 * hour, now - 3 * hour);
  await plan(now - 2 * hour, now);
  await hastenWindows(test.archive, botId, { from: now - 4 * hour, to: now - 3 * hour });
  expect((await leaseSome()).kind).toBe("request");
});

it("the live window is due every 15 seconds while somebody looks, else every two minutes", async () => {
  const live = { from: now - hour, staleBefore: now - 2 * hour, overlapMs: 0 };
  await ensureLive(test.archive, botId, live, { cut: (gap) => [gap], now });
  const first = await leaseSome();
  expect(first).toMatchObject({ kind: "live", from: now - hour, to: now - hour });
  await coverWindow(test.archive, first, now, now);
  expect(await lease({ now: now + 119_000 })).toBeNull();
  await noteLook(test.archive, botId, now);
  expect(await lease({ now: now + 14_000 })).toBeNull();
  const again = await leaseSome({ now: now + 15_000 });
  expect(again).toMatchObject({ from: now - hour, to: now });
  await releaseWindow(test.archive, again);
  expect(await states()).toEqual(["covered"]);
});

it("a live window left behind becomes history, and the time since is planned", async () => {
  const begin = (at: number) =>
    ensureLive(
      test.archive,
      botId,
      { from: at - hour, staleBefore: at - 2 * hour, overlapMs: hour / 2 },
      { cut: (gap) => [gap], now: at },
    );
  await begin(now);
  await coverWindow(test.archive, await leaseSome(), now, now);
  await begin(now + hour);
  expect(await states()).toEqual(["covered"]);
  await begin(now + 10 * hour);
  const windows = await listWindows(test.archive, botId);
  expect(
    windows.map(({ kind, from, to, state }) => [kind, (from - now) / hour, (to - now) / hour, state]),
  ).toEqual([
    ["backfill", -1, -0.5, "covered"],
    ["backfill", -0.5, 9, "planned"],
    ["live", 9, 9, "planned"],
  ]);
});
