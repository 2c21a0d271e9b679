import "server-only";
import { sql } from "drizzle-orm";
import { searchGround } from "@/lib/domain/search-text";
import type { StoredMessage } from "@/lib/domain/stored-message";
import type { Connection } from "./database";
import { lockBot } from "./lock-bot";
import { findRefusals, type Refusal } from "./refusals";
import { countingSessions } from "./rollups";
import { periodsOf } from "./search-periods";
import { alignTags, deleteTags, insertTags, type TagOwner } from "./store-tags";

export type StoreResult = {
  /** How many were new or changed. */
  changed: number;
  refused: { id: string; reason: Refusal }[];
};

/**
 * Puts messages of one bot into the archive, in a transaction of the caller's, and brings all that is counted from
 * them up to date. A session that is not listed yet is made from what its messages tell; what a changed record said
 * before is kept.
 */
export async function storeMessages(
  connection: Connection,
  botId: string,
  records: StoredMessage[],
  now: number,
): Promise<StoreResult> {
  const distinct = [
    ...new Map(records.map((record) => [keyOf(record.sessionId, record.id), record])).values(),
  ];
  if (distinct.length === 0) return { changed: 0, refused: [] };
  const bot = await lockBot(connection, botId);
  const refusals = await findRefusals(connection, bot, distinct.map(toCandidate), now);
  const refused = distinct.flatMap(({ id }, index) => {
    const reason = refusals[index];
    return reason ? { id, reason } : [];
  });
  const admitted = distinct.filter((_, index) => !refusals[index]);
  const held = await findHeld(connection, botId, admitted);
  const isHeld = (record: StoredMessage) => held.has(keyOf(record.sessionId, record.id));
  const edited = await findEdited(connection, botId, admitted.filter(isHeld));
  const isEdited = (record: StoredMessage) => edited.has(keyOf(record.sessionId, record.id));
  const changed = admitted.filter((record) => !isHeld(record) || isEdited(record));
  if (changed.length === 0) return { changed: 0, refused };
  const sessionIds = [...new Set(changed.map(({ sessionId }) => sessionId))];
  const rows = JSON.stringify(changed.map((record) => toRow(botId, record)));
  await countingSessions(connection, bot, sessionIds, async () => {
    await insertUnlistedSessions(connection, botId, changed, now);
    if (edited.size > 0) await keepVersions(connection, botId, rows, now);
    await upsertMessages(connection, botId, rows);
    await alignTags(connection, botId, await updateSessions(connection, botId, sessionIds));
    await deleteTags(connection, botId, changed.filter(isEdited).map(toOwner));
    await insertTags(connection, botId, changed.map(toOwner));
  });
  return { changed: changed.length, refused };
}

async function findHeld(connection: Connection, botId: string, records: StoredMessage[]) {
  const keys = records.map(({ sessionId, id }) => ({ session_id: sessionId, message_id: id }));
  const { rows } = await connection.execute<Key>(sql`
    select m.session_id, m.message_id from jsonb_to_recordset(${JSON.stringify(keys)}::jsonb)
      as r (session_id text, message_id text)
    join messages m on m.bot_id = ${botId} and m.session_id = r.session_id and m.message_id = r.message_id`);
  return toKeys(rows);
}

/** Those whose record is another now, or is read in another way. */
async function findEdited(connection: Connection, botId: string, records: StoredMessage[]) {
  if (records.length === 0) return new Set<string>();
  const rows = JSON.stringify(
    records.map(({ id, sessionId, text, speaker, isFailure, task, raw }) => {
      return { session_id: sessionId, message_id: id, text, speaker, is_failure: isFailure, task, raw };
    }),
  );
  const { rows: edited } = await connection.execute<Key>(sql`
    select m.session_id, m.message_id from ${recordset(rows)}
    join messages m on m.bot_id = ${botId} and m.session_id = r.session_id and m.message_id = r.message_id
    where m.raw is distinct from r.raw or m.text <> r.text or m.speaker <> r.speaker or m.is_failure <> r.is_failure
      or m.task is distinct from r.task or m.words is null`);
  return toKeys(edited);
}

async function insertUnlistedSessions(
  connection: Connection,
  botId: string,
  records: StoredMessage[],
  now: number,
) {
  const rows = records.map(({ sessionId, userId, channel, createdAt, language, isDeveloper }) => {
    const session = { session_id: sessionId, user_id: userId, channel };
    return { ...session, created_at: createdAt, language, is_developer: isDeveloper };
  });
  await connection.execute(sql`
    insert into sessions (bot_id, session_id, user_id, channel, started_at, ended_at, last_active_at, status, outcome,
      languages, duration_ms, message_count, task_count, is_developer, is_listed, raw, stored_at)
    select ${botId}, r.session_id, (array_agg(r.user_id order by r.created_at))[1],
      (array_agg(r.channel order by r.created_at))[1], min(r.created_at), null, max(r.created_at), 'unknown',
      'unknown', array_remove(array_agg(distinct r.language), null), null, 0, 0, bool_or(r.is_developer), false, null,
      ${new Date(now).toISOString()}::timestamptz
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r (session_id text, user_id text, channel text,
      created_at timestamptz, language text, is_developer boolean)
    where not exists (select from sessions s where s.bot_id = ${botId} and s.session_id = r.session_id)
    group by r.session_id order by r.session_id`);
}

async function keepVersions(connection: Connection, botId: string, rows: string, now: number) {
  await connection.execute(sql`
    insert into message_versions (bot_id, session_id, message_id, content_hash, raw, replaced_at)
    select m.bot_id, m.session_id, m.message_id, sha256(convert_to(m.raw::text, 'UTF8')), m.raw,
      ${new Date(now).toISOString()}::timestamptz
    from ${recordset(rows)}
    join messages m on m.bot_id = ${botId} and m.session_id = r.session_id and m.message_id = r.message_id
    where m.raw is distinct from r.raw
    on conflict do nothing`);
}

async function upsertMessages(connection: Connection, botId: string, rows: string) {
  await connection.execute(sql`
    insert into messages (bot_id, session_id, message_id, created_at, direction, text, raw, speaker, is_failure, task,
      words, letters)
    select ${botId}, r.session_id, r.message_id, r.created_at, r.direction, r.text, r.raw, r.speaker, r.is_failure,
      r.task, array_to_tsvector(r.words), r.letters
    from ${recordset(rows)} order by r.session_id, r.message_id
    on conflict (bot_id, session_id, message_id) do update set
      created_at = excluded.created_at, direction = excluded.direction, text = excluded.text, raw = excluded.raw,
      speaker = excluded.speaker, is_failure = excluded.is_failure, task = excluded.task, words = excluded.words, letters = excluded.letters`);
}

/**
 * Counts the messages of the sessions, and resolves to those whose start follows them. `end_time` is not the last
 * message (kore-contract 1.2), so that activity is the latest of both.
 */
async function updateSessions(
  connection: Connection,
  botId: string,
  sessionIds: string[],
): Promise<string[]> {
  const { rows } = await connection.execute<{ session_id: string | null }>(sql`
    update sessions s set message_count = held.count, user_message_count = held.users,
      bot_message_count = held.bots, agent_message_count = held.agents, failure_count = held.failures,
      tasks = held.tasks,
      started_at = case when s.is_listed then s.started_at else held.first_at end,
      last_active_at = greatest(s.started_at, s.ended_at, held.last_at)
    from (select m.session_id, count(*)::int as count, min(m.created_at) as first_at, max(m.created_at) as last_at,
        count(*) filter (where speaker = 'user') as users, count(*) filter (where speaker = 'bot') as bots,
        count(*) filter (where speaker = 'agent') as agents, count(*) filter (where is_failure) as failures,
        coalesce(array_agg(distinct m.task) filter (where m.task is not null), '{}') as tasks
      from messages m where m.bot_id = ${botId} and m.session_id = any(${sql.param(sessionIds)}::text[])
      group by m.session_id) held
    where s.bot_id = ${botId} and s.session_id = held.session_id
    returning case when not s.is_listed then s.session_id end as session_id`);
  return rows.flatMap(({ session_id }) => session_id ?? []);
}

type Key = { session_id: string; message_id: string };

function toKeys(rows: Key[]): Set<string> {
  return new Set(rows.map(({ session_id, message_id }) => keyOf(session_id, message_id)));
}

function keyOf(sessionId: string, messageId: string): string {
  return JSON.stringify([sessionId, messageId]);
}

function toOwner({ sessionId, id, tags }: StoredMessage): TagOwner {
  return { sessionId, source: id, tags };
}

function toCandidate({ sessionId, userId, createdAt }: StoredMessage) {
  const at = Date.parse(createdAt);
  return { sessionId, userId, startedAt: at, lastActiveAt: at };
}

function recordset(rows: string) {
  return sql`jsonb_to_recordset(${rows}::jsonb) as r (session_id text, message_id text, created_at timestamptz,
    direction text, speaker text, is_failure boolean, task text, text text, raw jsonb, words text[], letters text)`;
}

function toRow(botId: string, record: StoredMessage) {
  const { words, letters } = searchGround(record.text);
  return {
    session_id: record.sessionId,
    message_id: record.id,
    created_at: record.createdAt,
    direction: record.direction,
    speaker: record.speaker,
    is_failure: record.isFailure,
    task: record.task,
    text: record.text,
    raw: record.raw,
    words: [...words, ...periodsOf(botId, Date.parse(record.createdAt))],
    letters,
  };
}
