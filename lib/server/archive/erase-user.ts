import "server-only";
import { sql } from "drizzle-orm";
import type { Archive, Connection } from "./database";
import { deleteSessions } from "./delete-sessions";
import { lockBot } from "./lock-bot";
import { hashSubject } from "./refusals";
import { whenFree } from "./write-holds";

/** What is held of a person, kind by kind. */
export type HeldCounts = {
  sessions: number;
  messages: number;
  versions: number;
  tags: number;
  shares: number;
};

/**
 * Takes everything that a person said to a bot before `now` (epoch milliseconds) out of the archive, with earlier
 * versions, search and counts, and keeps it from coming back. What they say afterwards is stored again.
 */
export async function eraseUser(
  archive: Archive,
  botId: string,
  userId: string,
  now: number,
): Promise<HeldCounts> {
  return await whenFree(archive, async (transaction) => {
    await lockBot(transaction, botId);
    const counts = await countUser(transaction, botId, userId);
    const { rows } = await transaction.execute<{ id: string }>(sql`
      select s.session_id as id from sessions s where s.bot_id = ${botId} and s.user_id = ${userId}`);
    const sessionIds = rows.map(({ id }) => id);
    const hashes = [
      hashSubject("user", botId, userId),
      ...sessionIds.map((id) => hashSubject("session", botId, id)),
    ];
    await keepAway(transaction, botId, hashes, now);
    await deleteSessions(transaction, botId, sessionIds);
    return counts;
  });
}

/** What `eraseUser` would take out. */
export async function countUser(connection: Connection, botId: string, userId: string): Promise<HeldCounts> {
  const countOf = (table: string) => sql`coalesce(sum((select count(*) from ${sql.identifier(table)} o
    where o.bot_id = s.bot_id and o.session_id = s.session_id)), 0)::float8`;
  const { rows } = await connection.execute<HeldCounts>(sql`
    select count(*)::float8 as sessions, ${countOf("messages")} as messages, ${countOf("session_tags")} as tags,
      ${countOf("session_versions")} + ${countOf("message_versions")} as versions, ${countOf("shares")} as shares
    from sessions s where s.bot_id = ${botId} and s.user_id = ${userId}`);
  return rows[0] ?? { sessions: 0, messages: 0, versions: 0, tags: 0, shares: 0 };
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
