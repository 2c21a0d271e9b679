import "server-only";
import type { Session } from "@/lib/domain/session";
import type { Span } from "@/lib/domain/span";
import type { Kore } from "./http/client";
import { type ListOptions, listRecordPages } from "./list-records";
import { mapSession } from "./map-session";
import { storable } from "./storable";

export type KoreSession = { session: Session; raw: unknown };
export type SessionsPage = { sessions: KoreSession[]; faultCount: number; missingCount: number };

export const sessionsPerCall = 100;
const listing = { listKey: "sessions", idKey: "sessionId", limit: sessionsPerCall } as const;
/** kore-contract 1.1 */
export const mostSessionIds = 50;

/** Sessions that started in the span, newest first. `faultCount` is of records that no session could be made of. */
export async function* listSessionsPages(
  kore: Kore,
  span: Span,
  options: ListOptions,
): AsyncGenerator<SessionsPage> {
  const pages = listRecordPages(kore, { ...listing, path: sessionsPath(kore.bot) }, span, options);
  for await (const { records, missingCount } of pages) {
    yield { ...readSessions(records, kore), missingCount };
  }
}

/** The sessions of up to 50 ids, whenever they were; ids that Kore does not know are left out. */
export async function findSessions(
  kore: Kore,
  sessionIds: string[],
  { purpose, signal }: ListOptions,
): Promise<Omit<SessionsPage, "missingCount">> {
  const body = { sessionId: sessionIds.slice(0, mostSessionIds), limit: listing.limit };
  const reply = await kore.call({ path: sessionsPath(kore.bot), body, listKey: "sessions", purpose, signal });
  const records = Array.isArray(reply.sessions) ? reply.sessions : [];
  return readSessions(
    records.map((record) => storable(record)),
    kore,
  );
}

/** kore-contract 1.1 */
export function sessionsPath({ id, kind }: Kore["bot"]): string {
  return kind === "admin"
    ? "/api/public/getSessions"
    : `/api/public/bot/${encodeURIComponent(id)}/getSessions`;
}

function readSessions(records: unknown[], { bot }: Kore): Omit<SessionsPage, "missingCount"> {
  const own = records.filter((record) => isOfBot(record, bot));
  const sessions = own.flatMap((raw) => {
    const session = mapSession(raw, bot.id);
    return session ? { session, raw } : [];
  });
  return { sessions, faultCount: own.length - sessions.length };
}

/**
 * An admin app's lists hold every bot of the account, and a record of another bot must never be stored under this
 * one; what comes from a bot's own path is its own, whichever linked bot the record names.
 */
export function isOfBot(record: unknown, { id, kind }: Kore["bot"]): boolean {
  return (
    kind === "bot" || (typeof record === "object" && record !== null && Reflect.get(record, "botId") === id)
  );
}
