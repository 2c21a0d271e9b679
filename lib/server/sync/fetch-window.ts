import "server-only";
import type { Session } from "@/lib/domain/session";
import type { Span } from "@/lib/domain/span";
import type { Archive } from "../archive/database";
import { type WindowLease, writeUnderLease } from "../archive/lease-window";
import { storeMessages } from "../archive/store-messages";
import { storeSessions } from "../archive/store-sessions";
import type { Kore } from "../kore/http/client";
import { listMessagesPages } from "../kore/list-messages";
import { listSessionsPages } from "../kore/list-sessions";

export type WindowWork = {
  archive: Archive;
  kore: Kore;
  lease: WindowLease;
  now: () => number;
  signal: AbortSignal;
  progress: Progress;
};
/** Counted while the window is read, so that it is known when it fails too. */
export type Progress = { pages: number; sessions: number; messages: number; faults: number; missing: number };

/** What a span held: the sessions that began in it, and the ids of all that something was said in. */
export type SpanContent = {
  listed: Map<string, Pick<Session, "startedAt" | "endedAt">>;
  named: Set<string>;
};

/** The embedded archive serves nobody else during a transaction, so each stays small. */
const rowsPerTransaction = 100;

/** Fetches sessions and then messages of the span into the archive. What is there already does not change. */
export async function fetchSpan(work: WindowWork, span: Span): Promise<SpanContent> {
  const { archive, kore, lease, now, signal, progress } = work;
  const content: SpanContent = { listed: new Map(), named: new Set() };
  const options = { purpose: lease.kind, signal };
  for await (const { sessions, faultCount, missingCount } of listSessionsPages(kore, span, options)) {
    await writeUnderLease(archive, lease, now(), (connection) =>
      storeSessions(connection, lease.botId, sessions, { now: now() }),
    );
    for (const { session } of sessions) content.listed.set(session.id, session);
    progress.pages += 1;
    progress.sessions += sessions.length;
    progress.faults += faultCount;
    progress.missing += missingCount;
  }
  for (const id of await fetchMessages(work, span)) content.named.add(id);
  return content;
}

/** Fetches the span's messages, of the named sessions or of all; resolves to the ids of the sessions they are of. */
export async function fetchMessages(
  { archive, kore, lease, now, signal, progress }: WindowWork,
  span: Span,
  sessionIds?: string[],
): Promise<Set<string>> {
  const named = new Set<string>();
  const options = { purpose: lease.kind, signal, ...(sessionIds && { sessionIds }) };
  for await (const { messages, faultCount, missingCount } of listMessagesPages(kore, span, options)) {
    for (let start = 0; start < messages.length; start += rowsPerTransaction) {
      const rows = messages.slice(start, start + rowsPerTransaction);
      await writeUnderLease(archive, lease, now(), (connection) =>
        storeMessages(connection, lease.botId, rows, now()),
      );
    }
    for (const { sessionId } of messages) named.add(sessionId);
    progress.pages += 1;
    progress.messages += messages.length;
    progress.faults += faultCount;
    progress.missing += missingCount;
  }
  return named;
}
