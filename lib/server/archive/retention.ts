import "server-only";
import { sql } from "drizzle-orm";
import type { Archive, Connection } from "./database";
import { deleteSessions } from "./delete-sessions";
import { instant } from "./lease-window";
import { lockBot } from "./lock-bot";
import { whenFree } from "./write-holds";

const dayMs = 86_400_000;
/** The embedded archive serves nobody else during a transaction, so each stays small. */
const sessionsAtOnce = 50;

/** What was last active before this is not kept; null keeps everything. Epoch milliseconds. */
export async function keptFrom(connection: Connection, botId: string, now: number): Promise<number | null> {
  const { rows } = await connection.execute<{ days: number | null }>(
    sql`select retention_days as days from bot_sync where bot_id = ${botId}`,
  );
  const days = rows[0]?.days ?? null;
  return days === null ? null : now - days * dayMs;
}

/**
 * Takes sessions that are past the bot's retention out of the archive, a few at a time, and forgets that their time was
 * fetched. Ended at any point, it goes on where it was. Resolves to how many left.
 */
export async function expireSessions(archive: Archive, botId: string, now: number): Promise<number> {
  const floor = await keptFrom(archive, botId, now);
  if (floor === null) return 0;
  await archive.transaction((transaction) => forgetWindows(transaction, botId, floor));
  let expired = 0;
  for (;;) {
    const count = await whenFree(archive, (transaction) => expireSome(transaction, botId, floor));
    expired += count;
    if (count < sessionsAtOnce) return expired;
  }
}

/** How many sessions were last active before `floor`, epoch milliseconds. */
export async function countExpired(connection: Connection, botId: string, floor: number): Promise<number> {
  const { rows } = await connection.execute<{ count: number }>(sql`
    select count(*)::float8 as count from sessions
    where bot_id = ${botId} and started_at < ${instant(floor)} and last_active_at < ${instant(floor)}`);
  return rows[0]?.count ?? 0;
}

async function expireSome(connection: Connection, botId: string, floor: number): Promise<number> {
  await lockBot(connection, botId);
  const { rows } = await connection.execute<{ id: string }>(sql`
    select session_id as id from sessions
    where bot_id = ${botId} and started_at < ${instant(floor)} and last_active_at < ${instant(floor)}
    order by started_at limit ${sessionsAtOnce}`);
  await deleteSessions(
    connection,
    botId,
    rows.map(({ id }) => id),
  );
  return rows.length;
}

/** A window that is being fetched stays; what it brings of expired time is refused. */
async function forgetWindows(connection: Connection, botId: string, floor: number): Promise<void> {
  await lockBot(connection, botId);
  await connection.execute(sql`
    delete from sync_windows
    where bot_id = ${botId} and kind <> 'live' and state <> 'running' and to_at <= ${instant(floor)}`);
  await connection.execute(sql`
    update sync_windows set from_at = ${instant(floor)}
    where bot_id = ${botId} and kind <> 'live' and state <> 'running' and from_at < ${instant(floor)}`);
}
