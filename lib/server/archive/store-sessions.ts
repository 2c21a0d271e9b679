import "server-only";
import { sql } from "drizzle-orm";
import type { Session } from "@/lib/domain/session";
import type { Connection } from "./database";
import { lockBot } from "./lock-bot";
import { findRefusals } from "./refusals";
import { countingSessions } from "./rollups";
import type { StoreResult } from "./store-messages";
import { alignTags, deleteTags, insertTags } from "./store-tags";

export type SessionRecord = { session: Session; raw: unknown };
export type StoreOptions = {
  now: number;
  /** The source left the tags out, as Kore does for older sessions asked for by id; keep those we have. */
  keepTags?: boolean;
  /** The records are not what Kore says now: a session that is held with a later end stays as it is. */
  mayBeOld?: boolean;
};

/**
 * Puts listed sessions of one bot into the archive, in a transaction of the caller's; what is there already in the
 * same words is left alone, and what a changed record said before is kept.
 */
export async function storeSessions(
  connection: Connection,
  botId: string,
  records: SessionRecord[],
  { now, keepTags = false, mayBeOld = false }: StoreOptions,
): Promise<StoreResult> {
  const distinct = [...new Map(records.map((record) => [record.session.id, record])).values()];
  if (distinct.length === 0) return { changed: 0, refused: [] };
  const bot = await lockBot(connection, botId);
  const refusals = await findRefusals(connection, bot, distinct.map(toCandidate), now);
  const refused = distinct.flatMap(({ session: { id } }, index) => {
    const reason = refusals[index];
    return reason ? { id, reason } : [];
  });
  const admitted = distinct.filter((_, index) => !refusals[index]);
  const held = await findHeld(connection, botId, admitted);
  const changed = admitted.filter(({ session: { id } }) => {
    const found = held.get(id);
    return !found?.isSame && !(mayBeOld && found?.isLater);
  });
  if (changed.length === 0) return { changed: 0, refused };
  const sessionIds = changed.map(({ session }) => session.id);
  const edited = sessionIds.filter((id) => held.has(id));
  const moved = changed.flatMap(({ session: { id, startedAt } }) =>
    held.has(id) && held.get(id)?.startedAt !== Date.parse(startedAt) ? id : [],
  );
  const owners = changed.map(({ session: { id, tags } }) => ({ sessionId: id, source: "session", tags }));
  await countingSessions(connection, bot, sessionIds, async () => {
    if (edited.length > 0) await keepVersions(connection, botId, edited, now);
    await upsertSessions(connection, botId, changed, now);
    await alignTags(connection, botId, moved);
    if (keepTags) return;
    const known = owners.filter(({ sessionId }) => held.has(sessionId));
    await deleteTags(connection, botId, known);
    await insertTags(connection, botId, owners);
  });
  return { changed: changed.length, refused };
}

type Held = { id: string; startedAt: number; isSame: boolean; isLater: boolean };

/** Those that are there, with their start in epoch milliseconds, and whether they say the same or have a later end. */
async function findHeld(connection: Connection, botId: string, records: SessionRecord[]) {
  const rows = JSON.stringify(
    records.map(({ session: { id, endedAt }, raw }) => ({ session_id: id, ended_at: endedAt, raw })),
  );
  const { rows: held } = await connection.execute<Held>(sql`
    select s.session_id as id, (extract(epoch from s.started_at) * 1000)::float8 as "startedAt",
      s.is_listed and s.raw is not distinct from r.raw as "isSame",
      s.is_listed and s.ended_at is not null and (r.ended_at is null or s.ended_at > r.ended_at) as "isLater"
    from jsonb_to_recordset(${rows}::jsonb) as r (session_id text, ended_at timestamptz, raw jsonb)
    join sessions s on s.bot_id = ${botId} and s.session_id = r.session_id`);
  return new Map(held.map((row) => [row.id, row]));
}

async function keepVersions(connection: Connection, botId: string, sessionIds: string[], now: number) {
  await connection.execute(sql`
    insert into session_versions (bot_id, session_id, content_hash, raw, replaced_at)
    select bot_id, session_id, sha256(convert_to(raw::text, 'UTF8')), raw, ${new Date(now).toISOString()}::timestamptz
    from sessions
    where bot_id = ${botId} and session_id = any(${sql.param(sessionIds)}::text[]) and raw is not null
    on conflict do nothing`);
}

async function upsertSessions(connection: Connection, botId: string, records: SessionRecord[], now: number) {
  await connection.execute(sql`
    insert into sessions as s (bot_id, session_id, user_id, channel, started_at, ended_at, last_active_at, status,
      outcome, languages, duration_ms, message_count, task_count, is_developer, is_listed, raw, stored_at)
    select ${botId}, r.session_id, r.user_id, r.channel, r.started_at, r.ended_at,
      greatest(r.started_at, r.ended_at, held.last_at), r.status, r.outcome, r.languages, r.duration_ms,
      coalesce(nullif(held.count, 0), r.message_count), r.task_count, r.is_developer, true, r.raw,
      ${new Date(now).toISOString()}::timestamptz
    from jsonb_to_recordset(${JSON.stringify(records.map(toRow))}::jsonb) as r (session_id text, user_id text,
      channel text, started_at timestamptz, ended_at timestamptz, status text, outcome text, languages text[],
      duration_ms bigint, message_count int, task_count int, is_developer boolean, raw jsonb)
    cross join lateral (select count(*)::int as count, max(m.created_at) as last_at from messages m
      where m.bot_id = ${botId} and m.session_id = r.session_id) held
    order by r.session_id
    on conflict (bot_id, session_id) do update set
      user_id = excluded.user_id, channel = excluded.channel, started_at = excluded.started_at,
      ended_at = excluded.ended_at, last_active_at = excluded.last_active_at, status = excluded.status,
      outcome = excluded.outcome, languages = excluded.languages, duration_ms = excluded.duration_ms,
      message_count = excluded.message_count, task_count = excluded.task_count,
      is_developer = excluded.is_developer, is_listed = true, raw = excluded.raw, stored_at = excluded.stored_at`);
}

function toCandidate({ session: { id, userId, startedAt, endedAt } }: SessionRecord) {
  const start = Date.parse(startedAt);
  const end = endedAt === null ? start : Date.parse(endedAt);
  return { sessionId: id, userId, startedAt: start, lastActiveAt: Math.max(start, end) };
}

function toRow({ session, raw }: SessionRecord) {
  return {
    session_id: session.id,
    user_id: session.userId,
    channel: session.channel,
    started_at: session.startedAt,
    ended_at: session.endedAt,
    status: session.status,
    outcome: session.outcome,
    languages: session.languages,
    duration_ms: session.durationMs,
    message_count: session.messageCount,
    task_count: session.taskCount,
    is_developer: session.isDeveloper,
    raw,
  };
}
