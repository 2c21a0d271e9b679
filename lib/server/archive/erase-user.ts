import "server-only";
import { sql } from "drizzle-orm";
import type { Archive, Connection } from "./database";
import { deleteSessions } from "./delete-sessions";
import { lockBot } from "./lock-bot";
import { hashSubject } from "./refusals";
import { whenFree } from "./write-holds";

/**
 * Takes everything that a person said to a bot before `now` (epoch milliseconds) out of the archive, with earlier
 * versions, search and counts, and keeps it from coming back. What they say afterwards is stored again.
 */
export async function eraseUser(
  archive: Archive,
  botId: string,
  userId: string,
  now: number,
): Promise<{ sessions: number; messages: number }> {
  return await whenFree(archive, async (transaction) => {
    await lockBot(transaction, botId);
    const { rows } = await transaction.execute<{ id: string; messages: number }>(sql`
      select s.session_id as id, (select count(*)::int from messages m
        where m.bot_id = s.bot_id and m.session_id = s.session_id) as messages
      from sessions s where s.bot_id = ${botId} and s.user_id = ${userId}`);
    const sessionIds = rows.map(({ id }) => id);
    const hashes = [
      hashSubject("user", botId, userId),
      ...sessionIds.map((id) => hashSubject("session", botId, id)),
    ];
    await keepAway(transaction, botId, hashes, now);
    await deleteSessions(transaction, botId, sessionIds);
    return { sessions: rows.length, messages: rows.reduce((sum, { messages }) => sum + messages, 0) };
  });
}

/** What `eraseUser` would take out. */
export async function countUser(
  connection: Connection,
  botId: string,
  userId: string,
): Promise<{ sessions: number; messages: number }> {
  const { rows } = await connection.execute<{ sessions: number; messages: number }>(sql`
    select count(*)::float8 as sessions, coalesce(sum((select count(*) from messages m
      where m.bot_id = s.bot_id and m.session_id = s.session_id)), 0)::float8 as messages
    from sessions s where s.bot_id = ${botId} and s.user_id = ${userId}`);
  return rows[0] ?? { sessions: 0, messages: 0 };
}

async function keepAway(connection: Connection, botId: string, [user, ...sessions]: Buffer[], now: number) {
  const rows = [
    { kind: "user", hash: user?.toString("hex") },
    ...sessions.map((hash) => ({ kind: "session", hash: hash.toString("hex") })),
  ];
  await connection.execute(sql`
    insert into erasures (bot_id, kind, subject_hash, erased_at)
    select ${botId}, r.kind, decode(r.hash, 'hex'), ${new Date(now).toISOString()}::timestamptz
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r (kind text, hash text)
    on conflict (bot_id, kind, subject_hash) do update set erased_at = greatest(erasures.erased_at, excluded.erased_at)`);
}
