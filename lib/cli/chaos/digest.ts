import { sql } from "drizzle-orm";
import type { Connection } from "@/lib/server/archive/database";

/** All that is kept of a bot's conversations and counted from them; when a row was stored is no part of it. */
const contents: Record<string, string> = {
  sessions: "to_jsonb(t) - 'stored_at'",
  messages: "to_jsonb(t)",
  session_tags: "to_jsonb(t)",
  session_versions: "to_jsonb(t) - 'replaced_at'",
  message_versions: "to_jsonb(t) - 'replaced_at'",
  session_facts: "to_jsonb(t)",
  session_days: "to_jsonb(t)",
  message_days: "to_jsonb(t)",
  facet_days: "to_jsonb(t)",
  response_days: "to_jsonb(t)",
  bot_sync: "jsonb_build_array(t.session_count, t.longest_session_ms)",
};

/** Equal for archives that hold the same of the bot, by table: the number of rows and a hash of them. */
export async function digestOf(connection: Connection, botId: string): Promise<Record<string, string>> {
  const parts = Object.entries(contents).map(
    ([table, content]) => sql`
    select ${table} as name, count(*) || ' ' || coalesce(md5(string_agg(hash, '' order by hash)), '') as digest
    from (select md5((${sql.raw(content)})::text) as hash from ${sql.identifier(table)} t where bot_id = ${botId}) hashes`,
  );
  const { rows } = await connection.execute<{ name: string; digest: string }>(
    sql.join(parts, sql` union all `),
  );
  return Object.fromEntries(rows.map(({ name, digest }) => [name, digest]));
}
