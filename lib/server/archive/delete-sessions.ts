import "server-only";
import { sql } from "drizzle-orm";
import type { Connection } from "./database";
import { lockBot } from "./lock-bot";
import { countingSessions } from "./rollups";

/** Messages and versions before the session, whose row says that there is something to delete. */
const tables = [
  "shares",
  "reveals",
  "message_versions",
  "session_versions",
  "session_tags",
  "messages",
  "session_facts",
  "sessions",
];

/** Takes sessions of one bot out of the archive with all that belongs to them, in a transaction of the caller's. */
export async function deleteSessions(
  connection: Connection,
  botId: string,
  sessionIds: string[],
): Promise<void> {
  if (sessionIds.length === 0) return;
  const bot = await lockBot(connection, botId);
  await countingSessions(connection, bot, sessionIds, async () => {
    for (const table of tables) {
      await connection.execute(sql`
        delete from ${sql.identifier(table)}
        where bot_id = ${botId} and session_id = any(${sql.param(sessionIds)}::text[])`);
    }
  });
}
