import "server-only";
import { sql } from "drizzle-orm";
import type { Archive, Connection } from "./database";
import { deleteSessions } from "./delete-sessions";
import { lockBot } from "./lock-bot";
import { whenFree } from "./write-holds";

/** The embedded archive serves nobody else during a transaction, so each stays small. */
const sessionsAtOnce = 50;
/** What is left of a bot once its sessions are gone. Tombstones stay: nobody who was erased comes back with the bot. */
const otherTables = [
  "sync_windows",
  "view_marks",
  "saved_views",
  "access_requests",
  "account_bots",
  "bot_policies",
  "bot_sync",
];

export type BotCounts = { sessions: number; messages: number };

/** What an erasure of the bot would take out. */
export async function countBot(connection: Connection, botId: string): Promise<BotCounts> {
  const { rows } = await connection.execute<BotCounts>(sql`
    select (select count(*)::float8 from sessions where bot_id = ${botId}) as sessions,
      (select count(*)::float8 from messages where bot_id = ${botId}) as messages`);
  return rows[0] ?? { sessions: 0, messages: 0 };
}

/** Takes all of a bot out of the archive, a few sessions at a time. Ended at any point, it goes on where it was. */
export async function eraseBot(archive: Archive, botId: string, signal: AbortSignal): Promise<void> {
  for (;;) {
    signal.throwIfAborted();
    const count = await whenFree(archive, (transaction) => eraseSome(transaction, botId));
    if (count < sessionsAtOnce) break;
  }
  await whenFree(archive, async (transaction) => {
    for (const table of otherTables) {
      await transaction.execute(sql`delete from ${sql.identifier(table)} where bot_id = ${botId}`);
    }
    await transaction.execute(sql`delete from bot_erasures where bot_id = ${botId}`);
  });
}

async function eraseSome(connection: Connection, botId: string): Promise<number> {
  await lockBot(connection, botId);
  const { rows } = await connection.execute<{ id: string }>(sql`
    select session_id as id from sessions where bot_id = ${botId} order by started_at limit ${sessionsAtOnce}`);
  await deleteSessions(
    connection,
    botId,
    rows.map(({ id }) => id),
  );
  return rows.length;
}
