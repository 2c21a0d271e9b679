import { sql } from "drizzle-orm";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { defaultFilters, type SortKey } from "@/lib/domain/session-filters";
import { parseTextTerms } from "@/lib/domain/text-terms";
import { clockStretches } from "@/lib/domain/volumes/clock-stretches";
import { zoneDays } from "@/lib/domain/zone-days";
import type { Connection } from "./database";
import { countFacets, countTags } from "./facets";
import { listRawMessages } from "./messages";
import type { SessionQuestion } from "./session-conditions";
import { countSessions, findSession, listSessions } from "./sessions";
import { startTestArchive, type TestArchive } from "./test-archive";
import { growArchive, growCounts, planOf } from "./test-plans";
import { isCommonSearch } from "./text-conditions";
import { findUsers } from "./users";
import { countHours } from "./volumes/count-hours";
import { countLengths } from "./volumes/count-lengths";
import { countMessageSeries, countSessionSeries } from "./volumes/count-series";
import { countTasks } from "./volumes/count-tasks";
import { countNewUsers } from "./volumes/count-users";
import { countUsers, measureDurations } from "./volumes/measure-sessions";
import { measureResponses } from "./volumes/read-answers";

vi.setConfig({ testTimeout: 60_000, hookTimeout: 240_000 });
const botId = "st-busy";
const sort = { key: "start" as SortKey, descending: true };
const always = { from: null, to: null };
const month = { from: "2026-02-01T00:00:00.000Z", to: "2026-03-01T00:00:00.000Z" };
const year = { from: "2025-04-01T00:00:00.000Z", to: "2026-04-01T00:00:00.000Z" };
const after = { value: "2026-02-10T00:00:00.000Z", sessionId: "000000000000000000007000" };
const yearSpan = { from: Date.parse(year.from), to: Date.parse(year.to) };
const days = zoneDays(yearSpan, "Asia/Tokyo");
const only = <Value extends string>(...include: Value[]) => ({ include, exclude: [] });
const gold = { include: [{ name: "plan", value: "gold" }], exclude: [] };
const ticket = { include: [{ name: "ticket", value: "000000000000000000007000" }], exclude: [] };
const distributed = [
  "sessions",
  "session_facts",
  "messages",
  "session_tags",
  "session_versions",
  "message_versions",
];
const large = [
  "messages",
  "session_tags",
  "sessions",
  "session_facts",
  "session_days",
  "message_days",
  "facet_days",
];

let test: TestArchive;
beforeAll(async () => {
  test = await startTestArchive();
  await growArchive(test.archive, "st-other", 4_000);
  await growArchive(test.archive, botId, 30_000);
  await growCounts(test.archive, [botId, "st-other", "st-3", "st-4"]);
  await test.archive.execute(sql`vacuum analyze`);
});
afterAll(() => test.stop());

function ask(range: SessionQuestion["range"], changes: Partial<SessionQuestion> = {}): SessionQuestion {
  return { ...defaultFilters, ...changes, botId, range };
}
const list =
  (question: SessionQuestion, page = {}) =>
  (archive: Connection) =>
    listSessions(archive, { ...question, sort, after: null, limit: 50, ...page });
const search =
  (typed: string, question = ask(always)) =>
  async (archive: Connection) => {
    const asked = { ...question, text: parseTextTerms(typed).terms };
    return await list({ ...asked, isCommon: await isCommonSearch(archive, asked) })(archive);
  };

type Question = [name: string, index: string, ask: (archive: Connection) => Promise<unknown>];
const byStart = "sessions_by_start";
const byFacts = "session_facts_by_start";
const byDay = "session_days_bot_id_day_channel_outcome_is_developer_pk";
/** Which one is better hangs on how many sessions have the tag, which the planner guesses from a sample. */
const anyOfTags = "session_tags_";
const byFacet = "facet_days_pk";
const questions: Question[] = [
  ["the newest sessions", byStart, list(ask(always))],
  ["the sessions of a month", byStart, list(ask(month))],
  [
    "the sessions of a channel with a tag in a month",
    anyOfTags,
    list(ask(month, { channels: only("ivr"), tags: gold })),
  ],
  ["the sessions with a tag of many", anyOfTags, list(ask(always, { tags: gold }))],
  ["the sessions with a tag of one", "session_tags_by_value", list(ask(always, { tags: ticket }))],
  ["the sessions of a channel", "sessions_by_channel", list(ask(always, { channels: only("email") }))],
  ["the sessions of a user", "sessions_by_user", list(ask(always, { users: only("u-7") }))],
  ["the users whose ids begin alike", "sessions_by_user", (archive) => findUsers(archive, botId, "u-7")],
  ["the session of a message's id", "messages_by_id", list(ask(always, { id: `ms-${after.sessionId}1` }))],
  ["the next page", byStart, list(ask(always), { after })],
  [
    "the next page, oldest first",
    byStart,
    list(ask(always), { after, sort: { ...sort, descending: false } }),
  ],
  [
    "the next page of a channel",
    "sessions_by_channel",
    list(ask(always, { channels: only("email") }), { after }),
  ],
  ["the count of all, up to a bound", byStart, (archive) => countSessions(archive, ask(always), 10_001)],
  ["the count of a month", byStart, (archive) => countSessions(archive, ask(month), 10_001)],
  [
    "a session by its id",
    "sessions_bot_id_session_id_pk",
    (archive) => findSession(archive, [botId, "st-other"], after.sessionId),
  ],
  ["facets of a month", byDay, (archive) => countFacets(archive, ask(month))],
  [
    "facets of a month with a tag",
    "session_tags_by_value",
    (archive) => countFacets(archive, ask(month, { tags: gold })),
  ],
  ["tags of a year", byFacet, (archive) => countTags(archive, ask(year))],
  [
    "tags of a user's month",
    "session_facts_by_user",
    (archive) => countTags(archive, ask(month, { users: only("u-7") })),
  ],
  ["words said often", "messages_by_time", search("where refund")],
  ["a word said once", "messages_search", search("session000000000000000000001b58")],
  [
    "words said often, in a channel and month",
    "messages_bot_id_session_id_message_id_pk",
    search("where refund", ask(month, { channels: only("email") })),
  ],
  ["a fragment", "messages_search", search("*ssion000000000000000000001b5*")],
  ["Japanese", "messages_by_time", search("返金")],
  ["Japanese said once", "messages_search", search("約款")],
  [
    "a transcript",
    "messages_bot_id_session_id_message_id_pk",
    (archive) => listRawMessages(archive, botId, after.sessionId),
  ],
  ["sessions by day of a year", byDay, (archive) => countSessionSeries(archive, ask(year), days, "channel")],
  [
    "outcomes by day of a year",
    byDay,
    (archive) => countSessionSeries(archive, ask(year, { outcomes: only("agent") }), days, "outcome"),
  ],
  [
    "languages by day of a month",
    byFacts,
    (archive) => countSessionSeries(archive, ask(month), days, "language"),
  ],
  [
    "values of a tag by day of a month",
    byFacts,
    (archive) => countSessionSeries(archive, ask(month), days, { tagName: "plan" }),
  ],
  [
    "messages by outcome and day of a month",
    "session_facts_by_message",
    (archive) => countMessageSeries(archive, ask(month), days, "outcome"),
  ],
  [
    "hours of the week of a year",
    byDay,
    (archive) => countHours(archive, ask(year), clockStretches(yearSpan, "Europe/Berlin")),
  ],
  ["users of a month", byFacts, (archive) => countUsers(archive, ask(month), days)],
  ["new users of a month", "session_facts_by_user", (archive) => countNewUsers(archive, ask(month), days)],
  ["durations of a month", byFacts, (archive) => measureDurations(archive, ask(month), days)],
  ["answers of a month", byFacts, (archive) => measureResponses(archive, ask(month), days)],
  ["lengths of a month", byFacts, (archive) => countLengths(archive, ask(month))],
  ["tasks of a month", byFacts, (archive) => countTasks(archive, ask(month), 50)],
  [
    "messages by day of a year",
    "message_days_bot_id_day_channel_speaker_is_developer_pk",
    (archive) => countMessageSeries(archive, ask(year), days, "channel"),
  ],
];

it.each(questions)("finds %s by %s, and reads no large table from end to end", async (_, index, question) => {
  const { indexes, wholeTables, statements } = await planOf(test.archive, question);
  expect(indexes.join(" ")).toContain(index);
  expect(wholeTables.filter((table) => large.includes(table))).toEqual([]);
  for (const statement of statements) expect(joinedOtherwise(statement)).toEqual([]);
});

it("every unique key of a table that can be distributed holds the column it is distributed by", async () => {
  const { rows } = await test.archive.execute<{ name: string; columns: string[] }>(sql`
    select c.relname as name, array(select a.attname::text from unnest(i.indkey::int2[]) k
      join pg_attribute a on a.attrelid = c.oid and a.attnum = k) as columns
    from pg_index i join pg_class c on c.oid = i.indrelid
    where i.indisunique and c.relnamespace = 'public'::regnamespace`);
  const unique = rows.filter(({ name }) => distributed.includes(name));
  expect(unique.map(({ name }) => name).sort()).toEqual([...distributed].sort());
  for (const { columns } of unique) expect(columns).toContain("session_id");
});

it("no table that can be distributed is bound to another by a foreign key", async () => {
  const { rows } = await test.archive.execute(sql`
    select conname from pg_constraint where contype = 'f' and (conrelid::regclass::text = any(${sql.param(distributed)}::text[])
      or confrelid::regclass::text = any(${sql.param(distributed)}::text[]))`);
  expect(rows).toEqual([]);
});

/** Of a statement that reads several distributed tables, those that are not joined by the session's id. */
function joinedOtherwise(statement: string): string[] {
  const used = [...statement.matchAll(/\b(?:from|join) "?(\w+)"? (\w+)\b/g)].filter(([, table = ""]) =>
    distributed.includes(table),
  );
  if (new Set(used.map(([, table]) => table)).size < 2) return [];
  const joined = [
    ...statement.matchAll(/(\w+)\.session_id = (?:any\(array\(select (?:distinct )?)?(\w+)\.session_id/g),
  ].flat();
  return used.flatMap(([, table = "", alias = ""]) => (joined.includes(alias) ? [] : `${table} ${alias}`));
}
