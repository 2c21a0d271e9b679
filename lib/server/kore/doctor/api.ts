import "server-only";
import type { DoctorFinding } from "@/lib/domain/doctor";
import type { BotConfig } from "../../config";
import type { Exchange } from "../http/exchange";
import { messagesPath } from "../list-messages";
import { isOfBot, sessionsPath } from "../list-sessions";
import { longestRequestMs } from "../slice-range";
import { type Answer, ask } from "./ask";
import { failed, ok, warning } from "./finding";

/** Resolves to 0 when the bot's budget has room for one more call, which it then counts, else to the ms until it has. */
export type AdmitCall = (signal: AbortSignal) => Promise<number>;

const notableSkewMs = 60_000;
const beforeSessionMs = 3_600_000;
/** An account's latest sessions are of all its bots, so more are looked at to find one of this. */
const mostRows = { bot: 1, admin: 100 };

/** What Kore says to the questions the product asks; ends where no further answer could mean anything. */
export async function* examineApi(
  bot: BotConfig,
  exchange: Exchange,
  admit: AdmitCall,
  signal: AbortSignal,
): AsyncGenerator<DoctorFinding, void> {
  const secrets = [bot.clientSecret.reveal(), bot.clientId];
  const question = { exchange, secrets, signal };
  const now = Date.now();
  const lastDays = { dateFrom: iso(now - longestRequestMs), dateTo: iso(now), limit: mostRows[bot.kind] };
  const askSessions = () =>
    ask({ ...question, path: sessionsPath(bot), body: lastDays, listKey: "sessions" });

  const waitMs = await admit(signal);
  if (waitMs > 0) return yield budgetSpent(waitMs);
  let first = await askSessions();
  const skewMs = exchange.skewMs();
  const answer = readAnswer(first);
  yield answer;
  if (answer.outcome === "failed") return;
  if (first.hasDate) {
    const seconds = Math.ceil(Math.abs(skewMs) / 1000);
    const isOff = Math.abs(skewMs) > notableSkewMs;
    yield isOff ? warning("clock", "clockOff", { seconds }) : ok("clock", "clockRight", { seconds });
    // A token dated by the wrong clock may be refused for that alone.
    if (isOff && first.reply.kind === "credentials" && (await admit(signal)) === 0)
      first = await askSessions();
  }
  const limited = readLimit(first);
  if (limited) return yield limited;
  if (first.reply.kind === "credentials") return yield readSignature(first);
  yield ok("signature", "signatureTaken");
  if (isBotUnknown(first)) return yield failed("bot", "botUnknown", {}, first.detail);

  yield readList(first, "sessions");
  const sessions = rowsOf(first, "sessions", bot);
  const [sample] = sessions;
  const sampleId = textAt(sample, "sessionId");
  const waitAgainMs = await admit(signal);
  if (waitAgainMs > 0) return yield budgetSpent(waitAgainMs);
  const body = sampleId
    ? { ...aroundStart(textAt(sample, "start_time"), now), sessionId: [sampleId], limit: 100 }
    : lastDays;
  const second = await ask({ ...question, path: messagesPath(bot), body, listKey: "messages" });
  const limitedNow = readLimit(second);
  if (limitedNow) return yield limitedNow;
  yield readList(second, "history");

  const messages = rowsOf(second, "messages", bot);
  const isKnown = first.reply.kind === "ok" || second.reply.kind === "ok";
  if (bot.kind === "admin" && isKnown && sessions.length + messages.length === 0) {
    yield warning("bot", "botUnseen");
  } else if (isKnown) yield ok("bot", "botKnown");
  yield ok("limits", "withinLimits");
  if (first.reply.kind === "ok" && second.reply.kind === "ok") {
    yield readSample(sampleId, messages.length);
  }
}

function budgetSpent(waitMs: number): DoctorFinding {
  return failed("limits", "budgetSpent", { seconds: Math.ceil(waitMs / 1000) });
}

/** Whether it is Kore that answers, and in health. */
function readAnswer({ reply, status, detail }: Answer): DoctorFinding {
  if (reply.kind === "unreachable" || (reply.kind === "retryable" && status === 0)) {
    return failed("answer", "noAnswer", {}, detail);
  }
  if (reply.kind === "retryable") return failed("answer", "koreFailing", { status }, detail);
  const isElsewhere = status >= 300 && status < 400;
  if (reply.kind === "malformed" || reply.kind === "too-large" || isElsewhere)
    return failed("answer", "notKore", { status }, detail);
  return ok("answer", "answered");
}

function readLimit({ reply, detail }: Answer): DoctorFinding | null {
  if (reply.kind === "limited-minute") return failed("limits", "limitedByMinute", {}, detail);
  if (reply.kind === "limited-hour") return failed("limits", "limitedByHour", {}, detail);
  return null;
}

function readSignature({ code, detail }: Answer): DoctorFinding {
  return failed("signature", code === "4002" ? "signatureRefused" : "tokenRefused", {}, detail);
}

/** With which status Kore answers an unknown bot is not documented (kore-contract 3). */
function isBotUnknown({ reply, status, detail }: Answer): boolean {
  return reply.kind === "rejected" && (status === 404 || /\b(bot|stream)\b/i.test(detail ?? ""));
}

function readList(answer: Answer, step: "sessions" | "history"): DoctorFinding {
  const { reply, detail } = answer;
  if (reply.kind === "ok") return ok(step, step === "sessions" ? "sessionsReadable" : "historyReadable");
  if (reply.kind === "scope") {
    return failed(step, step === "sessions" ? "sessionsScopeMissing" : "historyScopeMissing", {}, detail);
  }
  if (reply.kind === "credentials") return { ...readSignature(answer), step };
  const trouble = readAnswer(answer);
  return trouble.outcome === "failed" ? { ...trouble, step } : failed(step, "questionRefused", {}, detail);
}

function readSample(session: string, messages: number): DoctorFinding {
  if (!session) return warning("sample", "noSessions");
  return messages > 0
    ? ok("sample", "sampleRead", { session, messages })
    : warning("sample", "noMessages", { session });
}

function rowsOf({ reply }: Answer, listKey: "sessions" | "messages", bot: BotConfig): unknown[] {
  const rows = reply.kind === "ok" ? reply.body[listKey] : [];
  return Array.isArray(rows) ? rows.filter((row) => isOfBot(row, bot)) : [];
}

/** Messages are chosen by their own time, so the window is wider than the session (kore-contract 1.2). */
function aroundStart(start: string, now: number): { dateFrom: string; dateTo: string } {
  const time = Date.parse(start);
  const from = (Number.isNaN(time) ? now - longestRequestMs : time) - beforeSessionMs;
  return { dateFrom: iso(from), dateTo: iso(Math.min(from + longestRequestMs, now)) };
}

function textAt(row: unknown, key: string): string {
  const value = typeof row === "object" && row !== null ? Reflect.get(row, key) : undefined;
  return typeof value === "string" ? value : "";
}

function iso(time: number): string {
  return new Date(time).toISOString();
}
