import "server-only";
import { isDeepStrictEqual } from "node:util";
import { type SQL, sql } from "drizzle-orm";
import { anyChoice } from "@/lib/domain/choice";
import type { Facets, FacetValue } from "@/lib/domain/facets";
import { defaultFilters } from "@/lib/domain/session-filters";
import { type Facet as DayFacet, facets as dayFacets } from "./apply-rollups";
import type { Connection } from "./database";
import {
  columnConditions,
  handlerColumn,
  hourColumn,
  isCounted,
  type SessionQuestion,
  sessionConditions,
  weekdayColumn,
} from "./session-conditions";

export type Facet = DayFacet | "channel" | "outcome" | "weekday" | "hour";
/** `name` is a tag's, else empty. */
export type FacetCount = { name: string; value: string; count: number };

const valuesPerName = 50;
const dayMs = 86_400_000;

/**
 * Sessions by a facet's values, the most frequent values of each name first, names by how many sessions have them:
 * counted under every filter but the facet's own, tags under theirs too. What else there is in the range counts zero.
 */
export async function countFacet(
  archive: Connection,
  facet: Facet,
  question: SessionQuestion,
): Promise<FacetCount[]> {
  const { range, match, includeDeveloper } = question;
  const whole: SessionQuestion = { ...question, ...defaultFilters, range, match, includeDeveloper };
  const own = { ...question, ...withoutOwn[facet] };
  const [counted, offered] = await Promise.all([
    countValues(archive, facet, own),
    // The same question has the same answer.
    isDeepStrictEqual({ ...own, sort: null }, { ...whole, sort: null })
      ? []
      : countValues(archive, facet, whole),
  ]);
  const known = new Set(counted.map(keyOf));
  // A name with all the values that are shown may have this one among the others.
  const rest = offered.filter(
    (one) => !known.has(keyOf(one)) && counted.filter(({ name }) => name === one.name).length < valuesPerName,
  );
  return [...counted, ...rest.map((one) => ({ ...one, count: 0 }))];
}

const withoutOwn: Record<Facet, Partial<SessionQuestion>> = {
  channel: { channels: anyChoice },
  outcome: { outcomes: anyChoice },
  status: { statuses: anyChoice },
  language: { languages: anyChoice },
  task: { tasks: anyChoice },
  handler: { handlers: anyChoice },
  weekday: { weekdays: anyChoice },
  hour: { hours: anyChoice },
  tag: {},
};

function keyOf({ name, value }: FacetCount): string {
  return JSON.stringify([name, value]);
}

/** Tags by name and value, as `countFacet` counts them. */
export async function countTags(archive: Connection, question: SessionQuestion): Promise<Facets["tags"]> {
  const names = new Map<string, FacetValue[]>();
  for (const { name, value, count } of await countFacet(archive, "tag", question)) {
    const values = names.get(name) ?? [];
    values.push({ value, count });
    names.set(name, values);
  }
  return [...names].map(([name, values]) => ({ name, values }));
}

/** Sessions of developers under the other filters. */
export async function countDeveloper(archive: Connection, question: SessionQuestion): Promise<number> {
  const { rows } = await archive.execute<{ count: number }>(sql`
    select count(*)::int as count from sessions s
    where s.is_developer and ${sessionConditions({ ...question, includeDeveloper: true })}`);
  return rows[0]?.count ?? 0;
}

/** Whole days of a long range come from their counts, the rest from the rows. */
async function countValues(
  archive: Connection,
  facet: Facet,
  question: SessionQuestion,
): Promise<FacetCount[]> {
  const hasDays = facet === "channel" || facet === "outcome" || dayFacets.some((one) => one === facet);
  const days = hasDays && isCounted(question) ? wholeDays(question.range) : null;
  const parts = days
    ? [countDays(facet, question, days), ...edgesOf(question, days).map((edge) => countRows(facet, edge))]
    : [countRows(facet, question)];
  const { rows } = await archive.execute<FacetCount>(sql`
    select name, value, count from (
      select name, value, count, sum(count) over (partition by name) as total,
        row_number() over (partition by name order by count desc, value) as place
      from (select name, value, sum(count)::int as count
        from (${sql.join(parts, sql` union all `)}) parts group by name, value) counted) ranked
    where place <= ${valuesPerName} order by total desc, name, place`);
  return rows;
}

type Days = { from: number | null; to: number | null };

/** The days of UTC that lie in the range as a whole; null when there are hardly any. */
function wholeDays({ from, to }: SessionQuestion["range"]): Days | null {
  const days = {
    from: from === null ? null : Math.ceil(Date.parse(from) / dayMs) * dayMs,
    to: to === null ? null : Math.floor(Date.parse(to) / dayMs) * dayMs,
  };
  return days.from !== null && days.to !== null && days.to - days.from < dayMs ? null : days;
}

/** What of the question starts outside of the days; what was active in its range began before it, too. */
function edgesOf(question: SessionQuestion, days: Days): SessionQuestion[] {
  const edges: SessionQuestion[] = [];
  if (days.from !== null)
    edges.push({ ...question, range: { from: question.range.from, to: iso(days.from) } });
  if (days.to !== null) {
    edges.push({ ...question, range: { from: iso(days.to), to: question.range.to }, match: "started" });
  }
  return edges;
}

function countDays(facet: Facet, { botId, channels, includeDeveloper }: SessionQuestion, days: Days): SQL {
  const conditions = [sql`d.bot_id = ${botId}`];
  if (days.from !== null) conditions.push(sql`d.day >= ${iso(days.from)}::date`);
  if (days.to !== null) conditions.push(sql`d.day < ${iso(days.to)}::date`);
  conditions.push(...columnConditions(sql`d.channel`, channels));
  if (!includeDeveloper) conditions.push(sql`not d.is_developer`);
  if (facet === "channel" || facet === "outcome") {
    return sql`select '' as name, d.${sql.identifier(facet)} as value, d.counts[96] as count from session_days d
      where ${sql.join(conditions, sql` and `)}`;
  }
  conditions.push(sql`d.facet = ${facet}`);
  return sql`select d.name, d.value, d.sessions as count from facet_days d where ${sql.join(conditions, sql` and `)}`;
}

function countRows(facet: Facet, question: SessionQuestion): SQL {
  const conditions = sessionConditions(question);
  if (facet === "tag") {
    return sql`select t.name, t.value, count(distinct t.session_id)::int as count
      from sessions s join session_tags t on t.bot_id = s.bot_id and t.session_id = s.session_id
      where ${conditions} group by t.name, t.value`;
  }
  const value = columnOf(facet, question.zone);
  return sql`select '' as name, ${value} as value, count(*)::int as count from sessions s where ${conditions} group by 2`;
}

function columnOf(facet: Exclude<Facet, "tag">, zone: string | undefined): SQL {
  if (facet === "language") return sql`unnest(s.languages)`;
  if (facet === "task") return sql`unnest(s.tasks)`;
  if (facet === "handler") return handlerColumn;
  if (facet === "weekday") return weekdayColumn(zone);
  if (facet === "hour") return sql`(${hourColumn(zone)})::text`;
  return sql`s.${sql.identifier(facet)}`;
}

function iso(time: number): string {
  return new Date(time).toISOString();
}
