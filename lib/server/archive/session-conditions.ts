import "server-only";
import { type SQL, sql } from "drizzle-orm";
import type { Bounds } from "@/lib/domain/bounds";
import { anyChoice, type Choice } from "@/lib/domain/choice";
import { type SessionFilters, type TagFilter, weekdays } from "@/lib/domain/session-filters";
import type { ResolvedRange } from "@/lib/domain/time-range";
import { textCondition } from "./text-conditions";

/** The filters of one bot's sessions with the range already resolved to instants. */
export type SessionQuestion = Omit<SessionFilters, "range" | "sort"> & {
  botId: string;
  range: ResolvedRange;
  /** Of these alone. */
  sessionIds?: string[];
  /** Whose weekdays and hours are meant; UTC when it is not given. */
  zone?: string;
  /** The search is of what is said often; see `isCommonSearch`. */
  isCommon?: boolean;
};

const indexedCharacters = 200;

/** The counts by day know of channels and developers only. */
export function isCounted(question: SessionQuestion): boolean {
  return uncountedConditions(question).length === 0;
}

/** The counts by day of sessions know of outcomes too. */
export function isCountedByOutcome(question: SessionQuestion): boolean {
  return isCounted({ ...question, outcomes: anyChoice });
}

/** The WHERE of a question over `sessions s`. */
export function sessionConditions(question: SessionQuestion): SQL {
  return sql`${rangeConditions(question)} and ${choiceConditions(question)}`;
}

/** Of the question only the bot and its range. */
function rangeConditions(question: SessionQuestion): SQL {
  const { botId, range, match } = question;
  const conditions: SQL[] = [sql`s.bot_id = ${botId}`, ...startConditions(sql`s.started_at`, question)];
  if (range.from && match === "active") conditions.push(sql`s.last_active_at >= ${range.from}`);
  return sql.join(conditions, sql` and `);
}

/** When sessions of the range can have started. */
function startConditions(column: SQL, { botId, range: { from, to }, match }: SessionQuestion): SQL[] {
  const conditions: SQL[] = [];
  if (to) conditions.push(sql`${column} < ${to}`);
  if (from && match === "started") conditions.push(sql`${column} >= ${from}`);
  if (from && match === "active") {
    // No session outlasts the longest one, so an index on the start can bound the older end of the search too.
    conditions.push(sql`${column} >= ${from}::timestamptz - coalesce(
      (select longest_session_ms from bot_sync where bot_id = ${botId}), 0) * interval '1 millisecond'`);
  }
  return conditions;
}

/** Of the question all but the bot and its range; `true` when nothing is asked. */
function choiceConditions(question: SessionQuestion): SQL {
  const conditions = [
    ...columnConditions(sql`s.channel`, question.channels),
    ...uncountedConditions(question),
  ];
  if (!question.includeDeveloper) conditions.push(sql`not s.is_developer`);
  return conditions.length > 0 ? sql.join(conditions, sql` and `) : sql`true`;
}

function uncountedConditions(question: SessionQuestion): SQL[] {
  const conditions = [
    ...columnConditions(sql`s.outcome`, question.outcomes),
    ...columnConditions(sql`s.status`, question.statuses),
    ...columnConditions(sql`s.user_id`, question.users),
    ...columnConditions(handlerColumn, question.handlers),
    ...columnConditions(weekdayColumn(question.zone), question.weekdays),
    ...hourConditions(question),
    ...listConditions(sql`s.tasks`, question.tasks),
    ...listConditions(sql`s.languages`, question.languages),
    ...tagConditions(question),
    ...boundConditions(sql`s.duration_ms`, question.durationMs),
    ...boundConditions(sql`s.message_count`, question.messages),
    ...boundConditions(sql`s.failure_count`, question.failures),
  ];
  if (question.sessionIds) conditions.push(sql`s.session_id = any(${texts(question.sessionIds)})`);
  const text = textCondition(question);
  if (text) conditions.push(text);
  if (question.id !== null) {
    conditions.push(sql`s.session_id = any(array(select m.session_id from messages m
      where m.bot_id = ${question.botId} and m.message_id = ${question.id}) || ${question.id}::text)`);
  }
  return conditions;
}

export function columnConditions(column: SQL, { include, exclude }: Choice): SQL[] {
  const conditions: SQL[] = [];
  // Of one value an index gives the sessions in the order of their start; of several they have to be sorted.
  if (include.length === 1) conditions.push(sql`${column} = ${include[0]}`);
  else if (include.length > 0) conditions.push(sql`${column} = any(${texts(include)})`);
  if (exclude.length > 0) conditions.push(sql`${column} <> all(${texts(exclude)})`);
  return conditions;
}

/** Of a column that holds several values. */
function listConditions(column: SQL, { include, exclude }: Choice): SQL[] {
  const conditions: SQL[] = [];
  if (include.length > 0) conditions.push(sql`${column} && ${texts(include)}`);
  if (exclude.length > 0) conditions.push(sql`not ${column} && ${texts(exclude)}`);
  return conditions;
}

export const handlerColumn = sql`case when s.agent_message_count > 0 then 'agent' else 'bot' end`;

export function weekdayColumn(zone = "UTC"): SQL {
  return sql`(${texts([...weekdays])})[extract(isodow from s.started_at at time zone ${zone}::text)::int]`;
}

export function hourColumn(zone = "UTC"): SQL {
  return sql`extract(hour from s.started_at at time zone ${zone}::text)::int`;
}

function hourConditions({ hours: { include, exclude }, zone }: SessionQuestion): SQL[] {
  const texted = { include: include.map(String), exclude: exclude.map(String) };
  return columnConditions(sql`(${hourColumn(zone)})::text`, texted);
}

function boundConditions(column: SQL, { least, most }: Bounds): SQL[] {
  const conditions: SQL[] = [];
  if (least !== null) conditions.push(sql`${column} >= ${least}::bigint`);
  if (most !== null) conditions.push(sql`${column} <= ${most}::bigint`);
  return conditions;
}

/** All of the names, any of the values of one name; none of those left out. */
function tagConditions(question: SessionQuestion): SQL[] {
  const { include, exclude } = question.tags;
  // Tags repeat the start of their session: those of the range lie together in the index.
  const within = startConditions(sql`t.started_at`, question);
  return [
    ...valuesByName(include, within),
    ...valuesByName(exclude, within).map((condition) => sql`not ${condition}`),
  ];
}

function valuesByName(tags: TagFilter[], within: SQL[]): SQL[] {
  const names = [...new Set(tags.map(({ name }) => name))];
  return names.map((name) => {
    const values = tags.filter((tag) => tag.name === name).map(({ value }) => value);
    const conditions = [
      sql`t.bot_id = s.bot_id and t.session_id = s.session_id`,
      ...textConditions(sql`t.name`, [name]),
      ...textConditions(sql`t.value`, values),
      ...within,
    ];
    return sql`exists (select from session_tags t where ${sql.join(conditions, sql` and `)})`;
  });
}

/** As the index has them: by their first characters, which for a short text are all of it. */
function textConditions(column: SQL, values: string[]): SQL[] {
  const firsts = values.map((value) => [...value].slice(0, indexedCharacters).join(""));
  const indexed = sql`left(${column}, ${sql.raw(String(indexedCharacters))}) = any(${texts(firsts)})`;
  const isShort = values.every((value) => [...value].length < indexedCharacters);
  return isShort ? [indexed] : [indexed, sql`${column} = any(${texts(values)})`];
}

function texts(values: string[]): SQL {
  return sql`${sql.param(values)}::text[]`;
}
