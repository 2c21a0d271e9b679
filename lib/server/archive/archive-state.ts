import "server-only";
import { sql } from "drizzle-orm";
import type { Connection } from "./database";

export type WindowCount = {
  botId: string;
  state: "planned" | "running" | "covered" | "failed";
  count: number;
};
export type BudgetUse = {
  budgetId: string;
  lastMinute: number;
  lastHour: number;
  pausedUntil: number | null;
};
export type ArchiveSize = { bytes: number; rows: Record<string, number> };

/** What is asked for and held of the bots, and until when it is held, epoch milliseconds; null is nothing yet. */
export async function countWindows(
  connection: Connection,
  botIds: string[],
): Promise<{ windows: WindowCount[]; heldUntil: Record<string, number | null> }> {
  const { rows } = await connection.execute<WindowCount & { until: number | null }>(sql`
    select bot_id as "botId", state, count(*)::int as count,
      (extract(epoch from max(to_at) filter (where covered_at is not null)) * 1000)::float8 as until
    from sync_windows where bot_id = any(${sql.param(botIds)}::text[]) group by bot_id, state`);
  const untilOf = (botId: string) => {
    const ends = rows.flatMap((row) => (row.botId === botId && row.until !== null ? [row.until] : []));
    return ends.length > 0 ? Math.max(...ends) : null;
  };
  return {
    windows: rows.map(({ botId, state, count }) => ({ botId, state, count })),
    heldUntil: Object.fromEntries(botIds.map((id) => [id, untilOf(id)])),
  };
}

/** The calls of the last minute and hour on each budget, and until when it is paused, epoch milliseconds. */
export async function readBudgets(
  connection: Connection,
  budgetIds: string[],
  now: number,
): Promise<BudgetUse[]> {
  const at = (ms: number) => sql`${new Date(ms).toISOString()}::timestamptz`;
  const { rows } = await connection.execute<BudgetUse>(sql`
    select budget as "budgetId",
      (select count(*)::int from kore_calls where bot_id = budget and called_at > ${at(now - 60_000)}) as "lastMinute",
      (select count(*)::int from kore_calls where bot_id = budget and called_at > ${at(now - 3_600_000)}) as "lastHour",
      (select (extract(epoch from paused_until) * 1000)::float8 from bot_sync where bot_id = budget) as "pausedUntil"
    from unnest(${sql.param(budgetIds)}::text[]) wanted (budget)`);
  return rows;
}

/** Bytes on disk and rows of each table, as the database last estimated them: counting would read all of them. */
export async function readArchiveSize(connection: Connection): Promise<ArchiveSize> {
  const { rows } = await connection.execute<{ name: string; rows: number; bytes: number }>(sql`
    select relname as name, greatest(reltuples, 0)::float8 as rows,
      pg_database_size(current_database())::float8 as bytes
    from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') and not relispartition
    order by relname`);
  return {
    bytes: rows[0]?.bytes ?? 0,
    rows: Object.fromEntries(rows.map(({ name, rows: count }) => [name, count])),
  };
}
