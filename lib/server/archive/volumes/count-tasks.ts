import "server-only";
import { sql } from "drizzle-orm";
import type { TaskVolume } from "@/lib/domain/volumes/tasks";
import type { Connection } from "../database";
import { type SessionQuestion, sessionConditions } from "../session-conditions";
import { measureTaskResponses } from "./read-answers";

type Counted = Pick<
  TaskVolume,
  "task" | "sessions" | "selfService" | "dropOff" | "handedOver" | "unknown" | "medianDurationSeconds"
>;
type Failed = { task: string; failures: number; sessions: number };
type Followed = { task: string; next: string; sessions: number };

/** The most frequent tasks of the sessions that started in the range, most sessions first, and how many there are. */
export async function countTasks(
  archive: Connection,
  question: SessionQuestion,
  most: number,
): Promise<{ tasks: TaskVolume[]; total: number }> {
  const sessions = sessionConditions({ ...question, match: "started" });
  // A list of a task's sessions has no word for a second task that they are at.
  const { include } = question.tasks;
  const kept = include.length > 0 ? sql`task = any(${sql.param(include)}::text[])` : sql`true`;
  const { rows } = await archive.execute<Counted & { total: number }>(sql`
    select task, count(*)::int as sessions, (count(*) filter (where s.outcome = 'self-service'))::int as "selfService",
      (count(*) filter (where s.outcome = 'drop-off'))::int as "dropOff",
      (count(*) filter (where s.outcome = 'agent'))::int as "handedOver",
      (count(*) filter (where s.outcome = 'unknown'))::int as unknown,
      (percentile_disc(0.5) within group (order by s.duration_ms))::float8 / 1000 as "medianDurationSeconds",
      (count(*) over ())::int as total
    from (select unnest(s.tasks) as task, s.outcome, s.duration_ms from session_facts s where ${sessions}) s where ${kept}
    group by task order by 2 desc, 1 limit ${most}`);
  const names = sql`any(${sql.param(rows.map(({ task }) => task))}::text[])`;
  const [answered, failed, followed] = await Promise.all([
    measureTaskResponses(
      archive,
      question,
      rows.map(({ task }) => task),
    ),
    archive.execute<Failed>(sql`
      select s.tasks[f.task] as task, count(*)::int as failures, count(distinct s.session_id)::int as sessions
      from session_facts s cross join unnest(s.failed_tasks) as f (task)
      where s.tasks[f.task] = ${names} and ${sessions} group by 1`),
    archive.execute<Followed>(sql`
      select distinct on (task) task, next, sum(count)::int as sessions
      from (select s.tasks[f.task] as task, s.tasks[f.next] as next, s.count
        from (select s.tasks, s.task_path, count(*) as count from session_facts s
          where cardinality(s.task_path) > 1 and ${sessions} group by 1, 2) s
        cross join lateral (select distinct s.task_path[place] as task, s.task_path[place + 1] as next
          from generate_series(1, cardinality(s.task_path) - 1) place) f
        where s.tasks[f.task] = ${names}) steps
      group by task, next order by task, sum(count) desc, next`),
  ]);
  const failuresOf = new Map(failed.rows.map((row) => [row.task, row]));
  const nextOf = new Map(followed.rows.map((row) => [row.task, row]));
  const tasks = rows.map(({ total: _, ...counted }): TaskVolume => {
    const next = nextOf.get(counted.task);
    return {
      ...counted,
      medianResponseMs: answered.get(counted.task)?.medianMs ?? null,
      answers: answered.get(counted.task)?.count ?? 0,
      failures: failuresOf.get(counted.task)?.failures ?? 0,
      failedSessions: failuresOf.get(counted.task)?.sessions ?? 0,
      next: next ? { task: next.next, sessions: next.sessions } : null,
    };
  });
  return { tasks, total: rows[0]?.total ?? 0 };
}
