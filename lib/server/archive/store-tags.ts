import "server-only";
import { sql } from "drizzle-orm";
import type { Tag } from "@/lib/domain/session";
import type { Connection } from "./database";

/** `source` is "session", or the id of the message that carries the tags. */
export type TagOwner = { sessionId: string; source: string; tags: Tag[] };

/** Takes away the tags of owners that had some. */
export async function deleteTags(connection: Connection, botId: string, owners: TagOwner[]): Promise<void> {
  if (owners.length === 0) return;
  const keys = JSON.stringify(owners.map(({ sessionId, source }) => ({ session_id: sessionId, source })));
  await connection.execute(sql`
    delete from session_tags t using jsonb_to_recordset(${keys}::jsonb) as r (session_id text, source text)
    where t.bot_id = ${botId} and t.session_id = r.session_id and t.source = r.source`);
}

/** Gives tags to owners without any, whose sessions are there. */
export async function insertTags(connection: Connection, botId: string, owners: TagOwner[]): Promise<void> {
  const rows = owners.flatMap(({ sessionId, source, tags }) =>
    tags.map((tag, position) => ({ session_id: sessionId, source, position, ...tag })),
  );
  if (rows.length === 0) return;
  await connection.execute(sql`
    insert into session_tags (bot_id, session_id, source, position, scope, name, value, started_at)
    select ${botId}, r.*, s.started_at from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as r (session_id text, source text, position int, scope text, name text, value text)
    join sessions s on s.bot_id = ${botId} and s.session_id = r.session_id`);
}

/** Brings the start that tags repeat of their session up to date. */
export async function alignTags(connection: Connection, botId: string, sessionIds: string[]): Promise<void> {
  if (sessionIds.length === 0) return;
  await connection.execute(sql`
    update session_tags t set started_at = s.started_at from sessions s
    where s.bot_id = ${botId} and s.session_id = any(${sql.param(sessionIds)}::text[])
      and t.bot_id = ${botId} and t.session_id = s.session_id and t.started_at <> s.started_at`);
}
