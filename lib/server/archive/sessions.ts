import "server-only";
import { type SQL, sql } from "drizzle-orm";
import type { Outcome, Session, SessionStatus, Tag } from "@/lib/domain/session";
import type { SessionFilters, SortKey } from "@/lib/domain/session-filters";
import { type Connection, toInstant } from "./database";
import { type SessionQuestion, sessionConditions } from "./session-conditions";

export type SessionCursor = { value: string | number; sessionId: string };
export type SessionRow = Session & { sortValue: string | number };

const sortColumns: Record<SortKey, { column: SQL; type: SQL }> = {
  start: { column: sql`s.started_at`, type: sql`timestamptz` },
  user: { column: sql`s.user_id`, type: sql`text` },
  channel: { column: sql`s.channel`, type: sql`text` },
  outcome: { column: sql`s.outcome`, type: sql`text` },
  duration: { column: sql`coalesce(s.duration_ms, -1)::float8`, type: sql`float8` },
  messages: { column: sql`s.message_count`, type: sql`int` },
};

type ListQuestion = SessionQuestion & {
  sort: SessionFilters["sort"];
  after: SessionCursor | null;
  limit: number;
};

/** A page of sessions, each with the value it was sorted by, from which the next cursor is made. */
export async function listSessions(archive: Connection, question: ListQuestion): Promise<SessionRow[]> {
  const { sort, after, limit } = question;
  const { column, type } = sortColumns[sort.key];
  const [order, beyond] = sort.descending ? [sql`desc`, sql`<`] : [sql`asc`, sql`>`];
  const conditions = [sessionConditions(question)];
  if (after)
    conditions.push(sql`(${column}, s.session_id) ${beyond} (${after.value}::${type}, ${after.sessionId})`);
  const { rows } = await archive.execute<WireRow>(sql`
    select ${sessionColumns}, ${column} as sort_value from sessions s
    where ${sql.join(conditions, sql` and `)}
    order by ${column} ${order}, s.session_id ${order} limit ${limit}`);
  return rows.map((row) => {
    const session = toSession(row);
    return { ...session, sortValue: sort.key === "start" ? session.startedAt : (row.sort_value ?? "") };
  });
}

/** How many sessions there are, counted up to `most`; null counts them all. */
export async function countSessions(
  archive: Connection,
  question: SessionQuestion,
  most: number | null,
): Promise<number> {
  // In the order of an index, or what other bots have could be read for the few that are counted.
  const bound = most === null ? sql`` : sql`order by s.started_at desc, s.session_id desc limit ${most}`;
  const { rows } = await archive.execute<{ count: number }>(sql`
    select count(*)::int as count from (
      select from sessions s where ${sessionConditions(question)} ${bound}) counted`);
  return rows[0]?.count ?? 0;
}

/** How many records an export of the question has: its sessions, or what was said in them. */
export async function countRecords(
  archive: Connection,
  question: SessionQuestion,
  ofMessages: boolean,
): Promise<number> {
  const counted = ofMessages ? sql`coalesce(sum(s.message_count), 0)` : sql`count(*)`;
  const { rows } = await archive.execute<{ count: number }>(
    sql`select ${counted}::float8 as count from sessions s where ${sessionConditions(question)}`,
  );
  return rows[0]?.count ?? 0;
}

/** Of the bots given; a session id that two of them share belongs to the first in their order. */
export async function findSession(
  archive: Connection,
  botIds: string[],
  sessionId: string,
): Promise<Session | undefined> {
  const { rows } = await archive.execute<WireRow>(sql`
    select ${sessionColumns}, null as sort_value from sessions s
    where s.bot_id = any(${sql.param(botIds)}::text[]) and s.session_id = ${sessionId}
    order by array_position(${sql.param(botIds)}::text[], s.bot_id) limit 1`);
  return rows[0] && toSession(rows[0]);
}

export async function earliestStart(archive: Connection, botId: string): Promise<string | null> {
  const { rows } = await archive.execute<{ at: string }>(
    sql`select started_at as at from sessions where bot_id = ${botId} order by started_at limit 1`,
  );
  return rows[0] ? toInstant(rows[0].at) : null;
}

const sessionColumns = sql`s.bot_id, s.session_id, s.user_id, s.channel, s.started_at, s.ended_at, s.status, s.outcome,
  s.languages, s.duration_ms::float8 as duration_ms, s.message_count, s.task_count, s.is_developer, s.is_listed,
  coalesce((select json_agg(distinct jsonb_build_object('scope', t.scope, 'name', t.name, 'value', t.value))
    from session_tags t where t.bot_id = s.bot_id and t.session_id = s.session_id), '[]') as tags`;

type WireRow = {
  bot_id: string;
  session_id: string;
  user_id: string;
  channel: string;
  started_at: string;
  ended_at: string | null;
  status: SessionStatus;
  outcome: Outcome;
  languages: string[];
  duration_ms: number | null;
  message_count: number;
  task_count: number;
  is_developer: boolean;
  is_listed: boolean;
  tags: Tag[];
  sort_value: string | number | null;
};

function toSession(row: WireRow): Session {
  return {
    id: row.session_id,
    botId: row.bot_id,
    userId: row.user_id,
    channel: row.channel,
    startedAt: toInstant(row.started_at),
    endedAt: row.ended_at && toInstant(row.ended_at),
    status: row.status,
    outcome: row.outcome,
    languages: row.languages,
    durationMs: row.duration_ms,
    messageCount: row.message_count,
    taskCount: row.task_count,
    isDeveloper: row.is_developer,
    isListed: row.is_listed,
    tags: row.tags,
  };
}
