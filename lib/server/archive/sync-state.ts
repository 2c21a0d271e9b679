import "server-only";
import { sql } from "drizzle-orm";
import type { FailureCode } from "@/lib/domain/coverage";
import type { Connection } from "./database";
import { instant, type WindowKind } from "./lease-window";

/** A window as it stands; times are epoch milliseconds. */
export type SyncWindow = {
  kind: WindowKind;
  from: number;
  to: number;
  state: "planned" | "running" | "covered" | "failed";
  failureCode: FailureCode | null;
  failureDetail: string | null;
  failedAt: number | null;
  nextAttemptAt: number | null;
  coveredAt: number | null;
};

/** All windows of a bot, oldest first. */
export async function listWindows(connection: Connection, botId: string): Promise<SyncWindow[]> {
  const { rows } = await connection.execute<SyncWindow>(sql`
    select kind, (extract(epoch from from_at) * 1000)::float8 as "from", (extract(epoch from to_at) * 1000)::float8 as "to",
      state, failure_code as "failureCode", failure_detail as "failureDetail",
      (extract(epoch from failed_at) * 1000)::float8 as "failedAt",
      (extract(epoch from next_attempt_at) * 1000)::float8 as "nextAttemptAt",
      (extract(epoch from covered_at) * 1000)::float8 as "coveredAt"
    from sync_windows where bot_id = ${botId} order by from_at, to_at`);
  return rows;
}

/** Kept with every write, as counting the rows takes longer the more there are. */
export async function countSessions(connection: Connection, botId: string): Promise<number> {
  const { rows } = await connection.execute<{ count: number }>(
    sql`select session_count::float8 as count from bot_sync where bot_id = ${botId}`,
  );
  return rows[0]?.count ?? 0;
}

/** Somebody has a page of the bot open. */
export async function noteLook(connection: Connection, botId: string, now: number): Promise<void> {
  await connection.execute(sql`
    insert into bot_sync (bot_id, looked_at) values (${botId}, ${instant(now)})
    on conflict (bot_id) do update set looked_at = excluded.looked_at`);
}

/** When somebody last had a page of one of the bots open; null if nobody ever had. */
export async function lastLook(connection: Connection, botIds: string[]): Promise<number | null> {
  const { rows } = await connection.execute<{ at: number | null }>(sql`
    select (extract(epoch from max(looked_at)) * 1000)::float8 as at from bot_sync
    where bot_id = any(${sql.param(botIds)}::text[])`);
  return rows[0]?.at ?? null;
}

/** Sessions that were going on when last seen and started before `startedBefore`, newest first. */
export async function listActiveSessions(
  connection: Connection,
  botId: string,
  startedBefore: number,
  limit: number,
): Promise<{ sessionId: string; startedAt: number }[]> {
  const { rows } = await connection.execute<{ sessionId: string; startedAt: number }>(sql`
    select session_id as "sessionId", (extract(epoch from started_at) * 1000)::float8 as "startedAt" from sessions
    where bot_id = ${botId} and status = 'active' and started_at < ${instant(startedBefore)}
    order by started_at desc limit ${limit}`);
  return rows;
}
