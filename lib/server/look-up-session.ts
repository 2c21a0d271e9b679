import "server-only";
import type { Session } from "@/lib/domain/session";
import type { Span } from "@/lib/domain/span";
import type { StoredMessage } from "@/lib/domain/stored-message";
import { archive } from "./archive/database";
import { pauseCalls } from "./archive/kore-calls";
import { storeMessages } from "./archive/store-messages";
import { storeSessions } from "./archive/store-sessions";
import { whenFree } from "./archive/write-holds";
import type { BotConfig } from "./config";
import { AppError } from "./errors";
import { budgetId } from "./kore/budget-id";
import { type Kore, openKore } from "./kore/http/client";
import { KoreError } from "./kore/http/kore-error";
import { listMessagesPages } from "./kore/list-messages";
import { findSessions, type KoreSession } from "./kore/list-sessions";
import { sliceRange } from "./kore/slice-range";
import { instantOfObjectId } from "./kore/wire";
import { log } from "./log";
import { admitWithin } from "./sync/admission";
import { marginMs, overlapOf } from "./sync/overlap";

/** Somebody looks at an empty page meanwhile. */
const patienceMs = 10_000;
const longestLookUpMs = 60_000;
const unknownForMs = 60_000;
const mostRemembered = 1_000;
const dayMs = 86_400_000;

/** By bot and session: until when it need not be asked for again, as Kore did not know it. */
const unknown = new Map<string, number>();
const running = new Map<string, Promise<boolean>>();
const doors = new WeakMap<BotConfig, Kore>();

/**
 * Brings a session that the archive does not hold from Kore into it, with its messages, and resolves to whether it is
 * there now. Whoever asks for the same at the same time waits for one answer. Throws `upstream` or `unavailable` when
 * some bot could not be asked and no other knows the session: nothing is known then.
 */
export async function lookUpSession(bots: BotConfig[], sessionId: string): Promise<boolean> {
  const startedAt = instantOfObjectId(sessionId);
  if (startedAt === null || startedAt > Date.now() + dayMs) return false;
  const answers = await Promise.allSettled(bots.map((bot) => askOnce(bot, sessionId.toLowerCase())));
  if (answers.some((answer) => answer.status === "fulfilled" && answer.value)) return true;
  const failure = answers.find((answer) => answer.status === "rejected");
  if (failure) throw toAppError(failure.reason);
  return false;
}

function askOnce(bot: BotConfig, sessionId: string): Promise<boolean> {
  const key = JSON.stringify([bot.id, sessionId]);
  if ((unknown.get(key) ?? 0) > Date.now()) return Promise.resolve(false);
  const asked = running.get(key);
  if (asked !== undefined) return asked;
  const asking = ask(bot, sessionId)
    .then((isFound) => {
      if (!isFound) remember(key);
      return isFound;
    })
    .finally(() => running.delete(key));
  running.set(key, asking);
  return asking;
}

function remember(key: string): void {
  const [oldest] = unknown.keys();
  if (unknown.size >= mostRemembered && oldest !== undefined) unknown.delete(oldest);
  unknown.delete(key);
  unknown.set(key, Date.now() + unknownForMs);
}

async function ask(bot: BotConfig, sessionId: string): Promise<boolean> {
  const kore = doorOf(bot);
  // Nobody's own: others may wait for the same answer.
  const signal = AbortSignal.timeout(longestLookUpMs);
  try {
    const { sessions } = await findSessions(kore, [sessionId], { purpose: "request", signal });
    const found = sessions.find(({ session }) => session.id.toLowerCase() === sessionId);
    if (!found) return false;
    const messages = await listMessages(kore, found.session, signal);
    return await store(bot.id, found, messages);
  } catch (error) {
    const code =
      error instanceof KoreError ? error.code : error instanceof AppError ? error.code : "internal";
    log().warn({ botId: bot.id, sessionId, code, err: error }, "a session could not be looked up");
    throw error;
  }
}

function doorOf(bot: BotConfig): Kore {
  const found = doors.get(bot);
  if (found) return found;
  const opened = openKore(bot, {
    pause: (until) => pauseCalls(archive(), budgetId(bot), until),
    admit: async (_botId, _purpose, signal) => {
      const waitMs = await admitWithin(archive(), bot, patienceMs, signal);
      if (waitMs === 0) return;
      const seconds = Math.ceil(waitMs / 1_000);
      throw new AppError("too-many", `This bot's request budget is used up. Try again in ${seconds} s.`);
    },
  });
  doors.set(bot, opened);
  return opened;
}

/** With a margin on both sides; one that may go on is followed up to a silent slice, a week long. */
async function listMessages(kore: Kore, session: Session, signal: AbortSignal): Promise<StoredMessage[]> {
  const { id, startedAt, endedAt } = session;
  const start = Date.parse(startedAt);
  const isOpen = endedAt === null;
  const end = isOpen ? Date.now() : Math.max(start, Date.parse(endedAt));
  const to = Math.min(Date.now(), end + overlapOf(kore.bot.inactivityTimeoutMs));
  const span: Span = { from: start - marginMs, to: Math.max(start, to) };
  const messages: StoredMessage[] = [];
  for (const slice of sliceRange(span).reverse()) {
    const before = messages.length;
    const options = { purpose: "request" as const, signal, sessionIds: [id] };
    for await (const page of listMessagesPages(kore, slice, options)) {
      messages.push(...page.messages.filter(({ sessionId }) => sessionId === id));
    }
    if (isOpen && messages.length === before) break;
  }
  return messages;
}

/** All or nothing, so that nobody reads half a session; false when it may not be kept. */
async function store(botId: string, found: KoreSession, messages: StoredMessage[]): Promise<boolean> {
  const now = Date.now();
  return await whenFree(archive(), async (transaction) => {
    // Kore leaves the tags of older sessions out (kore-contract 1.1); what is held of them stays.
    const keepTags = found.session.tags.length === 0;
    const { refused } = await storeSessions(transaction, botId, [found], { now, keepTags });
    if (refused.length > 0) return false;
    await storeMessages(transaction, botId, messages, now);
    return true;
  });
}

function toAppError(error: unknown): AppError {
  if (error instanceof AppError) return error;
  const detail = error instanceof KoreError && error.detail ? ` It said: ${error.detail}` : "";
  const words = `This session is not in the archive, and Kore could not be asked for it.${detail}`;
  if (error instanceof KoreError) return new AppError("upstream", words);
  return new AppError("unavailable", words, { cause: error });
}
