import "server-only";
import { type SQL, sql } from "drizzle-orm";
import type { Connection } from "../database";
import type { Column, Table } from "./tables";

/** Where a page ended: the values of the key as text. */
export type RowPlace = string[];
/** Rows as the JSON that the database prints, never parsed on the way: its numbers may be longer than ours. */
export type RowPage = { lines: string[]; last: RowPlace };

const mostRows = 1_000;
/** As stored, which may be packed. */
const mostBytes = 1024 * 1024;

/**
 * The rows of a table in the order of its key, from after `after` on, in pages that stay small: what is larger than
 * that comes alone.
 */
export async function* readRows(
  connection: Connection,
  table: Table,
  after: RowPlace | null = null,
): AsyncGenerator<RowPage> {
  let place = after;
  for (;;) {
    const { rows } = await connection.execute<{ line: string; place: RowPlace }>(pageOf(table, place));
    const last = rows.at(-1);
    if (!last) return;
    place = last.place;
    yield { lines: rows.map(({ line }) => line), last: place };
  }
}

/** Puts rows that `readRows` gave into the table; columns that are not among those given keep their defaults. */
export async function insertRows(
  connection: Connection,
  { name, columns }: Pick<Table, "name" | "columns">,
  lines: string[],
): Promise<void> {
  if (lines.length === 0) return;
  const names = list(columns.map(({ name }) => sql.identifier(name)));
  const table = sql.identifier(name);
  await connection.execute(sql`
    insert into ${table} (${names}) overriding system value
    select ${names} from json_populate_recordset(null::${table}, ${`[${lines.join(",")}]`}::json)`);
}

/** Lets numbers that the database gives out by itself go on after those that were inserted. */
export async function alignSequences(connection: Connection, tables: Table[]): Promise<void> {
  for (const { name, columns } of tables) {
    for (const column of columns) {
      const sequence = sql`pg_get_serial_sequence(${`"${name}"`}, ${column.name})`;
      const { rows } = await connection.execute<{ isThere: boolean }>(
        sql`select ${sequence} is not null as "isThere"`,
      );
      if (!rows[0]?.isThere) continue;
      const highest = sql`select max(${sql.identifier(column.name)}) from ${sql.identifier(name)}`;
      await connection.execute(sql`select setval(${sequence}, coalesce((${highest}), 0) + 1, false)`);
    }
  }
}

function pageOf({ name, columns, key }: Table, after: RowPlace | null): SQL {
  const keys = list(key.map(({ name }) => sql.identifier(name)));
  const beyond = after
    ? sql`where (${keys}) > (${list(after.map((value, index) => cast(value, key[index])))})`
    : sql``;
  // Of what lies outside of the row's page only the size is read here.
  const size = columns.map(({ name }) => sql`coalesce(pg_column_size(${sql.identifier(name)}), 0)`);
  return sql`
    select (select row_to_json(r)::text from (select ${list(columns.map(inPage))}) r) as line,
      array[${list(key.map((column) => sql`${inPage(column)}::text`))}] as place
    from (
      select q.*, sum(q."page bytes") over (order by ${keys} rows between unbounded preceding and 1 preceding)
        as "bytes before"
      from (select *, ${sql.join(size, sql` + `)} as "page bytes" from ${sql.identifier(name)} ${beyond}
        order by ${keys} limit ${mostRows}) q) p
    where coalesce(p."bytes before", 0) < ${mostBytes} order by ${keys}`;
}

function inPage({ name }: Column): SQL {
  return sql`p.${sql.identifier(name)}`;
}

function cast(value: string, column: Column | undefined): SQL {
  return sql`${value}::${sql.raw(column?.type ?? "text")}`;
}

function list(parts: (SQL | ReturnType<typeof sql.identifier>)[]): SQL {
  return sql.join(parts, sql`, `);
}
