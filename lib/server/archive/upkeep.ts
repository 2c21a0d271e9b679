import "server-only";
import { sql } from "drizzle-orm";
import type { Connection } from "./database";

type Table = { name: string; live: number; dead: number; modified: number };

/** A table is worth the work when so many of its rows, and this share of all, are new to it. */
const leastRows = 1_000;
const analyzeShare = 0.3;
const vacuumShare = 0.2;

/**
 * What PostgreSQL does by itself and the embedded engine, without processes of its own, does not: statistics for the
 * planner, and room that dead rows leave. Resolves to the statements it ran.
 */
export async function tendArchive(connection: Connection): Promise<string[]> {
  // Counts of what was done are otherwise written down now and then.
  await connection.execute(sql`select pg_stat_force_next_flush()`);
  const { rows } = await connection.execute<Table>(sql`
    select relname as name, n_live_tup::float8 as live, n_dead_tup::float8 as dead,
      n_mod_since_analyze::float8 as modified
    from pg_stat_user_tables where schemaname = 'public'`);
  const statements = rows.flatMap(({ name, live, dead, modified }) => {
    const isStale = modified > leastRows + analyzeShare * live;
    const isLoose = dead > leastRows + vacuumShare * live;
    return [...(isLoose ? [`vacuum "${name}"`] : []), ...(isStale ? [`analyze "${name}"`] : [])];
  });
  for (const statement of statements) await connection.execute(sql.raw(statement));
  return statements;
}
