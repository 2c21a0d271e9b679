import "server-only";
import { estimateCalls } from "@/lib/domain/estimate-calls";
import {
  type Expiring,
  type HistoryChange,
  type HistorySettings,
  mostRetentionDays,
} from "@/lib/domain/history-settings";
import type { Span } from "@/lib/domain/span";
import type { Viewer } from "@/lib/domain/viewer";
import { archive } from "./archive/database";
import { type History, readHistory, readPace, saveHistory } from "./archive/history";
import { planMissing } from "./archive/plan-windows";
import { countExpired } from "./archive/retention";
import { listWindows } from "./archive/sync-state";
import { recordAudit } from "./audit/record-audit";
import { requireBotConfig } from "./auth/viewer";
import type { BotConfig } from "./config";
import { AppError } from "./errors";
import { messagesPerCall } from "./kore/list-messages";
import { sessionsPerCall } from "./kore/list-sessions";
import { backgroundCallsPerHour } from "./sync/call-limits";
import { cutWindows, defaultBackfillFrom, koreFrom } from "./sync/cut-windows";

const dayMs = 86_400_000;
const hourMs = 3_600_000;

/** How far back a bot is read and how long it is kept, with what is left to read. Throws not-found. */
export async function getHistory(viewer: Viewer, botId: string): Promise<HistorySettings> {
  const bot = requireBotConfig(viewer, botId);
  const now = Date.now();
  const [history, windows, pace] = await Promise.all([
    readHistory(archive(), bot.id),
    listWindows(archive(), bot.id),
    readPace(archive(), bot.id),
  ]);
  const waiting = windows.filter(
    ({ kind, state }) => kind !== "live" && (state === "planned" || state === "running"),
  );
  return {
    botId: bot.id,
    backfillFrom: iso(history.backfillFrom ?? defaultBackfillFrom(now)),
    isPaused: history.isPaused,
    left: describeLeft(bot, waiting, pace),
    retentionDays: history.retentionDays,
    koreFrom: iso(koreFrom(now)),
  };
}

/** Takes effect within a minute, in every process. Throws not-found, and bad-request for a day Kore has nothing of. */
export async function changeHistory(
  viewer: Viewer,
  botId: string,
  change: HistoryChange,
): Promise<HistorySettings> {
  const bot = requireBotConfig(viewer, botId);
  const now = Date.now();
  const before = await readHistory(archive(), bot.id);
  const after: History = {
    backfillFrom: change.backfillFrom === undefined ? before.backfillFrom : Date.parse(change.backfillFrom),
    isPaused: change.isPaused ?? before.isPaused,
    retentionDays: change.retentionDays === undefined ? before.retentionDays : change.retentionDays,
  };
  if (after.backfillFrom !== null && after.backfillFrom > now)
    throw new AppError("bad-request", "The first day to read lies ahead. Choose one that has begun.");
  if (after.backfillFrom !== null && after.backfillFrom < koreFrom(now))
    throw new AppError(
      "bad-request",
      `Kore keeps nothing from before ${iso(koreFrom(now))}. Choose a later day.`,
    );
  await saveHistory(archive(), bot.id, after);
  const detail = Object.fromEntries(Object.entries(change).map(([name, value]) => [name, value ?? "none"]));
  await recordAudit({ actor: viewer, action: "history.change", botId: bot.id, detail });
  const span = { from: after.backfillFrom ?? defaultBackfillFrom(now), to: now };
  await planMissing(archive(), { botId: bot.id, span, kind: "backfill", cut: cutWindows, now });
  return await getHistory(viewer, bot.id);
}

/** What a retention of `days` would take out now. Throws not-found and bad-request. */
export async function countExpiring(viewer: Viewer, botId: string, days: string | null): Promise<Expiring> {
  const bot = requireBotConfig(viewer, botId);
  const count = Number(days);
  if (!Number.isInteger(count) || count < 1 || count > mostRetentionDays)
    throw new AppError("bad-request", `days must be a whole number from 1 to ${mostRetentionDays}.`);
  return { sessions: await countExpired(archive(), bot.id, Date.now() - count * dayMs) };
}

function describeLeft(
  bot: BotConfig,
  windows: Span[],
  pace: Awaited<ReturnType<typeof readPace>>,
): HistorySettings["left"] {
  const [first] = windows;
  const last = windows.at(-1);
  if (!first || !last) return null;
  const calls = estimateCalls(windows, {
    ...pace,
    sessionsPerCall,
    messagesPerCall: messagesPerCall(bot),
  });
  const ms = Math.round((calls / backgroundCallsPerHour) * hourMs);
  return { from: iso(first.from), to: iso(last.to), calls, ms };
}

function iso(time: number): string {
  return new Date(time).toISOString();
}
