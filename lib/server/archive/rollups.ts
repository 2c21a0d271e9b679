import "server-only";
import { type SQL, sql } from "drizzle-orm";
import { bucketBoundsMs } from "@/lib/domain/response-buckets";
import { longestResponseMs, longestTaskKey } from "@/lib/domain/response-times";
import { applyRollups, type Contribution } from "./apply-rollups";
import type { Connection } from "./database";
import type { LockedBot } from "./lock-bot";
import { storeFacts } from "./store-facts";
import { WritesHeldError } from "./write-holds";

/**
 * Runs writes to the rows of the given sessions and brings every count that is made of them up to date, by what each
 * session counted for before and after. Throws WritesHeldError while a copy of the archive is being made.
 */
export async function countingSessions(
  connection: Connection,
  { botId, longestSessionMs, isHeld }: LockedBot,
  sessionIds: string[],
  write: () => Promise<void>,
): Promise<void> {
  if (isHeld) throw new WritesHeldError();
  const ids = [...new Set(sessionIds)];
  const before = await countContributions(connection, botId, ids);
  await write();
  const longestMs = await storeFacts(connection, botId, ids);
  const after = await countContributions(connection, botId, ids);
  await applyRollups(connection, botId, subtract(after, before));
  // The bound by which a search for sessions active in a range knows how far back to look.
  if (longestMs > longestSessionMs) {
    await connection.execute(
      sql`update bot_sync set longest_session_ms = ${longestMs} where bot_id = ${botId}`,
    );
  }
}

/** What the sessions count for, by everything that is counted. */
async function countContributions(connection: Connection, botId: string, sessionIds: string[]) {
  const { rows } = await connection.execute<Contribution>(sql`
    with chosen as materialized (
      select session_id, channel, outcome, status, languages, tasks, agent_message_count, is_developer,
        floor(extract(epoch from started_at) / 900)::int as quarter
      from sessions where bot_id = ${botId} and session_id = any(${sql.param(sessionIds)}::text[]))
    select 'session' as of, quarter, channel, outcome, is_developer as "isDeveloper", '' as name, outcome as value,
      count(*)::float8 as count
    from chosen group by quarter, channel, outcome, is_developer
    union all
    select 'message', floor(extract(epoch from m.created_at) / 900)::int, c.channel, '', c.is_developer, '', m.speaker,
      count(*)
    from chosen c join messages m on m.bot_id = ${botId} and m.session_id = c.session_id group by 2, 3, 5, 7
    union all
    select 'response', floor(extract(epoch from a.answered_at) / 86400)::int * 96, c.channel, '', c.is_developer, a.task,
      width_bucket(a.response_ms::int, ${sql.param(bucketBoundsMs)}::int[])::text, count(*)
    from chosen c cross join lateral (${answersOf(sql`${botId}`, sql`c.session_id`)}) a group by 2, 3, 5, 6, 7
    union all
    select f.facet, c.quarter / 96 * 96, c.channel, c.outcome, c.is_developer, f.name, f.value, count(*)
    from chosen c cross join lateral (
      select 'status' as facet, '' as name, c.status as value
      union all select 'language', '', unnest(c.languages)
      union all select 'task', '', unnest(c.tasks)
      union all select 'handler', '', case when c.agent_message_count > 0 then 'agent' else 'bot' end
      union all select distinct 'tag', t.name, t.value from session_tags t
        where t.bot_id = ${botId} and t.session_id = c.session_id) f
    group by 1, 2, 3, 4, 5, 6, 7`);
  return new Map(rows.map(({ count, ...key }) => [JSON.stringify(key), count]));
}

/** As `responseTimes` finds them: a bot's message directly after the user's, lines of the system aside. */
function answersOf(botId: SQL, sessionId: SQL): SQL {
  return sql`
    select answered_at, response_ms, task from (
      select m.speaker, m.created_at as answered_at, lag(m.speaker) over told as asker,
        (extract(epoch from m.created_at - lag(m.created_at) over told) * 1000)::bigint as response_ms,
        left(coalesce(m.task, ''), ${longestTaskKey}) as task
      from messages m where m.bot_id = ${botId} and m.session_id = ${sessionId} and m.speaker <> 'system'
      window told as (order by m.created_at, m.direction, m.message_id)) one
    where speaker = 'bot' and asker = 'user' and response_ms < ${longestResponseMs}`;
}

function subtract(after: Map<string, number>, before: Map<string, number>): Contribution[] {
  return [...new Set([...before.keys(), ...after.keys()])].flatMap((key) => {
    const count = (after.get(key) ?? 0) - (before.get(key) ?? 0);
    return count === 0 ? [] : { ...(JSON.parse(key) as Omit<Contribution, "count">), count };
  });
}
