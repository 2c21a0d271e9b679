import "server-only";
import { sql } from "drizzle-orm";
import type { Connection } from "./database";

/** The raw records of one session, oldest first; of two in the same millisecond the user's comes first. */
export async function listRawMessages(
  archive: Connection,
  botId: string,
  sessionId: string,
): Promise<unknown[]> {
  const { rows } = await archive.execute<{ raw: unknown }>(sql`
    select raw from messages where bot_id = ${botId} and session_id = ${sessionId}
    order by created_at, direction, message_id`);
  return rows.map(({ raw }) => raw);
}

/** The raw record of one message, or undefined. */
export async function findRawMessage(
  archive: Connection,
  botId: string,
  sessionId: string,
  messageId: string,
): Promise<unknown> {
  const { rows } = await archive.execute<{ raw: unknown }>(sql`
    select raw from messages
    where bot_id = ${botId} and session_id = ${sessionId} and message_id = ${messageId}`);
  return rows[0]?.raw;
}

/** What the company's side said last before a message of the user, as far as it can be searched for; else empty. */
export async function findTextBefore(
  archive: Connection,
  botId: string,
  sessionId: string,
  messageId: string,
): Promise<string> {
  const { rows } = await archive.execute<{ text: string | null }>(sql`
    select ${textBefore} as text from messages m
    where m.bot_id = ${botId} and m.session_id = ${sessionId} and m.message_id = ${messageId}`);
  return rows[0]?.text ?? "";
}

/** The same for `messages m`. */
export const textBefore = sql`case when m.speaker = 'user' then (
  select p.text from messages p
  where p.bot_id = m.bot_id and p.session_id = m.session_id and p.created_at <= m.created_at
    and p.speaker <> 'user' and p.text <> ''
  order by p.created_at desc limit 1) end`;
