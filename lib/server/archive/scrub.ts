import "server-only";
import type { Archive } from "./database";

/** Whose rows hold words of people, or count them by such words. */
const tables = [
  ...["messages", "message_versions", "sessions", "session_versions", "session_tags", "session_facts"],
  ...["facet_days", "shares", "reveals"],
];
/** Rewriting takes about as long as copying: more would keep people waiting. */
const mostBytes = 4 * 2 ** 30;
const lockPatience = "20s";

type Client = { query: <Row>(text: string) => Promise<{ rows: Row[] }> };

/**
 * What was deleted stays in the files of a database until something else takes its place. This writes the files anew
 * and the log over, and resolves to whether that could be done: a role that is no superuser may not do all of it, and
 * an archive that is very large is left to whoever runs the database.
 */
export async function scrubDeleted(archive: Archive): Promise<boolean> {
  const client = await archive.$client.connect();
  try {
    await client.query(`set statement_timeout = 0`);
    await client.query(`set lock_timeout = '${lockPatience}'`);
    const isPossible = await isScrubPossible(client);
    // Statistics quote what is frequent in a table, so they are made anew too.
    const how = isPossible ? "full, analyze" : "analyze";
    for (const table of tables) await client.query(`vacuum (${how}) "${table}"`);
    if (!isPossible) return false;
    await client.query("vacuum full pg_statistic");
    await writeLogOver(client);
    return true;
  } finally {
    // The next who takes a connection has the usual limits.
    client.release(true);
  }
}

async function isScrubPossible(client: Client): Promise<boolean> {
  const names = tables.map((name) => `'${name}'`).join(", ");
  const { rows } = await client.query<{ may: boolean; bytes: number }>(`
    select (select rolsuper from pg_roles where rolname = current_user) as may,
      (select sum(pg_total_relation_size(oid))::float8 from pg_class
        where relname in (${names}) and relnamespace = 'public'::regnamespace) as bytes`);
  const [found] = rows;
  return found ? found.may && found.bytes <= mostBytes : false;
}

/**
 * The log's files are used again: what this one holds is over once it is left and a checkpoint made, and a switch to
 * the next one fills the rest of it with zeros.
 */
async function writeLogOver(client: Client): Promise<void> {
  await leaveLogFile(client);
  await client.query("checkpoint");
  const { rows } = await client.query<{ files: number }>("select count(*)::int as files from pg_ls_waldir()");
  for (let left = (rows[0]?.files ?? 0) + 1; left > 0; left -= 1) await leaveLogFile(client);
  await client.query("checkpoint");
}

async function leaveLogFile(client: Client): Promise<void> {
  // Without anything written there is no switch.
  await client.query("select pg_logical_emit_message(false, 'backscroll', '')");
  await client.query("select pg_switch_wal()");
}
