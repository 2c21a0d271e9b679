import "server-only";
import { isDeepStrictEqual } from "node:util";
import { type SQL, sql } from "drizzle-orm";
import { admits } from "@/lib/domain/choice";
import type { Facets, FacetValue } from "@/lib/domain/facets";
import { defaultFilters, hours, weekdays } from "@/lib/domain/session-filters";
import type { Connection } from "./database";
import { countFacetDays, type Days, dayConditions, edgesOf, wholeDays } from "./facet-days";
import { groupByHour, groupSessions } from "./facet-groups";
import { type Tallied, type TalliedFacet, tallyGroups } from "./facet-tally";
import { isCountedByOutcome, type SessionQuestion, sessionConditions } from "./session-conditions";

type TagCount = { name: string; value: string; count: number };

const valuesPerName = 50;

/**
 * Sessions by the values of every facet but the tags, the most frequent first: each counted under every filter but its
 * own. What else there is in the range counts zero.
 */
export async function countFacets(
  archive: Connection,
  question: SessionQuestion,
): Promise<Omit<Facets, "tags">> {
  const whole = wholeOf(question);
  const [tallied, offered, cells] = await Promise.all([
    tally(archive, question),
    // The same question has the same answer.
    isSame(question, whole) ? [] : tally(archive, whole),
    groupByHour(archive, question),
  ]);
  const values = (facet: TalliedFacet) => rank(tallied, offered, facet);
  const sumOf = (isMeant: (cell: (typeof cells)[number]) => boolean) =>
    cells.filter(isMeant).reduce((sum, { count }) => sum + count, 0);
  return {
    channels: values("channel"),
    outcomes: values("outcome"),
    statuses: values("status"),
    languages: values("language"),
    tasks: values("task"),
    handlers: values("handler"),
    weekdays: weekdays.map((value) => ({
      value,
      count: sumOf(({ weekday, hour }) => weekday === value && admits(question.hours, [hour])),
    })),
    hours: hours.map((value) => ({
      value: String(value),
      count: sumOf(({ weekday, hour }) => hour === value && admits(question.weekdays, [weekday])),
    })),
    developer: sum(tallied.filter(({ facet }) => facet === "developer")).get("true") ?? 0,
  };
}

/** Tags by name and value, counted under the tags chosen too: names by how many sessions have them. */
export async function countTags(archive: Connection, question: SessionQuestion): Promise<Facets["tags"]> {
  const whole = wholeOf(question);
  const [counted, offered] = await Promise.all([
    countTagValues(archive, question),
    isSame(question, whole) ? [] : countTagValues(archive, whole),
  ]);
  const names = new Map<string, FacetValue[]>();
  for (const { name, value, count } of counted)
    names.set(name, [...(names.get(name) ?? []), { value, count }]);
  for (const { name, value } of offered) {
    const values = names.get(name) ?? [];
    // A name with all the values that are shown may have this one among the others.
    const isKnown = values.length >= valuesPerName || values.some((one) => one.value === value);
    if (!isKnown) names.set(name, [...values, { value, count: 0 }]);
  }
  return [...names].map(([name, values]) => ({ name, values }));
}

/** Of the question only what sessions the range holds. */
function wholeOf(question: SessionQuestion): SessionQuestion {
  const { range, match, includeDeveloper } = question;
  return { ...question, ...defaultFilters, range, match, includeDeveloper };
}

function isSame(one: SessionQuestion, other: SessionQuestion): boolean {
  return isDeepStrictEqual({ ...one, sort: null }, { ...other, sort: null });
}

/** Whole days of a long range come from their counts, the rest from the rows. */
async function tally(archive: Connection, question: SessionQuestion): Promise<Tallied[]> {
  const days = daysOf(question);
  const parts = days ? edgesOf(question, days) : [question];
  const tallied = await Promise.all([
    days ? countFacetDays(archive, question, days) : [],
    ...parts.map(async (part) => tallyGroups(await groupSessions(archive, part), part)),
  ]);
  return tallied.flat();
}

/** The counts by day know of channels, outcomes and developers. */
function daysOf(question: SessionQuestion): Days | null {
  return isCountedByOutcome(question) ? wholeDays(question.range) : null;
}

function rank(tallied: Tallied[], offered: Tallied[], facet: TalliedFacet): FacetValue[] {
  const isOf = (one: Tallied) => one.facet === facet;
  const counts = new Map([
    ...offered.filter(isOf).map(({ value }) => [value, 0] as const),
    ...sum(tallied.filter(isOf)),
  ]);
  const ranked = [...counts].map(([value, count]) => ({ value, count }));
  ranked.sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1));
  return ranked.slice(0, valuesPerName);
}

function sum(tallied: Tallied[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { value, count } of tallied) counts.set(value, (counts.get(value) ?? 0) + count);
  return counts;
}

async function countTagValues(archive: Connection, question: SessionQuestion): Promise<TagCount[]> {
  const days = daysOf(question);
  const parts = days
    ? [tagDays(question, days), ...edgesOf(question, days).map(tagRows)]
    : [tagRows(question)];
  const { rows } = await archive.execute<TagCount>(sql`
    select name, value, count from (
      select name, value, count, sum(count) over (partition by name) as total,
        row_number() over (partition by name order by count desc, value) as place
      from (select name, value, sum(count)::int as count
        from (${sql.join(parts, sql` union all `)}) parts group by name, value) counted) ranked
    where place <= ${valuesPerName} order by total desc, name, place`);
  return rows;
}

function tagDays(question: SessionQuestion, days: Days): SQL {
  const shown = question.includeDeveloper ? sql`` : sql` and not d.is_developer`;
  return sql`select d.name, d.value, d.sessions as count from facet_days d
    where ${dayConditions(question, days)} and d.facet = 'tag'${shown}`;
}

/** A tag can stand on the session and on several of its messages: told apart first, as counting them apart would sort. */
function tagRows(question: SessionQuestion): SQL {
  return sql`select name, value, count(*)::int as count from (
      select distinct t.session_id, t.name, t.value
      from session_facts s join session_tags t on t.bot_id = s.bot_id and t.session_id = s.session_id
      where ${sessionConditions(question)}) one
    group by name, value`;
}
