import "server-only";
import { sql } from "drizzle-orm";
import type { Speaker } from "@/lib/domain/message";
import { bucketOf } from "@/lib/domain/response-buckets";
import { responseTimes, taskKey } from "@/lib/domain/response-times";
import { testMessage } from "@/lib/domain/test-message";
import type { Connection } from "./database";

type SessionRow = {
  session_id: string;
  user_id: string;
  started_at: string;
  last_active_at: string;
  duration_ms: number | null;
  tasks: string[];
  channel: string;
  outcome: string;
  status: string;
  languages: string[];
  is_developer: boolean;
  message_count: number;
  user_message_count: number;
  bot_message_count: number;
  agent_message_count: number;
  failure_count: number;
};
type MessageRow = {
  session_id: string;
  message_id: string;
  created_at: string;
  direction: string;
  speaker: Speaker["kind"];
  is_failure: boolean;
  task: string | null;
};
type TagRow = { session_id: string; name: string; value: string };
type DayRow = { day: string; channel: string; value: string; is_developer: boolean; counts: number[] };
type FacetRow = {
  day: string;
  channel: string;
  is_developer: boolean;
  facet: string;
  name: string;
  value: string;
  outcome: string;
  sessions: number;
};

/** Every count that is kept of a bot, as plain lists. */
export async function readRollups(connection: Connection, botId: string) {
  const days = async (table: string, value: string) => {
    const { rows } = await connection.execute<DayRow>(sql`
      select day::text as day, channel, ${sql.identifier(value)} as value, is_developer, counts
      from ${sql.identifier(table)} where bot_id = ${botId}`);
    return rows.map((row) => JSON.stringify(Object.values(row))).sort();
  };
  const { rows: facets } = await connection.execute<FacetRow>(sql`
    select day::text as day, channel, outcome, is_developer, facet, name, value, sessions from facet_days
    where bot_id = ${botId}`);
  const { rows: responses } = await connection.execute<Record<string, unknown>>(sql`
    select day::text as day, channel, is_developer, task, bucket, answers from response_days
    where bot_id = ${botId}`);
  const { rows: bots } = await connection.execute<{ count: number }>(
    sql`select session_count::int as count from bot_sync where bot_id = ${botId}`,
  );
  return {
    sessionDays: await days("session_days", "outcome"),
    messageDays: await days("message_days", "speaker"),
    facetDays: facets.map((row) => JSON.stringify(Object.values(row))).sort(),
    responseDays: responses.map((row) => JSON.stringify(Object.values(row))).sort(),
    sessionCount: bots[0]?.count ?? 0,
    counters: await readCounters(connection, botId),
    facts: (await rowsOf<Record<string, unknown>>(connection, botId, "session_facts")).map(printFacts).sort(),
  };
}

/** In one form whatever the engine and the order of the columns. */
function printFacts(facts: Record<string, unknown>): string {
  const texts = Object.entries(facts).map(([name, value]) => {
    if (value === null || !name.endsWith("_at")) return `${name}=${JSON.stringify(value)}`;
    return `${name}=${new Date(String(value)).toISOString()}`;
  });
  return texts.sort().join(" ");
}

/** The same, counted one by one from the rows. */
export async function countNaively(connection: Connection, botId: string): ReturnType<typeof readRollups> {
  const sessions = await rowsOf<SessionRow>(connection, botId, "sessions");
  const messages = await rowsOf<MessageRow>(connection, botId, "messages");
  const tags = await rowsOf<TagRow>(connection, botId, "session_tags");
  const sessionDays = new Map<string, number[]>();
  const messageDays = new Map<string, number[]>();
  const facetDays = new Map<string, number>();
  const responseDays = new Map<string, number>();
  for (const session of sessions) {
    const { channel, outcome, is_developer, status, languages } = session;
    const day = new Date(session.started_at).toISOString().slice(0, 10);
    addAt(sessionDays, [day, channel, outcome, is_developer], session.started_at);
    const own = tags.filter(({ session_id }) => session_id === session.session_id);
    const said = messages.filter(({ session_id }) => session_id === session.session_id);
    const isHandedOver = said.some(({ speaker }) => speaker === "agent");
    const values = [
      ["handler", "", isHandedOver ? "agent" : "bot"],
      ...said.flatMap(({ task }) => (task === null ? [] : [["task", "", task]])),
      ["status", "", status],
      ...languages.map((language) => ["language", "", language]),
      ...own.map(({ name, value }) => ["tag", name, value]),
    ];
    for (const value of new Set(values.map((one) => JSON.stringify(one)))) {
      const key = JSON.stringify([day, channel, outcome, is_developer, ...JSON.parse(value)]);
      facetDays.set(key, (facetDays.get(key) ?? 0) + 1);
    }
    const told = said.toSorted((a, b) => (orderOf(a) < orderOf(b) ? -1 : 1));
    for (const { day: answerDay, task, bucket } of answersOf(told)) {
      const key = JSON.stringify([answerDay, channel, is_developer, task, bucket]);
      responseDays.set(key, (responseDays.get(key) ?? 0) + 1);
    }
    for (const message of told) {
      const messageDay = new Date(message.created_at).toISOString().slice(0, 10);
      addAt(messageDays, [messageDay, channel, message.speaker, is_developer], message.created_at);
    }
  }
  const list = (counts: Map<string, number[] | number>) =>
    [...counts].map(([key, count]) => JSON.stringify([...JSON.parse(key), count])).sort();
  return {
    sessionDays: list(sessionDays),
    messageDays: list(messageDays),
    facetDays: list(facetDays),
    responseDays: list(responseDays),
    sessionCount: sessions.length,
    facts: sessions.map((session) => printFacts(measureNaively(botId, session, messages))).sort(),
    counters: sessions
      .map(({ session_id, message_count }) => {
        const own = messages.filter((message) => message.session_id === session_id);
        const by = (speaker: string) => own.filter((message) => message.speaker === speaker).length;
        const failures = own.filter(({ is_failure }) => is_failure).length;
        const total = own.length || message_count;
        return JSON.stringify([session_id, total, by("user"), by("bot"), by("agent"), failures]);
      })
      .sort(),
  };
}

function measureNaively(botId: string, session: SessionRow, messages: MessageRow[]) {
  const told = messages
    .filter(({ session_id }) => session_id === session.session_id)
    .toSorted((a, b) => (orderOf(a) < orderOf(b) ? -1 : 1));
  const { tasks } = session;
  const placeOf = (task: string | null) => (task === null ? 0 : tasks.indexOf(task) + 1);
  const answers = answersOf(told);
  const path = told.flatMap(({ task }) => (task === null ? [] : placeOf(task)));
  return {
    bot_id: botId,
    session_id: session.session_id,
    user_id: session.user_id,
    channel: session.channel,
    started_at: session.started_at,
    last_active_at: session.last_active_at,
    status: session.status,
    outcome: session.outcome,
    languages: session.languages,
    duration_ms: session.duration_ms,
    message_count: session.message_count,
    agent_message_count: session.agent_message_count,
    failure_count: session.failure_count,
    tasks,
    is_developer: session.is_developer,
    first_message_at: told[0]?.created_at ?? null,
    last_message_at: told.at(-1)?.created_at ?? null,
    response_ms: answers.map(({ responseMs }) => responseMs),
    response_tasks: answers.map(({ taskName }) => placeOf(taskName)),
    failed_tasks: told.flatMap(({ is_failure, task }) => (is_failure && task !== null ? placeOf(task) : [])),
    task_path: path.filter((place, index) => place !== path[index - 1]),
  };
}

function orderOf({ created_at, direction, message_id }: MessageRow): string {
  return `${new Date(created_at).toISOString()} ${direction} ${message_id}`;
}

/** By the rule that the transcript shows them by. */
function answersOf(rows: MessageRow[]) {
  const messages = rows.map(({ message_id: id, created_at, speaker, task }) =>
    testMessage(new Date(created_at).toISOString(), speaker, { id, taskName: task }),
  );
  const byId = new Map(messages.map((message) => [message.id, message]));
  return [...responseTimes(messages, [])].flatMap(([id, { responseMs }]) => {
    const message = byId.get(id);
    if (!message) return [];
    const day = message.at.slice(0, 10);
    const { taskName } = message;
    return { day, task: taskKey(taskName), bucket: bucketOf(responseMs), responseMs, taskName };
  });
}

async function readCounters(connection: Connection, botId: string) {
  const sessions = await rowsOf<SessionRow>(connection, botId, "sessions");
  return sessions
    .map((row) =>
      JSON.stringify([
        row.session_id,
        row.message_count,
        row.user_message_count,
        row.bot_message_count,
        row.agent_message_count,
        row.failure_count,
      ]),
    )
    .sort();
}

function addAt(counts: Map<string, number[]>, key: unknown[], at: string) {
  const found = counts.get(JSON.stringify(key)) ?? Array<number>(96).fill(0);
  const place = Math.floor((Date.parse(at) % 86_400_000) / 900_000);
  counts.set(
    JSON.stringify(key),
    found.map((count, index) => (index >= place ? count + 1 : count)),
  );
}

async function rowsOf<T>(connection: Connection, botId: string, table: string): Promise<T[]> {
  const { rows } = await connection.execute(
    sql`select * from ${sql.identifier(table)} where bot_id = ${botId}`,
  );
  // The types above are what the tables hold.
  return rows as T[];
}
