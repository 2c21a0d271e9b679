import "server-only";
import { sql } from "drizzle-orm";
import type { Archive, Connection } from "./database";

/** At most so many calls in any stretch of `windowMs`. */
export type CallLimit = { calls: number; windowMs: number };

/** Longer than any limit's window. */
const keptMs = 2 * 3_600_000;

/**
 * Counts one more call on the budget if `limits` have room for it and no pause is on: returns 0 then, else the
 * milliseconds after which to ask again. One process at a time decides for a budget.
 */
export async function admitCall(
  archive: Archive,
  budgetId: string,
  limits: CallLimit[],
  now: number,
): Promise<number> {
  return await archive.transaction(async (transaction) => {
    await transaction.execute(sql`insert into bot_sync (bot_id) values (${budgetId}) on conflict do nothing`);
    // Locked by a statement of its own, so that the calls are read as they are once the lock is held.
    const { rows } = await transaction.execute<{ paused: number | null }>(sql`
      select (extract(epoch from paused_until) * 1000)::float8 as paused from bot_sync
      where bot_id = ${budgetId} for update`);
    const freeAt = Math.max(rows[0]?.paused ?? 0, await roomAt(transaction, budgetId, limits));
    if (freeAt > now) return Math.ceil(freeAt - now);
    await transaction.execute(sql`
      delete from kore_calls where bot_id = ${budgetId} and called_at < ${iso(now - keptMs)}`);
    await transaction.execute(
      sql`insert into kore_calls (bot_id, called_at) values (${budgetId}, ${iso(now)})`,
    );
    return 0;
  });
}

/** No call on the budget is to be admitted before `until`, epoch milliseconds: Kore said so, or is away. */
export async function pauseCalls(connection: Connection, budgetId: string, until: number): Promise<void> {
  await connection.execute(sql`
    insert into bot_sync (bot_id, paused_until) values (${budgetId}, ${iso(until)})
    on conflict (bot_id) do update set paused_until = greatest(bot_sync.paused_until, excluded.paused_until)`);
}

/** The budget's calls of the last minute and hour, and until when it is paused, epoch milliseconds. */
export async function countCalls(
  connection: Connection,
  budgetId: string,
  now: number,
): Promise<{ lastMinute: number; lastHour: number; pausedUntil: number | null }> {
  const { rows } = await connection.execute<{
    lastMinute: number;
    lastHour: number;
    pausedUntil: number | null;
  }>(sql`
    select count(*) filter (where called_at > ${iso(now - 60_000)})::int as "lastMinute",
      count(*)::int as "lastHour",
      (select (extract(epoch from max(paused_until)) * 1000)::float8 from bot_sync
        where bot_id = ${budgetId}) as "pausedUntil"
    from kore_calls where bot_id = ${budgetId} and called_at > ${iso(now - 3_600_000)}`);
  return rows[0] ?? { lastMinute: 0, lastHour: 0, pausedUntil: null };
}

/** When every limit has room: each once the window of its n-th latest call is over. */
async function roomAt(connection: Connection, budgetId: string, limits: CallLimit[]): Promise<number> {
  const { rows } = await connection.execute<{ at: number | null }>(sql`
    select max((extract(epoch from nth.called_at) * 1000)::float8 + "windowMs") as at
    from jsonb_to_recordset(${JSON.stringify(limits)}::jsonb) as l (calls int, "windowMs" float8)
    cross join lateral (select called_at from kore_calls where bot_id = ${budgetId}
      order by called_at desc offset l.calls - 1 limit 1) nth`);
  return rows[0]?.at ?? 0;
}

function iso(time: number): string {
  return new Date(time).toISOString();
}
