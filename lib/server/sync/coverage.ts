import "server-only";
import type { Coverage } from "@/lib/domain/coverage";
import { mergeSpans, type Span, subtractSpans } from "@/lib/domain/span";
import type { ResolvedRange } from "@/lib/domain/time-range";
import type { Viewer } from "@/lib/domain/viewer";
import { archive } from "../archive/database";
import { hastenWindows, planMissing, rereadHeld, retryFailed } from "../archive/plan-windows";
import { countSessions, listWindows, noteLook, type SyncWindow } from "../archive/sync-state";
import { recordAudit } from "../audit/record-audit";
import { requireBot } from "../auth/viewer";
import { cutWindows, spanToFetch } from "./cut-windows";

/** Further behind than this, the time since the live window's end counts as still to come. */
const trailingMs = 5 * 60_000;

/** What the archive holds of a bot, what is on its way and what went wrong. Throws not-found. */
export async function getCoverage(viewer: Viewer, botId: string): Promise<Coverage> {
  const bot = requireBot(viewer, botId);
  const now = Date.now();
  const [windows, sessionCount] = await Promise.all([
    listWindows(archive(), bot.id),
    countSessions(archive(), bot.id),
  ]);
  return { botId: bot.id, ...describeWindows(windows, now), sessionCount };
}

/**
 * Somebody looks at the range: recent hours are kept fresh, what of the range was planned for later comes first, and
 * what was never planned is. A range without a beginning asks for no more than is known already.
 */
export async function lookAtRange(viewer: Viewer, botId: string, range: ResolvedRange): Promise<Coverage> {
  const bot = requireBot(viewer, botId);
  const now = Date.now();
  await noteLook(archive(), bot.id, now);
  const span = await toSpan(bot.id, range, now);
  const wanted = range.from === null ? span : spanToFetch(span, now);
  if (wanted && wanted.from < wanted.to) {
    await hastenWindows(archive(), bot.id, wanted);
    const plan = { botId: bot.id, span: wanted, kind: "request", cut: cutWindows, now } as const;
    if (range.from !== null) await planMissing(archive(), plan);
  }
  return await getCoverage(viewer, bot.id);
}

/** Tries the failed windows of the range at once, but those that wait for Kore's limits. */
export async function retryFailedWindows(
  viewer: Viewer,
  botId: string,
  range: ResolvedRange,
): Promise<Coverage> {
  const bot = requireBot(viewer, botId);
  await retryFailed(archive(), bot.id, await toSpan(bot.id, range, Date.now()));
  return await getCoverage(viewer, bot.id);
}

/** Fetches what of the range is missing or failed, and a range that is held whole once more. */
export async function repairRange(viewer: Viewer, botId: string, range: ResolvedRange): Promise<Coverage> {
  const bot = requireBot(viewer, botId);
  const now = Date.now();
  const span = await toSpan(bot.id, range, now);
  const detail = { from: iso(span.from), to: iso(span.to) };
  await recordAudit({ actor: viewer, action: "history.repair", botId: bot.id, detail });
  const held = (await listWindows(archive(), bot.id)).filter(({ state }) => state === "covered");
  if (subtractSpans(span, held).length === 0) await rereadHeld(archive(), bot.id, span);
  else await retryFailed(archive(), bot.id, span);
  return await lookAtRange(viewer, bot.id, range);
}

async function toSpan(botId: string, range: ResolvedRange, now: number): Promise<Span> {
  const to = range.to === null ? now : Math.min(Date.parse(range.to), now);
  if (range.from !== null) return { from: Date.parse(range.from), to };
  const earliest = (await listWindows(archive(), botId))[0];
  return { from: earliest?.from ?? to, to };
}

export function describeWindows(
  windows: SyncWindow[],
  now: number,
): Omit<Coverage, "botId" | "sessionCount"> {
  const live = windows.find(({ kind }) => kind === "live");
  const others = windows.filter(({ kind }) => kind !== "live");
  const covered: Span[] = others.filter(({ state }) => state === "covered");
  const pending: Span[] = others.filter(({ state }) => state === "planned" || state === "running");
  const failed = others.filter(({ state }) => state === "failed");
  const liveEnd = Math.max(live?.to ?? now, now);
  if (live && live.coveredAt !== null) covered.push(live);
  if (live?.state === "failed") failed.push({ ...live, from: live.to, to: liveEnd });
  else if (live && (live.coveredAt === null || now - live.to > trailingMs)) {
    pending.push({ from: live.to, to: liveEnd });
  }
  return {
    covered: mergeSpans(covered).map(toIsoSpan),
    pending: mergeSpans(pending).map(toIsoSpan),
    failed: failed.map(toFailed),
    doubtful: windows.flatMap((window) =>
      window.state === "covered" && window.failureDetail !== null
        ? [{ ...toIsoSpan(window), missing: Number(window.failureDetail.replace(/\D/g, "")) }]
        : [],
    ),
    freshUntil: live && live.coveredAt !== null ? iso(live.to) : null,
    windowsDone: others.filter(({ state }) => state === "covered").length,
    windowsTotal: others.length,
  };
}

function toFailed(window: SyncWindow): Coverage["failed"][number] {
  return {
    ...toIsoSpan(window),
    code: window.failureCode ?? "internal",
    detail: window.failureDetail,
    failedAt: iso(window.failedAt ?? window.from),
    nextAttemptAt: window.nextAttemptAt === null ? null : iso(window.nextAttemptAt),
  };
}

function toIsoSpan({ from, to }: Span) {
  return { from: iso(from), to: iso(to) };
}

function iso(time: number): string {
  return new Date(time).toISOString();
}
