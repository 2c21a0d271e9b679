import "server-only";
import { type SQL, sql } from "drizzle-orm";
import type { ZoneDay } from "@/lib/domain/zone-days";
import type { Connection } from "./database";
import { columnConditions, isCounted, type SessionQuestion, sessionConditions } from "./session-conditions";

export type DayCount = { day: string; channel: string; count: number };

const quarterMs = 900_000;
const quartersPerDay = 96;

/**
 * Sessions by channel on the day they started; days without any are not among the rows. Counts of quarters of an hour
 * answer where the filters allow, and rows only where the range or a day begins or ends within a quarter.
 */
export async function countSessionsByDay(
  archive: Connection,
  question: SessionQuestion,
  days: ZoneDay[],
): Promise<DayCount[]> {
  const asked: SessionQuestion = { ...question, match: "started" };
  return await countByDay(archive, asked, days, sql`session_days`, (part) => countSessionRows(part, days));
}

/** Messages by their session's channel on the day they were written. */
export async function countMessagesByDay(
  archive: Connection,
  question: SessionQuestion,
  days: ZoneDay[],
): Promise<DayCount[]> {
  return await countByDay(archive, question, days, sql`message_days`, (part) => countMessageRows(part, days));
}

async function countByDay(
  archive: Connection,
  question: SessionQuestion,
  days: ZoneDay[],
  table: SQL,
  countRows: (part: SessionQuestion) => SQL,
): Promise<DayCount[]> {
  const quarters = isCounted(question) ? wholeQuarters(question.range, days) : null;
  const parts = quarters
    ? [countQuarters(table, question, days, quarters), ...edgesOf(question, quarters).map(countRows)]
    : [countRows(question)];
  const { rows } = await archive.execute<{ place: number; channel: string; count: number }>(sql`
    select place, channel, sum(count)::int as count from (${sql.join(parts, sql` union all `)}) parts
    group by place, channel having sum(count) > 0`);
  return rows.flatMap(({ place, channel, count }) => {
    const day = days[place - 1]?.day;
    return day ? [{ day, channel, count }] : [];
  });
}

/** The quarters of an hour since 1970 that lie in the range as a whole; null when a day parts one in two. */
type Quarters = { from: number; to: number };

function wholeQuarters({ from, to }: SessionQuestion["range"], days: ZoneDay[]): Quarters | null {
  const first = days[0];
  const last = days.at(-1);
  if (!first || !last || days.some((day) => day.from % quarterMs !== 0 || day.to % quarterMs !== 0))
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

/** Each day is one part or two of days of UTC, of which the difference of two counts is the number in between. */
function countQuarters(
  table: SQL,
  { botId, channels, includeDeveloper }: SessionQuestion,
  days: ZoneDay[],
  quarters: Quarters,
): SQL {
  const parts: { place: number; day: string; low: number; high: number }[] = [];
  for (const [index, { from, to }] of days.entries()) {
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
  const conditions = [sql`d.bot_id = ${botId}`];
  conditions.push(...columnConditions(sql`d.channel`, channels));
  if (!includeDeveloper) conditions.push(sql`not d.is_developer`);
  return sql`
    select p.place, d.channel, sum(d.counts[p.high] - coalesce(d.counts[p.low], 0)) as count
    from jsonb_to_recordset(${JSON.stringify(parts)}::jsonb) as p (place int, day date, low int, high int)
    join ${table} d on d.day = p.day and d.day between ${parts[0]?.day}::date and ${parts.at(-1)?.day}::date
    where ${sql.join(conditions, sql` and `)} group by p.place, d.channel`;
}

function countSessionRows(question: SessionQuestion, days: ZoneDay[]): SQL {
  return sql`select width_bucket(s.started_at, ${startsOf(days)}::timestamptz[]) as place, s.channel, count(*) as count
    from sessions s where ${sessionConditions(question)} group by 1, 2`;
}

function countMessageRows({ range, ...question }: SessionQuestion, days: ZoneDay[]): SQL {
  const conditions = [sessionConditions({ ...question, range: { from: null, to: null } })];
  if (range.from) conditions.push(sql`m.created_at >= ${range.from}`);
  if (range.to) conditions.push(sql`m.created_at < ${range.to}`);
  return sql`select width_bucket(m.created_at, ${startsOf(days)}::timestamptz[]) as place, s.channel, count(*) as count
    from messages m join sessions s on s.bot_id = m.bot_id and s.session_id = m.session_id
    where m.bot_id = ${question.botId} and ${sql.join(conditions, sql` and `)} group by 1, 2`;
}

function startsOf(days: ZoneDay[]) {
  return sql.param(days.map(({ from }) => new Date(from).toISOString()));
}
