import "server-only";
import { sql } from "drizzle-orm";
import type { Archive, Connection } from "./database";
import { instant } from "./lease-window";
import { lockBot } from "./lock-bot";

/** Times are epoch milliseconds; null where nobody has chosen. */
export type History = { backfillFrom: number | null; isPaused: boolean; retentionDays: number | null };

export async function readHistory(connection: Connection, botId: string): Promise<History> {
  const { rows } = await connection.execute<History>(sql`
    select (extract(epoch from backfill_from) * 1000)::float8 as "backfillFrom",
      is_backfill_paused as "isPaused", retention_days as "retentionDays"
    from bot_sync where bot_id = ${botId}`);
  return rows[0] ?? { backfillFrom: null, isPaused: false, retentionDays: null };
}

/** What is planned from before a later `backfillFrom` is not read any more. */
export async function saveHistory(
  archive: Archive,
  botId: string,
  { backfillFrom, isPaused, retentionDays }: History,
): Promise<void> {
  const from = backfillFrom === null ? sql`null` : instant(backfillFrom);
  await archive.transaction(async (transaction) => {
    await lockBot(transaction, botId);
    await transaction.execute(sql`
      update bot_sync set backfill_from = ${from}, is_backfill_paused = ${isPaused}, retention_days = ${retentionDays}
      where bot_id = ${botId}`);
    if (backfillFrom === null) return;
    const waits = sql`bot_id = ${botId} and kind = 'backfill' and state in ('planned', 'failed')`;
    await transaction.execute(sql`delete from sync_windows where ${waits} and to_at <= ${from}`);
    await transaction.execute(
      sql`update sync_windows set from_at = ${from} where ${waits} and from_at < ${from}`,
    );
  });
}

/** How many records a day of the bot's has, by the days that are held. */
export async function readPace(
  connection: Connection,
  botId: string,
): Promise<{ sessionsPerDay: number; messagesPerDay: number }> {
  const { rows } = await connection.execute<{ sessionsPerDay: number; messagesPerDay: number }>(sql`
    with held as (select count(distinct day) as days, sum(counts[96]) as sessions from session_days
      where bot_id = ${botId}),
    written as (select sum(counts[96]) as messages from message_days where bot_id = ${botId})
    select coalesce(sessions / nullif(days, 0), 0)::float8 as "sessionsPerDay",
      coalesce(messages / nullif(days, 0), 0)::float8 as "messagesPerDay"
    from held, written`);
  return rows[0] ?? { sessionsPerDay: 0, messagesPerDay: 0 };
}
