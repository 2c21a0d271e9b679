import "server-only";
import { type SQL, sql } from "drizzle-orm";
import type { Span } from "@/lib/domain/span";
import type { SeriesCount } from "@/lib/domain/volumes/series";
import type { Connection } from "../database";
import {
  columnConditions,
  isCounted,
  isCountedByOutcome,
  type SessionQuestion,
  sessionConditions,
} from "../session-conditions";
import { type DayTable, selectQuarters } from "./quarters";

/** What the counts are parted by; a tag's values by its name. */
export type SeriesKey = "channel" | "outcome" | "language" | { tagName: string };

/**
 * Sessions in the bucket in which they started. Counts of quarters of an hour answer where the filters allow, and rows
 * only where the range or a bucket begins or ends within a quarter.
 */
export async function countSessionSeries(
  archive: Connection,
  question: SessionQuestion,
  buckets: Span[],
  key: SeriesKey,
): Promise<SeriesCount[]> {
  const asked: SessionQuestion = { ...question, match: "started" };
  return await count(archive, asked, sessionTable(asked, key), buckets, (part) => [
    selectSessions(part, buckets, key),
  ]);
}

/** Messages in the bucket in which they were written, by what their session is. */
export async function countMessageSeries(
  archive: Connection,
  question: SessionQuestion,
  buckets: Span[],
  key: SeriesKey,
): Promise<SeriesCount[]> {
  const isKept = key === "channel" && isCounted(question);
  const table = isKept ? { table: sql`message_days`, key: sql`d.channel` } : null;
  return await count(archive, question, table, buckets, (part) => selectMessages(part, buckets, key));
}

function sessionTable(question: SessionQuestion, key: SeriesKey): DayTable | null {
  if (key !== "channel" && key !== "outcome") return null;
  if (!isCountedByOutcome(question)) return null;
  return {
    table: sql`session_days`,
    key: sql`d.${sql.identifier(key)}`,
    conditions: columnConditions(sql`d.outcome`, question.outcomes),
  };
}

async function count(
  archive: Connection,
  question: SessionQuestion,
  table: DayTable | null,
  buckets: Span[],
  selectRows: (part: SessionQuestion) => SQL[],
): Promise<SeriesCount[]> {
  const counted = table && selectQuarters(table, question, buckets);
  const parts = counted ? [counted.select, ...counted.edges.flatMap(selectRows)] : selectRows(question);
  const { rows } = await archive.execute<SeriesCount>(sql`
    select place - 1 as at, key, sum(count)::int as count from (${sql.join(parts, sql` union all `)}) parts
    where place between 1 and ${buckets.length}::int group by place, key having sum(count) > 0 order by place, key`);
  return rows;
}

function selectSessions(question: SessionQuestion, buckets: Span[], key: SeriesKey): SQL {
  const { column, join } = keyOf(key);
  const [place, asked] = [placeOf(sql`s.started_at`, buckets), sessionConditions(question)];
  if (key === "language") {
    // Most sessions have the same few, which are taken apart once for all of them.
    return sql`select place, unnest(languages) as key, count from (
      select ${place} as place, s.languages, count(*) as count from session_facts s where ${asked} group by 1, 2) spoken`;
  }
  return sql`select ${place} as place, ${column} as key, count(*) as count
    from session_facts s ${join} where ${asked} group by 1, 2`;
}

/** Most sessions begin and end in one bucket, so that their messages need not be looked at. */
function selectMessages({ range, ...question }: SessionQuestion, buckets: Span[], key: SeriesKey): SQL[] {
  const { from, to } = range;
  const { column, join } = keyOf(key);
  const [first, last] = [placeOf(sql`s.first_message_at`, buckets), placeOf(sql`s.last_message_at`, buckets)];
  const conditions = [sessionConditions({ ...question, range: { from: null, to: null } })];
  conditions.push(sql`s.first_message_at is not null`);
  const whole = [sql`${first} = ${last}`];
  const written: SQL[] = [];
  if (from) {
    // No session outlasts the longest one.
    conditions.push(sql`s.last_message_at >= ${from} and s.first_message_at >= ${from}::timestamptz - coalesce(
      (select longest_session_ms from bot_sync where bot_id = ${question.botId}), 0) * interval '1 millisecond'`);
    whole.push(sql`s.first_message_at >= ${from}`);
    written.push(sql`m.created_at >= ${from}`);
  }
  if (to) {
    conditions.push(sql`s.first_message_at < ${to}`);
    whole.push(sql`s.last_message_at < ${to}`);
    written.push(sql`m.created_at < ${to}`);
  }
  const all = sql.join(conditions, sql` and `);
  const isWhole = sql`(${sql.join(whole, sql` and `)})`;
  return [
    sql`select ${first} as place, ${column} as key, sum(s.message_count) as count
      from session_facts s ${join} where ${all} and ${isWhole} group by 1, 2`,
    sql`select ${placeOf(sql`m.created_at`, buckets)} as place, ${column} as key, count(*) as count
      from session_facts s ${join} join messages m on m.bot_id = s.bot_id and m.session_id = s.session_id
      where ${sql.join([all, sql`not ${isWhole}`, ...written], sql` and `)} group by 1, 2`,
  ];
}

function keyOf(key: SeriesKey): { column: SQL; join: SQL } {
  if (key === "language") {
    return { column: sql`spoken.language`, join: sql`cross join unnest(s.languages) as spoken (language)` };
  }
  if (typeof key === "string") return { column: sql`s.${sql.identifier(key)}`, join: sql`` };
  // A tag can be on a session and on its messages.
  const join = sql`cross join lateral (select distinct t.value from session_tags t
    where t.bot_id = s.bot_id and t.session_id = s.session_id and t.name = ${key.tagName}) tagged`;
  return { column: sql`tagged.value`, join };
}

/** The bucket's place from 1, 0 before the first. */
export function placeOf(column: SQL, buckets: Span[]): SQL {
  const starts = sql.param(buckets.map(({ from }) => new Date(from).toISOString()));
  return sql`width_bucket(${column}, ${starts}::timestamptz[])`;
}
