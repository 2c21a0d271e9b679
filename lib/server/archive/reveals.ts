import "server-only";
import { sql } from "drizzle-orm";
import { type Connection, toInstant } from "./database";

type Place = { accountId: string; botId: string; sessionId: string };

/** Who may see a message, or with an empty id the whole session, until when; seeing it again begins anew. */
export async function insertReveal(
  archive: Connection,
  { accountId, botId, sessionId }: Place,
  { messageId, reason, at, until }: { messageId: string; reason: string; at: Date; until: Date },
): Promise<void> {
  await archive.execute(sql`delete from reveals where expires_at < ${at.toISOString()}::timestamptz`);
  await archive.execute(sql`
    insert into reveals (account_id, bot_id, session_id, message_id, reason, revealed_at, expires_at)
    values (${accountId}, ${botId}, ${sessionId}, ${messageId}, ${reason}, ${at.toISOString()}, ${until.toISOString()})
    on conflict (account_id, bot_id, session_id, message_id)
    do update set reason = excluded.reason, revealed_at = excluded.revealed_at, expires_at = excluded.expires_at`);
}

/** What of a session is revealed to somebody now. */
export async function listReveals(
  archive: Connection,
  { accountId, botId, sessionId }: Place,
  at: Date,
): Promise<{ messageId: string; until: string }[]> {
  const { rows } = await archive.execute<{ message_id: string; expires_at: string }>(sql`
    select message_id, expires_at from reveals
    where account_id = ${accountId} and bot_id = ${botId} and session_id = ${sessionId}
      and expires_at > ${at.toISOString()}::timestamptz`);
  return rows.map(({ message_id, expires_at }) => ({ messageId: message_id, until: toInstant(expires_at) }));
}

export async function deleteReveals(
  archive: Connection,
  { accountId, botId, sessionId }: Place,
): Promise<void> {
  await archive.execute(sql`
    delete from reveals where account_id = ${accountId} and bot_id = ${botId} and session_id = ${sessionId}`);
}
