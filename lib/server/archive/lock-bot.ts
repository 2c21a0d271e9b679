import "server-only";
import { sql } from "drizzle-orm";
import type { Connection } from "./database";

/** A bot that the transaction holds, with what a writer has to know of it. */
export type LockedBot = {
  botId: string;
  retentionDays: number | null;
  longestSessionMs: number;
  hasErasures: boolean;
  /** A copy is being made: conversations stay as they are. */
  isHeld: boolean;
};

/** Until the transaction ends nobody else writes of the bot: writers take turns, so that they never block for ever. */
export async function lockBot(connection: Connection, botId: string): Promise<LockedBot> {
  const lock = sql`
    select bot_id as "botId", retention_days as "retentionDays", longest_session_ms::float8 as "longestSessionMs",
      exists (select from erasures e where e.bot_id = b.bot_id) as "hasErasures",
      exists (select from write_holds where held_until > now()) as "isHeld"
    from bot_sync b where bot_id = ${botId} for update`;
  const { rows } = await connection.execute<LockedBot>(lock);
  if (rows[0]) return rows[0];
  await connection.execute(sql`insert into bot_sync (bot_id) values (${botId}) on conflict do nothing`);
  const { rows: made } = await connection.execute<LockedBot>(lock);
  if (!made[0]) throw new Error("The row of a bot was just made and is not there.");
  return made[0];
}
