import "server-only";
import { type SQL, sql } from "drizzle-orm";
import type { Archive, Connection } from "./database";
import { lockBot } from "./lock-bot";
import { whenFree } from "./write-holds";

export type WindowKind = "backfill" | "request" | "live";

/** The right to fetch a window until it is given back or runs out; times are epoch milliseconds. */
export type WindowLease = {
  id: string;
  botId: string;
  kind: WindowKind;
  from: number;
  to: number;
  fence: number;
  /** Failed tries before this one. */
  attempts: number;
};

/** Somebody else holds the window now, so nothing more may be written for it. */
export class LeaseLostError extends Error {
  override name = "LeaseLostError";
}

export type LeaseQuestion = {
  botId: string;
  /** Where pauses are written: the bot's own id unless it shares its budget. */
  budgetId?: string;
  kinds: WindowKind[];
  now: number;
  /** How old the live window may become before it is read again. */
  liveCadenceMs: { lookedAt: number; idle: number };
};

const leaseMs = 30_000;
const lookedMs = 60_000;

/** Takes the most urgent window of the bot that is due, or null. A lease that ran out is anybody's. */
export async function leaseWindow(archive: Archive, question: LeaseQuestion): Promise<WindowLease | null> {
  const { botId, budgetId = botId, kinds, now, liveCadenceMs } = question;
  const at = instant(now);
  const { rows } = await archive.execute<LeaseRow>(sql`
    update sync_windows set state = 'running', fence = fence + 1, lease_until = ${instant(now + leaseMs)}
    where id = (
      select w.id from sync_windows w left join bot_sync b on b.bot_id = w.bot_id
      where w.bot_id = ${botId} and w.kind = any(${sql.param(kinds)}::text[])
        and not exists (select from bot_sync where bot_id = ${budgetId} and paused_until > ${at})
        and (w.kind <> 'backfill' or b.is_backfill_paused is not true)
        and (w.state = 'planned'
          or (w.state = 'failed' and w.next_attempt_at <= ${at})
          or (w.state = 'running' and w.lease_until < ${at})
          or (w.kind = 'live' and w.state = 'covered' and w.covered_at <= case
            when b.looked_at > ${instant(now - lookedMs)} then ${instant(now - liveCadenceMs.lookedAt)}
            else ${instant(now - liveCadenceMs.idle)} end))
      order by w.priority, w.to_at desc limit 1 for update of w skip locked)
    returning id, kind, (extract(epoch from from_at) * 1000)::float8 as "from",
      (extract(epoch from to_at) * 1000)::float8 as "to", fence::float8 as fence, attempts`);
  return rows[0] ? { ...rows[0], botId } : null;
}

/**
 * Runs writes of a lease in one transaction that also renews it. Throws LeaseLostError, having written nothing, when
 * the lease is another's.
 */
export async function writeUnderLease<T>(
  archive: Archive,
  lease: WindowLease,
  now: number,
  write: (connection: Connection) => Promise<T>,
): Promise<T> {
  return await whenFree(archive, async (transaction) => {
    await lockBot(transaction, lease.botId);
    await updateLeased(transaction, lease, sql`lease_until = ${instant(now + leaseMs)}`);
    return await write(transaction);
  });
}

export async function renewLease(archive: Archive, lease: WindowLease, now: number): Promise<void> {
  await updateLeased(archive, lease, sql`lease_until = ${instant(now + leaseMs)}`);
}

/** Gives the window back as it was, for another process or a later start. */
export async function releaseWindow(archive: Archive, lease: WindowLease): Promise<void> {
  await updateLeased(
    archive,
    lease,
    sql`lease_until = null, state = case when covered_at is null then 'planned' else 'covered' end`,
  );
}

/** Changes the leased row, or throws LeaseLostError. */
export async function updateLeased(connection: Connection, lease: WindowLease, change: SQL): Promise<void> {
  const { rows } = await connection.execute(sql`
    update sync_windows set ${change}
    where id = ${lease.id} and fence = ${lease.fence} and state = 'running' returning id`);
  if (rows.length === 0) throw new LeaseLostError("The window was taken over.");
}

export function instant(time: number): SQL {
  return sql`${new Date(time).toISOString()}::timestamptz`;
}

type LeaseRow = Omit<WindowLease, "botId">;
