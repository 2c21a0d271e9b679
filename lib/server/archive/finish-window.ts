import "server-only";
import { sql } from "drizzle-orm";
import type { FailureCode } from "@/lib/domain/coverage";
import type { Archive, Connection } from "./database";
import { instant, updateLeased, type WindowLease, writeUnderLease } from "./lease-window";

export type WindowFailure = {
  code: FailureCode;
  detail: string | null;
  /** Epoch milliseconds; null waits for a person or for new settings. */
  nextAttemptAt: number | null;
  /** False for limits and outages, which are no fault of the window. */
  countsAsTry: boolean;
  /** So much was read before the failure that the window is cut in two, for each half to have a chance. */
  halves: boolean;
};

/** Faults of the bot's settings rather than of a window: what one call met, every other call will meet. */
const settingsFaults: FailureCode[] = ["credentials", "scope"];
/** What one good call shows to be over for the whole bot. */
const passingFaults: FailureCode[] = [...settingsFaults, "unreachable"];

/**
 * Marks a window as held by the archive; a live window's end moves up to `to`. How many records Kore had announced and
 * did not give stands where a failure's detail does.
 */
export async function coverWindow(
  archive: Archive,
  lease: WindowLease,
  to: number,
  now: number,
  missing = 0,
): Promise<void> {
  await writeUnderLease(archive, lease, now, async (transaction) => {
    await updateLeased(
      transaction,
      lease,
      sql`state = 'covered', covered_at = ${instant(now)}, to_at = ${instant(to)}, attempts = 0, failure_code = null,
        failure_detail = ${missing > 0 ? String(missing) : null}, failed_at = null, next_attempt_at = null, lease_until = null`,
    );
    await transaction.execute(sql`
      update sync_windows set state = 'planned', next_attempt_at = null
      where bot_id = ${lease.botId} and state = 'failed'
        and failure_code = any(${sql.param(passingFaults)}::text[])`);
  });
}

/** Marks a window as failed; rows that were stored before stay. */
export async function failWindow(
  archive: Archive,
  lease: WindowLease,
  failure: WindowFailure,
  now: number,
): Promise<void> {
  const nextAttemptAt =
    failure.nextAttemptAt === null ? sql`null::timestamptz` : instant(failure.nextAttemptAt);
  const failed = sql`state = 'failed', failure_code = ${failure.code}, failure_detail = ${failure.detail},
    failed_at = ${instant(now)}, next_attempt_at = ${nextAttemptAt}, lease_until = null`;
  await writeUnderLease(archive, lease, now, async (transaction) => {
    const tries = failure.countsAsTry ? 1 : 0;
    if (failure.halves) await splitWindow(transaction, lease);
    await updateLeased(transaction, lease, sql`${failed}, attempts = attempts + ${tries}`);
    if (settingsFaults.includes(failure.code)) {
      await transaction.execute(sql`
        update sync_windows set ${failed} where bot_id = ${lease.botId}
          and (state in ('planned', 'running') or (kind = 'live' and state = 'covered'))`);
    }
  });
}

/** Leaves the newer half to the window and plans the older one. */
async function splitWindow(connection: Connection, lease: WindowLease): Promise<void> {
  const middle = Math.floor((lease.from + lease.to) / 2);
  await connection.execute(sql`
    insert into sync_windows (bot_id, kind, from_at, to_at, state, priority)
    select bot_id, kind, from_at, ${instant(middle)}, 'planned', priority from sync_windows where id = ${lease.id}`);
  await updateLeased(connection, lease, sql`from_at = ${instant(middle)}`);
}
