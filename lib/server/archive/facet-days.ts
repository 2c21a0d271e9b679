import "server-only";
import { type SQL, sql } from "drizzle-orm";
import { anyChoice } from "@/lib/domain/choice";
import type { Connection } from "./database";
import type { Tallied } from "./facet-tally";
import { columnConditions, type SessionQuestion } from "./session-conditions";

const dayMs = 86_400_000;

/** Days of UTC, null for no end; in epoch milliseconds. */
export type Days = { from: number | null; to: number | null };

/** The days of UTC that lie in the range as a whole; null when there are hardly any. */
export function wholeDays({ from, to }: SessionQuestion["range"]): Days | null {
  const days = {
    from: from === null ? null : Math.ceil(Date.parse(from) / dayMs) * dayMs,
    to: to === null ? null : Math.floor(Date.parse(to) / dayMs) * dayMs,
  };
  return days.from !== null && days.to !== null && days.to - days.from < dayMs ? null : days;
}

/** What of the question starts outside of the days; what was active in its range began before it, too. */
export function edgesOf(question: SessionQuestion, days: Days): SessionQuestion[] {
  const edges: SessionQuestion[] = [];
  if (days.from !== null)
    edges.push({ ...question, range: { from: question.range.from, to: iso(days.from) } });
  if (days.to !== null) {
    edges.push({ ...question, range: { from: iso(days.to), to: question.range.to }, match: "started" });
  }
  return edges;
}

/** Facets of the sessions that started on the days, for a question that is counted by day. */
export async function countFacetDays(
  archive: Connection,
  question: SessionQuestion,
  days: Days,
): Promise<Tallied[]> {
  const { includeDeveloper } = question;
  const within = (change: Partial<SessionQuestion>) => dayConditions({ ...question, ...change }, days);
  const shown = includeDeveloper ? sql`` : sql` and not d.is_developer`;
  const { rows } = await archive.execute<Tallied>(sql`
    select 'channel' as facet, d.channel as value, sum(d.counts[96])::int as count
    from session_days d where ${within({ channels: anyChoice })}${shown} group by d.channel
    union all
    select 'outcome', d.outcome, sum(d.counts[96])::int
    from session_days d where ${within({ outcomes: anyChoice })}${shown} group by d.outcome
    union all
    select 'developer', 'true', sum(d.counts[96])::int
    from session_days d where ${within({})} and d.is_developer having count(*) > 0
    union all
    select d.facet, d.value, sum(d.sessions)::int
    from facet_days d where ${within({})}${shown}
      and d.facet = any('{status,language,task,handler}'::text[]) group by d.facet, d.value`);
  return rows;
}

export function dayConditions({ botId, channels, outcomes }: SessionQuestion, { from, to }: Days): SQL {
  const conditions = [sql`d.bot_id = ${botId}`];
  if (from !== null) conditions.push(sql`d.day >= ${iso(from)}::date`);
  if (to !== null) conditions.push(sql`d.day < ${iso(to)}::date`);
  conditions.push(
    ...columnConditions(sql`d.channel`, channels),
    ...columnConditions(sql`d.outcome`, outcomes),
  );
  return sql.join(conditions, sql` and `);
}

function iso(time: number): string {
  return new Date(time).toISOString();
}
