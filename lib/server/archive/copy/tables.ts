import "server-only";
import { sql } from "drizzle-orm";
import type { Connection } from "../database";

export type Column = { name: string; type: string };
export type Table = {
  name: string;
  columns: Column[];
  /** The columns of its primary key, in its order. */
  key: Column[];
};

/** What belongs to the running system and not to what the archive holds. */
export const passingTables = [
  "write_holds",
  "setup_tokens",
  "sign_ins",
  "api_tokens",
  "sign_in_tries",
  "share_visits",
  "reveals",
  "kore_calls",
];

/** The tables of the database by its own catalogue, each after those it refers to. */
export async function listTables(connection: Connection, leftOut = passingTables): Promise<Table[]> {
  const { rows } = await connection.execute<Table & { refersTo: string[] }>(sql`
    select c.relname as name,
      (select jsonb_agg(jsonb_build_object('name', a.attname, 'type', format_type(a.atttypid, null)) order by a.attnum)
        from pg_attribute a
        where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = '') as columns,
      (select jsonb_agg(jsonb_build_object('name', a.attname, 'type', format_type(a.atttypid, null)) order by k.place)
        from pg_index i cross join lateral unnest(i.indkey::int2[]) with ordinality k (attnum, place)
        join pg_attribute a on a.attrelid = c.oid and a.attnum = k.attnum
        where i.indrelid = c.oid and i.indisprimary) as key,
      array(select r.relname::text from pg_constraint f join pg_class r on r.oid = f.confrelid
        where f.conrelid = c.oid and f.contype = 'f' and f.confrelid <> c.oid) as "refersTo"
    from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition
    order by c.relname`);
  const kept = rows.filter(({ name }) => !leftOut.includes(name));
  const ordered: typeof kept = [];
  while (ordered.length < kept.length) {
    const isPlaced = (name: string) => ordered.some((table) => table.name === name) || leftOut.includes(name);
    const next = kept.filter((table) => !isPlaced(table.name) && table.refersTo.every(isPlaced));
    if (next.length === 0) throw new Error("Tables of the archive refer to each other in a circle.");
    ordered.push(...next);
  }
  return ordered.map(({ name, columns, key }) => ({ name, columns, key }));
}

/** How many rows each table has. */
export async function countRows(connection: Connection, tables: Table[]): Promise<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const { name } of tables) {
    const { rows } = await connection.execute<{ count: number }>(
      sql`select count(*)::float8 as count from ${sql.identifier(name)}`,
    );
    counts[name] = rows[0]?.count ?? 0;
  }
  return counts;
}
