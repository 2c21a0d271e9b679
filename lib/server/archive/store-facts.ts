import "server-only";
import { sql } from "drizzle-orm";
import { longestResponseMs } from "@/lib/domain/response-times";
import type { Connection } from "./database";

/**
 * Measures the sessions anew, whose rows and messages were just written. Answers are found as `responseTimes` finds
 * them: a bot's message directly after the user's, lines of the system aside. Resolves to how long, in milliseconds,
 * the longest of the sessions went on, its messages included.
 */
export async function storeFacts(
  connection: Connection,
  botId: string,
  sessionIds: string[],
): Promise<number> {
  const inOrder = sql`order by created_at, direction, message_id`;
  const { rows } = await connection.execute<{ ms: number }>(sql`
    with chosen as materialized (
      select * from sessions where bot_id = ${botId} and session_id = any(${sql.param(sessionIds)}::text[])),
    told as materialized (
      select m.session_id, m.message_id, m.created_at, m.direction, m.speaker, m.is_failure,
        array_position(c.tasks, m.task)::smallint as task
      from chosen c join messages m on m.bot_id = ${botId} and m.session_id = c.session_id),
    spans as (
      select session_id, min(created_at) as first_message_at, max(created_at) as last_message_at
      from told group by session_id),
    answers as (
      select session_id, array_agg(response_ms ${inOrder}) as response_ms,
        array_agg(coalesce(task, 0::smallint) ${inOrder}) as response_tasks
      from (select *, lag(speaker) over one as asker,
          (extract(epoch from created_at - lag(created_at) over one) * 1000)::bigint as response_ms
        from told where speaker <> 'system' window one as (partition by session_id ${inOrder})) answer
      where speaker = 'bot' and asker = 'user' and response_ms < ${longestResponseMs} group by session_id),
    failures as (
      select session_id, array_agg(task ${inOrder}) as failed_tasks
      from told where is_failure and task is not null group by session_id),
    paths as (
      select session_id, array_agg(task ${inOrder}) as task_path
      from (select *, lag(task) over (partition by session_id ${inOrder}) as before
        from told where task is not null) step
      where task is distinct from before group by session_id)
    insert into session_facts (bot_id, session_id, user_id, channel, started_at, last_active_at, status, outcome,
      languages, duration_ms, message_count, agent_message_count, failure_count, tasks, is_developer,
      first_message_at, last_message_at, response_ms, response_tasks, failed_tasks, task_path)
    select bot_id, session_id, user_id, channel, started_at, last_active_at, status, outcome, languages, duration_ms,
      message_count, agent_message_count, failure_count, tasks, is_developer, first_message_at,
      last_message_at, coalesce(response_ms::int[], '{}'),
      coalesce(response_tasks, '{}'), coalesce(failed_tasks, '{}'), coalesce(task_path, '{}')
    from chosen left join spans using (session_id) left join answers using (session_id) left join failures using (session_id)
      left join paths using (session_id)
    order by session_id
    on conflict (bot_id, session_id) do update set user_id = excluded.user_id, channel = excluded.channel,
      started_at = excluded.started_at, last_active_at = excluded.last_active_at, status = excluded.status,
      outcome = excluded.outcome, languages = excluded.languages, duration_ms = excluded.duration_ms,
      message_count = excluded.message_count, agent_message_count = excluded.agent_message_count,
      failure_count = excluded.failure_count, tasks = excluded.tasks, is_developer = excluded.is_developer,
      first_message_at = excluded.first_message_at, last_message_at = excluded.last_message_at,
      response_ms = excluded.response_ms, response_tasks = excluded.response_tasks,
      failed_tasks = excluded.failed_tasks, task_path = excluded.task_path
    returning ceil(extract(epoch from last_active_at - least(started_at, first_message_at)) * 1000)::float8 as ms`);
  return rows.reduce((longest, { ms }) => Math.max(longest, ms), 0);
}
