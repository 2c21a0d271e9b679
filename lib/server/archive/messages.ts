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
