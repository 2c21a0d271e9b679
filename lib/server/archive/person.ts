import "server-only";
import { sql } from "drizzle-orm";
import type { Session } from "@/lib/domain/session";
import type { Connection } from "./database";

export type HeldRecord = { sessionId: string; id: string; raw: unknown };

/** Everything held of these sessions but what is made of it: records as Kore sent them, and earlier versions. */
export async function readHeld(archive: Connection, botId: string, sessions: Session[]) {
  const ids = sql`any(${sql.param(sessions.map(({ id }) => id))}::text[])`;
  const read = async (table: string, id: string, order: string) => {
    const { rows } = await archive.execute<{ session_id: string; id: string; raw: unknown }>(sql`
      select session_id, ${sql.identifier(id)} as id, raw from ${sql.identifier(table)}
      where bot_id = ${botId} and session_id = ${ids} order by session_id, ${sql.raw(order)}`);
    return rows.map(({ session_id, ...row }): HeldRecord => ({ sessionId: session_id, ...row }));
  };
  return {
    sessions: await read("sessions", "session_id", "session_id"),
    messages: await read("messages", "message_id", "created_at, direction, message_id"),
    sessionVersions: await read("session_versions", "session_id", "session_id"),
    messageVersions: await read("message_versions", "message_id", "message_id"),
  };
}
