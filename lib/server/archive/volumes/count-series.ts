import "server-only";
import { type SQL, sql } from "drizzle-orm";
import { anyChoice } from "@/lib/domain/choice";
import type { Span } from "@/lib/domain/span";
import type { SeriesCount } from "@/lib/domain/volumes/series";
import type { Connection } from "../database";
import { columnConditions, isCounted, type SessionQuestion, sessionConditions } from "../session-conditions";
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
  return await count(archive, asked, sessionTable(asked, key), buckets, (part) =>
    selectSessions(part, buckets, key),
  );
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
  if (!isCounted({ ...question, outcomes: anyChoice })) return null;
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
  selectRows: (part: SessionQuestion) => SQL,
): Promise<SeriesCount[]> {
  const counted = table && selectQuarters(table, question, buckets);
  const parts = counted ? [counted.select, ...counted.edges.map(selectRows)] : [selectRows(question)];
  const { rows } = await archive.execute<SeriesCount>(sql`
    select place - 1 as at, key, sum(count)::int as count from (${sql.join(parts, sql` union all `)}) parts
    where place between 1 and ${buckets.length}::int group by place, key having sum(count) > 0 order by place, key`);
  return rows;
}

function selectSessions(question: SessionQuestion, buckets: Span[], key: SeriesKey): SQL {
  const { column, join, counted } = keyOf(key, sql`s.session_id`);
  return sql`select ${placeOf(sql`s.started_at`, buckets)} as place, ${column} as key, ${counted} as count
    from sessions s ${join} where ${sessionConditions(question)} group by 1, 2`;
}

function selectMessages({ range, ...question }: SessionQuestion, buckets: Span[], key: SeriesKey): SQL {
  const { column, join, counted } = keyOf(key, sql`m.message_id`);
  const conditions = [sessionConditions({ ...question, range: { from: null, to: null } })];
  if (range.from) conditions.push(sql`m.created_at >= ${range.from}`);
  if (range.to) conditions.push(sql`m.created_at < ${range.to}`);
  return sql`select ${placeOf(sql`m.created_at`, buckets)} as place, ${column} as key, ${counted} as count
    from messages m join sessions s on s.bot_id = m.bot_id and s.session_id = m.session_id ${join}
    where m.bot_id = ${question.botId} and ${sql.join(conditions, sql` and `)} group by 1, 2`;
}

function keyOf(key: SeriesKey, counted: SQL): { column: SQL; join: SQL; counted: SQL } {
  if (key === "language") {
    const join = sql`cross join lateral unnest(s.languages) as spoken (language)`;
    return { column: sql`spoken.language`, join, counted: sql`count(*)` };
  }
  if (typeof key === "string") {
    return { column: sql`s.${sql.identifier(key)}`, join: sql``, counted: sql`count(*)` };
  }
  const join = sql`join session_tags t on t.bot_id = s.bot_id and t.session_id = s.session_id
    and t.name = ${key.tagName}`;
  // A tag can be on a session and on its messages.
  return { column: sql`t.value`, join, counted: sql`count(distinct ${counted})` };
}

/** The bucket's place from 1, 0 before the first. */
export function placeOf(column: SQL, buckets: Span[]): SQL {
  const starts = sql.param(buckets.map(({ from }) => new Date(from).toISOString()));
  return sql`width_bucket(${column}, ${starts}::timestamptz[])`;
}
