import "server-only";
import { sql } from "drizzle-orm";
import { anyChoice } from "@/lib/domain/choice";
import type { Weekday } from "@/lib/domain/session-filters";
import type { Connection } from "./database";
import type { SessionGroup } from "./facet-tally";
import {
  handlerColumn,
  hourColumn,
  type SessionQuestion,
  sessionConditions,
  weekdayColumn,
} from "./session-conditions";

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
    from sessions s where ${sessionConditions(unchosen)} group by 1, 2, 3, 4, 5, 6, 7`);
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

export type HourCell = { weekday: Weekday; hour: number; count: number };

/** The sessions of the question by weekday and hour of its zone, whatever is chosen of these. */
export async function countHours(archive: Connection, question: SessionQuestion): Promise<HourCell[]> {
  const unchosen: SessionQuestion = { ...question, weekdays: anyChoice, hours: anyChoice };
  const { rows } = await archive.execute<HourCell>(sql`
    select ${weekdayColumn(question.zone)} as weekday, ${hourColumn(question.zone)} as hour, count(*)::int as count
    from sessions s where ${sessionConditions(unchosen)} group by 1, 2`);
  return rows;
}
