import type { PoolClient } from "pg";
import type { Place } from "./place";

const spanDays = 10;
const searchIndex = "messages_search";

/**
 * Puts copies beside every conversation, of other sessions and people at the same times, and multiplies all that is
 * counted accordingly. The index of the search is made anew, which is many times quicker than row by row.
 */
export async function grow({ archive }: Place, factor: number): Promise<void> {
  const client = await archive.$client.connect();
  try {
    await client.query("set statement_timeout = 0");
    const index = await definitionOf(client, searchIndex);
    await client.query(`drop index ${searchIndex}`);
    const { rows } = await client.query<{ from: Date; to: Date }>(
      "select min(started_at) as from, max(last_active_at) as to from sessions",
    );
    const [span] = rows;
    if (!span) throw new Error("There is nothing to copy.");
    // By the time they are of, so that what is of one time lies together, as sync would have left it.
    for (let to = span.to.getTime() + 1; to > span.from.getTime(); to -= spanDays * 86_400_000) {
      await copy(client, "sessions", "started_at", to, factor, ["session_id", "user_id"]);
      await copy(client, "session_facts", "started_at", to, factor, ["session_id", "user_id"]);
      await copy(client, "messages", "created_at", to, factor, ["session_id", "message_id"]);
      await copy(client, "session_tags", "started_at", to, factor, ["session_id"]);
    }
    for (const table of ["session_days", "message_days"]) {
      await client.query(`update ${table} set counts = array(
        select one * ${factor} from unnest(counts) with ordinality as held (one, place) order by place)`);
    }
    await client.query(`update facet_days set sessions = sessions * ${factor}`);
    await client.query(`update response_days set answers = answers * ${factor}`);
    await client.query(`update bot_sync set session_count = session_count * ${factor}`);
    await client.query(index);
  } finally {
    // The embedded engine has one session for all connections, which would keep the setting.
    await client.query("reset statement_timeout");
    client.release();
  }
}

async function copy(
  client: PoolClient,
  table: string,
  timeColumn: string,
  to: number,
  factor: number,
  renamed: string[],
): Promise<void> {
  const { rows } = await client.query<{ name: string }>(
    "select column_name as name from information_schema.columns where table_name = $1 and is_generated = 'NEVER'",
    [table],
  );
  const columns = rows.map(({ name }) => name);
  const values = columns.map((name) => (renamed.includes(name) ? `${name} || '-' || copy` : name));
  await client.query(
    `insert into ${table} (${columns}) select ${values} from ${table}, generate_series(1, ${factor - 1}) copy
     where ${timeColumn} >= $1 and ${timeColumn} < $2`,
    [new Date(to - spanDays * 86_400_000), new Date(to)],
  );
}

async function definitionOf(client: PoolClient, name: string): Promise<string> {
  const { rows } = await client.query<{ definition: string }>(
    "select indexdef as definition from pg_indexes where indexname = $1",
    [name],
  );
  if (!rows[0]) throw new Error(`There is no index ${name}.`);
  return rows[0].definition;
}
