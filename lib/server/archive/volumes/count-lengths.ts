import "server-only";
import { sql } from "drizzle-orm";
import { durationStarts, messageStarts } from "@/lib/domain/volumes/length-bars";
import type { Connection } from "../database";
import { type SessionQuestion, sessionConditions } from "../session-conditions";

/** `duration` and `messages` are places in `durationStarts` and `messageStarts`; no duration while a session goes on. */
export type LengthCount = { duration: number | null; messages: number; count: number };

/** Sessions by how long they took and by how many messages they have. */
export async function countLengths(archive: Connection, question: SessionQuestion): Promise<LengthCount[]> {
  const { rows } = await archive.execute<LengthCount>(sql`
    select width_bucket(s.duration_ms, ${sql.param(durationStarts)}::bigint[]) - 1 as duration,
      width_bucket(s.message_count, ${sql.param(messageStarts)}::int[]) - 1 as messages, count(*)::int as count
    from session_facts s where ${sessionConditions({ ...question, match: "started" })} group by 1, 2`);
  return rows;
}
