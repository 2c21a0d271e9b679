import { type SQL, sql } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { digestArchive } from "./copy/digest";
import {
  listSchemaVersions,
  ownSchemaVersion,
  readSchemaVersion,
  runMigrations,
} from "./copy/schema-version";
import { listTables, type Table } from "./copy/tables";
import { migrateArchive } from "./migrate";
import { startTestArchive, type TestArchive } from "./test-archive";

/** What a value of a type looks like where nothing is known of its meaning. */
const samples: Record<string, SQL> = {
  text: sql`'st-1'`,
  uuid: sql`'8b0c9a52-7d0e-4b84-9c6a-2e8f41d7b035'`,
  bytea: sql`'\\x0102'`,
  jsonb: sql`'{"of": ["an", "earlier", "version"]}'`,
  boolean: sql`true`,
  integer: sql`7`,
  smallint: sql`7`,
  bigint: sql`7`,
  "double precision": sql`7.5`,
  date: sql`'2026-03-01'`,
  "timestamp with time zone": sql`'2026-03-01 08:00:00.123+00'`,
  "text[]": sql`'{en,ja}'`,
  "integer[]": sql`array_fill(1, array[96])`,
  "smallint[]": sql`'{1,2}'`,
  tsvector: sql`to_tsvector('simple', 'an earlier version')`,
};
/** Counts that a later version keeps in another way, and makes anew of the conversations. */
const recounted: string[] = ["facet_days", "session_days", "message_days", "response_days", "session_facts"];
/** What an account may do was one word for all of its bots; it is looked at by itself below. */
const moved: Record<string, string[]> = { accounts: ["role"] };

let running: TestArchive;
let today: Table[];
beforeAll(async () => {
  running = await startTestArchive();
  today = await listTables(running.archive, []);
});
beforeEach(async () => {
  for (const schema of ["public", "drizzle"]) {
    await running.archive.execute(sql`drop schema if exists ${sql.identifier(schema)} cascade`);
  }
  await running.archive.execute(sql`create schema public`);
  await running.archive.execute(sql`create schema drizzle`);
  await running.archive.execute(
    sql`create table drizzle.__drizzle_migrations (id serial primary key, hash text not null, created_at bigint)`,
  );
});
afterAll(() => running.stop());

it.each(listSchemaVersions())("what is in an archive of version %s is in one of today", async (version) => {
  const { archive } = running;
  await archive.transaction((transaction) => runMigrations(transaction, 0, version));
  const before = await listTables(archive, []);
  for (const table of before) await insertSample(table);
  const kept = before.filter(({ name }) => !recounted.includes(name)).map(withoutMoved);
  const held = await digestArchive(archive, kept);

  await migrateArchive(archive);

  expect(await readSchemaVersion(archive)).toBe(ownSchemaVersion());
  expect(await listTables(archive, [])).toEqual(today);
  expect(await digestArchive(archive, kept)).toEqual(held);
  const { rows } = await archive.execute(sql`select bot_id, role from account_bots`);
  expect(rows).toEqual([{ bot_id: "st-1", role: "st-1" }]);
});

it("what could not be brought up to date to its end is as it was", async () => {
  const { archive } = running;
  const [first = 0] = listSchemaVersions();
  await archive.transaction((transaction) => runMigrations(transaction, 0, first));
  // In the way of one of the last migrations.
  await archive.execute(sql`create table audit_entries (place bigint)`);
  const before = await listTables(archive, []);
  await expect(migrateArchive(archive)).rejects.toThrow();
  expect(await listTables(archive, [])).toEqual(before);
  expect(await readSchemaVersion(archive)).toBe(first);
  await archive.execute(sql`drop table audit_entries`);
  await migrateArchive(archive);
  expect(await listTables(archive, [])).toEqual(today);
});

function withoutMoved(table: Table): Table {
  return { ...table, columns: table.columns.filter(({ name }) => !moved[table.name]?.includes(name)) };
}

/** A row with every column that is not made by the database itself. */
async function insertSample(table: Table): Promise<void> {
  const columns = table.columns.map(({ name, type }) => {
    const value = samples[type];
    if (!value) throw new Error(`There is no sample of the type ${type}, which ${table.name}.${name} has.`);
    return { name: sql.identifier(name), value };
  });
  await running.archive.execute(sql`insert into ${sql.identifier(table.name)}
    (${sql.join(
      columns.map(({ name }) => name),
      sql`, `,
    )}) overriding system value
    values (${sql.join(
      columns.map(({ value }) => value),
      sql`, `,
    )})`);
}
