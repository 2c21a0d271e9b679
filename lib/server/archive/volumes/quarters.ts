import "server-only";
import { type SQL, sql } from "drizzle-orm";
import type { Span } from "@/lib/domain/span";
import { columnConditions, type SessionQuestion } from "../session-conditions";

const quarterMs = 900_000;
const quartersPerDay = 96;

/** The quarters of an hour since 1970 that lie in the range as a whole. */
type Quarters = { from: number; to: number };

/** Counts by day that are kept as rows of quarters, and the column of theirs that is asked for. */
export type DayTable = { table: SQL; key: SQL; conditions?: SQL[] };

/**
 * A SELECT of `place` (of a bucket, from 1), `key` and `count` from counts of quarters of an hour, and what of the
 * question they leave over, where the range begins or ends within a quarter; null when a bucket does so.
 */
export function selectQuarters(
  { table, key, conditions: own = [] }: DayTable,
  question: SessionQuestion,
  buckets: Span[],
): { select: SQL; edges: SessionQuestion[] } | null {
  const quarters = wholeQuarters(question.range, buckets);
  if (!quarters) return null;
  const parts = partsOf(buckets, quarters);
  const conditions = [sql`d.bot_id = ${question.botId}`, ...own];
  conditions.push(...columnConditions(sql`d.channel`, question.channels));
  if (!question.includeDeveloper) conditions.push(sql`not d.is_developer`);
  const select = sql`
    select p.place, ${key} as key, sum(d.counts[p.high] - coalesce(d.counts[p.low], 0)) as count
    from jsonb_to_recordset(${JSON.stringify(parts)}::jsonb) as p (place int, day date, low int, high int)
    join ${table} d on d.day = p.day and d.day between ${parts[0]?.day}::date and ${parts.at(-1)?.day}::date
    where ${sql.join(conditions, sql` and `)} group by 1, 2`;
  return { select, edges: edgesOf(question, quarters) };
}

function wholeQuarters({ from, to }: SessionQuestion["range"], buckets: Span[]): Quarters | null {
  const first = buckets[0];
  const last = buckets.at(-1);
  if (!first || !last || buckets.some((one) => one.from % quarterMs !== 0 || one.to % quarterMs !== 0))
    return null;
  const quarters = {
    from: Math.ceil(Math.max(first.from, from === null ? first.from : Date.parse(from)) / quarterMs),
    to: Math.floor(Math.min(last.to, to === null ? last.to : Date.parse(to)) / quarterMs),
  };
  return quarters.from < quarters.to ? quarters : null;
}

function edgesOf(question: SessionQuestion, quarters: Quarters): SessionQuestion[] {
  const from = new Date(quarters.from * quarterMs).toISOString();
  const to = new Date(quarters.to * quarterMs).toISOString();
  const edges: SessionQuestion[] = [];
  if (question.range.from !== null)
    edges.push({ ...question, range: { from: question.range.from, to: from } });
  if (question.range.to !== null) edges.push({ ...question, range: { from: to, to: question.range.to } });
  return edges.filter(({ range }) => range.from !== range.to);
}

/** Each bucket is parts of days of UTC, of which the difference of two counts is the number in between. */
function partsOf(buckets: Span[], quarters: Quarters) {
  const parts: { place: number; day: string; low: number; high: number }[] = [];
  for (const [index, { from, to }] of buckets.entries()) {
    const end = Math.min(to / quarterMs, quarters.to);
    let start = Math.max(from / quarterMs, quarters.from);
    while (start < end) {
      const dayStart = Math.floor(start / quartersPerDay) * quartersPerDay;
      const stop = Math.min(end, dayStart + quartersPerDay);
      const day = new Date(dayStart * quarterMs).toISOString().slice(0, 10);
      parts.push({ place: index + 1, day, low: start - dayStart, high: stop - dayStart });
      start = stop;
    }
  }
  return parts;
}
