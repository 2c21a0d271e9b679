import "server-only";
import type { Span } from "@/lib/domain/span";
import type { StoredMessage } from "@/lib/domain/stored-message";
import type { Kore } from "./http/client";
import { type ListOptions, listRecordPages } from "./list-records";
import { isOfBot } from "./list-sessions";
import { mapMessage } from "./map-message";

export type MessagesPage = { messages: StoredMessage[]; faultCount: number; missingCount: number };

/** V2 gives up to 10,000 records a page; a page this size stays small enough to hold and to store at once. */
const pageSize = { v2: 2_000, v1: 100 };
/** How many are taken is not documented; so many are known to be (kore-contract 1.4). */
export const mostSessionsOfMessages = 20;

export function messagesPerCall({ kind }: Kore["bot"]): number {
  return kind === "admin" ? pageSize.v1 : pageSize.v2;
}

/**
 * Messages created in the span, of the named sessions or of whatever session, newest first. `faultCount` is of records
 * that no message could be made of. An admin app has only v1 (kore-contract 1.4).
 */
export async function* listMessagesPages(
  kore: Kore,
  span: Span,
  { sessionIds, ...options }: ListOptions & { sessionIds?: string[] },
): AsyncGenerator<MessagesPage> {
  const { bot } = kore;
  const path = messagesPath(bot);
  const limit = messagesPerCall(bot);
  // Neither costs a call; which host knows latency is not documented (kore-contract 1.4), and others ignore it.
  const body = { getAgentsInfo: true, includeLatency: true, ...(sessionIds && { sessionId: sessionIds }) };
  const listing = { listKey: "messages", idKey: "_id", path, limit, body } as const;
  for await (const { records, missingCount } of listRecordPages(kore, listing, span, options)) {
    const own = records.filter((record) => isOfBot(record, bot));
    const messages = own.flatMap((raw) => mapMessage(raw) ?? []);
    yield { messages, faultCount: own.length - messages.length, missingCount };
  }
}

/** kore-contract 1.4: version 2 where there is one. */
export function messagesPath({ id, kind }: Kore["bot"]): string {
  return kind === "admin"
    ? "/api/public/getMessages"
    : `/api/public/bot/${encodeURIComponent(id)}/getMessagesV2`;
}
