import "server-only";
import { sql } from "drizzle-orm";
import type { Connection } from "./database";

/**
 * Changes whenever anything of the session does: every write to its messages writes its row too. Null when none of the
 * bots has it.
 */
export async function findSessionVersion(
  archive: Connection,
  botIds: string[],
  sessionId: string,
): Promise<{ botId: string; version: string } | null> {
  const { rows } = await archive.execute<{ botId: string; version: string }>(sql`
    select bot_id as "botId", xmin::text || ' ' || ctid::text as version from sessions
    where bot_id = any(${sql.param(botIds)}::text[]) and session_id = ${sessionId} limit 1`);
  return rows[0] ?? null;
}
