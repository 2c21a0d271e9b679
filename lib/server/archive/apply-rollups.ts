import "server-only";
import { type SQL, sql } from "drizzle-orm";
import type { Connection } from "./database";

export const facets = ["status", "language", "tag", "task", "handler"] as const;
export type Facet = (typeof facets)[number];

/** So many more (or, below zero, fewer) of something. */
export type Contribution = {
  of: "session" | "message" | "response" | Facet;
  /** Quarters of an hour since 1970; of a facet and of a response, the first of its day. */
  quarter: number;
  channel: string;
  /** Of the sessions; empty where only messages are counted. */
  outcome: string;
  isDeveloper: boolean;
  /** Of a tag; of a response its task. */
  name: string;
  /** The outcome of sessions, the speaker of messages, the bucket of responses from 1. */
  value: string;
  count: number;
};

const quartersPerDay = 96;
const quarterMs = 900_000;

export async function applyRollups(
  connection: Connection,
  botId: string,
  contributions: Contribution[],
): Promise<void> {
  const sessions = contributions.filter((one) => one.of === "session");
  await addDays(connection, botId, sql`session_days`, sql`outcome`, sessions);
  const messages = contributions.filter((one) => one.of === "message");
  await addDays(connection, botId, sql`message_days`, sql`speaker`, messages);
  await addResponses(
    connection,
    botId,
    contributions.filter((one) => one.of === "response"),
  );
  const counted = ["session", "message", "response"];
  await addFacets(
    connection,
    botId,
    contributions.filter((one) => !counted.includes(one.of)),
  );
  const added = sessions.reduce((sum, { count }) => sum + count, 0);
  if (added !== 0) {
    await connection.execute(
      sql`update bot_sync set session_count = session_count + ${added} where bot_id = ${botId}`,
    );
  }
}

async function addDays(
  connection: Connection,
  botId: string,
  table: SQL,
  valueColumn: SQL,
  contributions: Contribution[],
): Promise<void> {
  if (contributions.length === 0) return;
  const days = new Map<string, { day: string; counts: number[] }>();
  for (const { quarter, channel, isDeveloper, value, count } of contributions) {
    const day = dayOf(quarter);
    const key = JSON.stringify([day, channel, value, isDeveloper]);
    const row = { day, channel, value, is_developer: isDeveloper, counts: Array(quartersPerDay).fill(0) };
    const found = days.get(key) ?? row;
    // Each count is of all that came before its end, so that one more counts in all that follow.
    for (let place = quarter % quartersPerDay; place < quartersPerDay; place += 1) {
      found.counts[place] = (found.counts[place] ?? 0) + count;
    }
    days.set(key, found);
  }
  const rows = [...days.values()];
  await connection.execute(sql`
    insert into ${table} as held (bot_id, day, channel, ${valueColumn}, is_developer, counts)
    select ${botId}, r.day, r.channel, r.value, r.is_developer, r.counts
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as r (day date, channel text, value text, is_developer boolean, counts int[])
    on conflict (bot_id, day, channel, ${valueColumn}, is_developer) do update set counts = (
      select array_agg(one + other order by place)
      from unnest(held.counts, excluded.counts) with ordinality as pairs (one, other, place))`);
  if (!contributions.some(({ count }) => count < 0)) return;
  await connection.execute(sql`
    delete from ${table} where bot_id = ${botId} and day = any(${daysOf(contributions)}::date[])
      and counts[${quartersPerDay}] = 0`);
}

async function addResponses(
  connection: Connection,
  botId: string,
  contributions: Contribution[],
): Promise<void> {
  if (contributions.length === 0) return;
  const rows = contributions.map(({ quarter, channel, isDeveloper, name, value, count }) => {
    const key = { day: dayOf(quarter), channel, is_developer: isDeveloper, task: name };
    // The database counts its buckets from one.
    return { ...key, bucket: Number(value) - 1, answers: count };
  });
  await connection.execute(sql`
    insert into response_days as held (bot_id, day, task, channel, is_developer, bucket, answers)
    select ${botId}, r.day, r.task, r.channel, r.is_developer, r.bucket, r.answers
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r (day date, task text, channel text,
      is_developer boolean, bucket smallint, answers int)
    on conflict (bot_id, task, day, channel, is_developer, bucket)
      do update set answers = held.answers + excluded.answers`);
  if (!contributions.some(({ count }) => count < 0)) return;
  await connection.execute(sql`
    delete from response_days where bot_id = ${botId} and day = any(${daysOf(contributions)}::date[])
      and task = any(${sql.param([...new Set(contributions.map(({ name }) => name))])}::text[]) and answers = 0`);
}

async function addFacets(
  connection: Connection,
  botId: string,
  contributions: Contribution[],
): Promise<void> {
  if (contributions.length === 0) return;
  const rows = contributions.map(({ of, quarter, isDeveloper, count, ...rest }) => ({
    ...rest,
    facet: of,
    day: dayOf(quarter),
    is_developer: isDeveloper,
    sessions: count,
  }));
  await connection.execute(sql`
    insert into facet_days as held (bot_id, facet, day, channel, outcome, is_developer, value_hash, name, value,
      sessions)
    select ${botId}, r.facet, r.day, r.channel, r.outcome, r.is_developer,
      sha256(convert_to(jsonb_build_array(r.name, r.value)::text, 'UTF8')), r.name, r.value, r.sessions
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r (facet text, day date, channel text,
      outcome text, is_developer boolean, name text, value text, sessions int)
    on conflict (bot_id, facet, day, channel, outcome, is_developer, value_hash)
      do update set sessions = held.sessions + excluded.sessions`);
  if (!contributions.some(({ count }) => count < 0)) return;
  await connection.execute(sql`
    delete from facet_days where bot_id = ${botId} and facet = any(${sql.param([...facets])}::text[])
      and day = any(${daysOf(contributions)}::date[]) and sessions = 0`);
}

function daysOf(contributions: Contribution[]) {
  return sql.param([...new Set(contributions.map(({ quarter }) => dayOf(quarter)))]);
}

function dayOf(quarter: number): string {
  return new Date(quarter * quarterMs).toISOString().slice(0, 10);
}
