import "server-only";
import { sql } from "drizzle-orm";
import type { Connection } from "../database";
import { deleteSessions } from "../delete-sessions";
import { lockBot } from "../lock-bot";
import { type Candidate, findRefusals } from "../refusals";

const sessionsAtOnce = 500;

/** Takes out again what a tombstone says was erased, in the caller's transaction; resolves to how many sessions. */
export async function dropErased(connection: Connection, now: number): Promise<number> {
  const { rows: bots } = await connection.execute<{ id: string }>(
    sql`select distinct bot_id as id from erasures order by 1`,
  );
  let dropped = 0;
  for (const { id } of bots) {
    for await (const candidates of listCandidates(connection, id)) {
      const bot = await lockBot(connection, id);
      const refusals = await findRefusals(connection, { ...bot, retentionDays: null }, candidates, now);
      const erased = candidates.filter((_, index) => refusals[index] === "erased");
      await deleteSessions(
        connection,
        id,
        erased.map(({ sessionId }) => sessionId),
      );
      dropped += erased.length;
    }
  }
  return dropped;
}

async function* listCandidates(connection: Connection, botId: string): AsyncGenerator<Candidate[]> {
  let after = "";
  for (;;) {
    const { rows } = await connection.execute<Candidate>(sql`
      select session_id as "sessionId", user_id as "userId",
        (extract(epoch from started_at) * 1000)::float8 as "startedAt",
        (extract(epoch from last_active_at) * 1000)::float8 as "lastActiveAt"
      from sessions where bot_id = ${botId} and session_id > ${after} order by session_id limit ${sessionsAtOnce}`);
    const last = rows.at(-1);
    if (!last) return;
    after = last.sessionId;
    yield rows;
  }
}
