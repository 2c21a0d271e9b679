import { afterAll, afterEach, beforeAll, beforeEach, expect, it, vi } from "vitest";
import { testViewer } from "@/lib/domain/test-viewer";
import type { Viewer } from "@/lib/domain/viewer";
import { coverWindow, failWindow } from "../archive/finish-window";
import { leaseWindow, type WindowKind } from "../archive/lease-window";
import { ensureLive, planMissing } from "../archive/plan-windows";
import { startTestArchive, type TestArchive } from "../archive/test-archive";
import { getCoverage, lookAtRange, retryFailedWindows } from "./coverage";

const now = Date.parse("2026-03-18T12:00:00.000Z");
const dayMs = 86_400_000;
const liveCadenceMs = { lookedAt: 15_000, idle: 120_000 };

let test: TestArchive;
let botId = "";
let viewer: Viewer;
let made = 0;
beforeAll(async () => {
  test = await startTestArchive();
  for (const [name, value] of Object.entries(test.environment)) vi.stubEnv(name, value);
});
beforeEach(() => {
  vi.useFakeTimers({ now, toFake: ["Date"] });
  made += 1;
  botId = `st-${made}`;
  viewer = testViewer("viewer", [botId]);
});
afterEach(() => {
  vi.useRealTimers();
});
afterAll(() => test.stop());

async function start() {
  const live = { from: now - 3_600_000, staleBefore: now - dayMs, overlapMs: 0 };
  await ensureLive(test.archive, botId, live, { cut: (gap) => [gap], now });
  const span = { from: now - 4 * dayMs, to: now };
  await planMissing(test.archive, { botId, span, kind: "backfill", cut: (gap) => [gap], now });
}

async function take(kind: WindowKind) {
  const lease = await leaseWindow(test.archive, { botId, kinds: [kind], now, liveCadenceMs });
  if (!lease) throw new Error(`There is no ${kind} window to take.`);
  return lease;
}

const ago = (days: number) => new Date(now - days * dayMs).toISOString();

it("tells a viewer nothing of a bot that is not theirs", async () => {
  const whole = { from: null, to: null };
  await expect(getCoverage(viewer, "st-foreign")).rejects.toMatchObject({ code: "not-found" });
  await expect(lookAtRange(viewer, "st-foreign", whole)).rejects.toMatchObject({ code: "not-found" });
  await expect(retryFailedWindows(viewer, "st-foreign", whole)).rejects.toMatchObject({ code: "not-found" });
});

it("of a bot that never ran is empty", async () => {
  expect(await getCoverage(viewer, botId)).toEqual({
    botId,
    covered: [],
    pending: [],
    failed: [],
    doubtful: [],
    freshUntil: null,
    windowsDone: 0,
    windowsTotal: 0,
    sessionCount: 0,
  });
});

it("goes from pending over covered to failed without losing what is held", async () => {
  await start();
  expect(await getCoverage(viewer, botId)).toMatchObject({
    covered: [],
    pending: [{ from: ago(4), to: ago(0) }],
    freshUntil: null,
  });
  await coverWindow(test.archive, await take("live"), now, now);
  await coverWindow(test.archive, await take("backfill"), now - 3_600_000, now);
  expect(await getCoverage(viewer, botId)).toMatchObject({
    covered: [{ from: ago(4), to: ago(0) }],
    pending: [],
    freshUntil: ago(0),
    windowsDone: 1,
    windowsTotal: 1,
  });
  vi.setSystemTime(now + 600_000);
  const lease = await leaseWindow(test.archive, {
    botId,
    kinds: ["live"],
    now: now + 600_000,
    liveCadenceMs,
  });
  if (!lease) throw new Error("The live window is not due.");
  const failure = { code: "unreachable", detail: "gone", nextAttemptAt: null, countsAsTry: true } as const;
  await failWindow(test.archive, lease, { ...failure, halves: false }, now + 600_000);
  expect(await getCoverage(viewer, botId)).toMatchObject({
    covered: [{ from: ago(4), to: ago(0) }],
    failed: [
      { from: ago(0), to: new Date(now + 600_000).toISOString(), code: "unreachable", detail: "gone" },
    ],
    freshUntil: ago(0),
  });
});

it("looking at a range plans what is missing of it, once", async () => {
  await start();
  const range = { from: ago(8), to: ago(6) };
  const first = await lookAtRange(viewer, botId, range);
  expect(first.pending).toEqual([
    { from: "2026-03-10T00:00:00.000Z", to: "2026-03-13T00:00:00.000Z" },
    { from: ago(4), to: ago(0) },
  ]);
  expect((await take("request")).to).toBe(Date.parse("2026-03-13T00:00:00.000Z"));
  expect((await lookAtRange(viewer, botId, range)).windowsTotal).toBe(first.windowsTotal);
});

it("looking at everything plans nothing new and hastens what is planned", async () => {
  await start();
  const before = await getCoverage(viewer, botId);
  const after = await lookAtRange(viewer, botId, { from: null, to: null });
  expect(after).toEqual(before);
  expect((await take("request")).from).toBe(now - 4 * dayMs);
});

it("looking at a future, or beyond what Kore keeps, plans nothing", async () => {
  await start();
  const { windowsTotal } = await getCoverage(viewer, botId);
  await lookAtRange(viewer, botId, { from: ago(-2), to: ago(-3) });
  await lookAtRange(viewer, botId, { from: "1990-01-01T00:00:00Z", to: "1999-01-01T00:00:00Z" });
  expect((await getCoverage(viewer, botId)).windowsTotal).toBe(windowsTotal);
});

it("a retry puts the failed windows of the range back in the queue, limits apart", async () => {
  await start();
  const base = { detail: null, nextAttemptAt: null, countsAsTry: true, halves: false };
  await failWindow(test.archive, await take("backfill"), { ...base, code: "rejected" }, now);
  expect((await retryFailedWindows(viewer, botId, { from: ago(9), to: ago(8) })).failed).toHaveLength(1);
  expect((await retryFailedWindows(viewer, botId, { from: ago(2), to: null })).failed).toEqual([]);
  const limited = { ...base, code: "limited", nextAttemptAt: now + 60_000 } as const;
  await failWindow(test.archive, await take("backfill"), limited, now);
  expect((await retryFailedWindows(viewer, botId, { from: null, to: null })).failed).toMatchObject([
    { code: "limited", nextAttemptAt: new Date(now + 60_000).toISOString() },
  ]);
});
