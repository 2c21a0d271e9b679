import "server-only";
import { sql } from "drizzle-orm";
import { anyChoice } from "@/lib/domain/choice";
import { type Weekday, weekdays } from "@/lib/domain/session-filters";
import type { Span } from "@/lib/domain/span";
import { clockStretches } from "@/lib/domain/volumes/clock-stretches";
import type { Connection } from "./database";
import type { SessionGroup } from "./facet-tally";
import {
  handlerColumn,
  hourColumn,
  type SessionQuestion,
  sessionConditions,
  weekdayColumn,
} from "./session-conditions";
import { countHours } from "./volumes/count-hours";

type Row = {
  channel: string;
  outcome: string;
  status: string;
  handler: string;
  languages: string[];
  tasks: string[];
  is_developer: boolean;
  count: number;
};

/**
 * The sessions of the question in groups that no facet tells apart, whatever is chosen of the facets: one reading of
 * the rows serves every facet, as each leaves out its own choice.
 */
export async function groupSessions(archive: Connection, question: SessionQuestion): Promise<SessionGroup[]> {
  const unchosen: SessionQuestion = {
    ...question,
    channels: anyChoice,
    outcomes: anyChoice,
    statuses: anyChoice,
    languages: anyChoice,
    tasks: anyChoice,
    handlers: anyChoice,
    includeDeveloper: true,
  };
  const { rows } = await archive.execute<Row>(sql`
    select s.channel, s.outcome, s.status, ${handlerColumn} as handler, s.languages, s.tasks, s.is_developer,
      count(*)::int as count
    from session_facts s where ${sessionConditions(unchosen)} group by 1, 2, 3, 4, 5, 6, 7`);
  return rows.map(({ channel, outcome, status, handler, languages, tasks, is_developer, count }) => ({
    channel: [channel],
    outcome: [outcome],
    status: [status],
    handler: [handler],
    language: languages,
    task: tasks,
    isDeveloper: is_developer,
    count,
  }));
}

type HourCell = { weekday: Weekday; hour: number; count: number };

/** The sessions of the question by weekday and hour of its zone, whatever is chosen of these. */
export async function groupByHour(archive: Connection, question: SessionQuestion): Promise<HourCell[]> {
  const unchosen: SessionQuestion = { ...question, weekdays: anyChoice, hours: anyChoice };
  const span = await startsOf(archive, question);
  const range = { from: iso(span.from), to: iso(span.to) };
  const stretches = clockStretches(span, question.zone ?? "UTC");
  const counts = await countHours(archive, { ...unchosen, range }, stretches);
  const cells = counts.map((count, index) => ({
    weekday: weekdays[Math.floor(index / 24)] ?? "mon",
    hour: index % 24,
    count,
  }));
  const { from, to } = question.range;
  if (from === null || question.match === "started") return cells;
  // What was active in the range and began before it.
  const before = { from, to: to !== null && Date.parse(to) < Date.parse(from) ? to : from };
  return [...cells, ...(await groupRows(archive, { ...unchosen, range: before }))];
}

/** When sessions of the question's range can have started, those that began before it aside; epoch milliseconds. */
async function startsOf(archive: Connection, { botId, range }: SessionQuestion): Promise<Span> {
  const { rows } = await archive.execute<{ first: number | null; last: number | null }>(sql`
    select (extract(epoch from min(started_at)) * 1000)::float8 as first,
      (extract(epoch from max(started_at)) * 1000)::float8 as last from session_facts where bot_id = ${botId}`);
  const first = Math.floor(rows[0]?.first ?? 0);
  const end = Math.floor(rows[0]?.last ?? 0) + 1;
  const from = range.from === null ? first : Math.max(first, Date.parse(range.from));
  const to = range.to === null ? end : Math.min(end, Date.parse(range.to));
  return { from, to: Math.max(from, to) };
}

async function groupRows(archive: Connection, question: SessionQuestion): Promise<HourCell[]> {
  const { rows } = await archive.execute<HourCell>(sql`
    select ${weekdayColumn(question.zone)} as weekday, ${hourColumn(question.zone)} as hour, count(*)::int as count
    from session_facts s where ${sessionConditions(question)} group by 1, 2`);
  return rows;
}

function iso(time: number): string {
  return new Date(time).toISOString();
}
