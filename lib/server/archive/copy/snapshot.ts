import "server-only";
import { sql } from "drizzle-orm";
import { drizzle } from "drizzle-orm/node-postgres";
import { AppError } from "../../errors";
import type { Archive, Connection } from "../database";
import { holdWrites, type WriteHold } from "../write-holds";
import { readRows } from "./rows";
import { readSchemaVersion } from "./schema-version";
import { countRows, listTables, type Table } from "./tables";

export type Snapshot = {
  schemaVersion: number;
  tables: Table[];
  /** Of each table. */
  counts: Record<string, number>;
  /** All rows, table by table in the order of `tables`; to be read once. Throws when they may not fit together. */
  read(): AsyncGenerator<{ table: Table; lines: string[] }>;
  close(): Promise<void>;
};

/** What a hold on writes keeps as it is; everything else is small and read in one transaction. */
const heldTables = [
  "sessions",
  "messages",
  "session_tags",
  "session_versions",
  "message_versions",
  "session_facts",
  "session_days",
  "message_days",
  "response_days",
  "facet_days",
];

/** The whole archive as it is at this moment, while others go on to use it. Throws AppError when there is none. */
export async function openSnapshot(archive: Archive, isEmbedded: boolean): Promise<Snapshot> {
  const schemaVersion = await readSchemaVersion(archive);
  if (schemaVersion === 0)
    throw new AppError("not-found", "There is no archive of Backscroll in this database.");
  const tables = await listTables(archive);
  return isEmbedded
    ? await holdEmbedded(archive, schemaVersion, tables)
    : await freeze(archive, schemaVersion, tables);
}

/**
 * One transaction for all of it. The tables are locked before its first look at them: one that is emptied in between
 * would seem to have been empty.
 */
async function freeze(archive: Archive, schemaVersion: number, tables: Table[]): Promise<Snapshot> {
  const client = await archive.$client.connect();
  const connection = drizzle({ client });
  try {
    await connection.execute(sql`begin isolation level repeatable read read only`);
    await connection.execute(sql`lock table ${list(tables)} in access share mode`);
    await connection.execute(sql`set local statement_timeout = 0`);
    return {
      schemaVersion,
      tables,
      counts: await countRows(connection, tables),
      read: () => readTables(connection, tables),
      // A connection that ends takes its transaction with it, which has written nothing.
      close: async () => client.release(true),
    };
  } catch (error) {
    client.release(true);
    throw error;
  }
}

/**
 * A transaction of the embedded engine keeps everybody else waiting, so that only what is small is read in one; the
 * conversations follow page by page while nobody may write them.
 */
async function holdEmbedded(archive: Archive, schemaVersion: number, tables: Table[]): Promise<Snapshot> {
  const small = tables.filter(({ name }) => !heldTables.includes(name));
  const large = tables.filter(({ name }) => heldTables.includes(name));
  const rows: { table: Table; lines: string[] }[] = [];
  let hold: WriteHold | undefined;
  let counts: Record<string, number> = {};
  await archive
    .transaction(async (transaction) => {
      hold = await holdWrites(archive, transaction);
      counts = await countRows(transaction, tables);
      for await (const page of readTables(transaction, small)) rows.push(page);
    })
    .catch(async (error: unknown) => {
      await hold?.release();
      throw error;
    });
  return {
    schemaVersion,
    tables: [...small, ...large],
    counts,
    async *read() {
      yield* rows;
      yield* readTables(archive, large);
      await hold?.confirm();
    },
    close: async () => await hold?.release(),
  };
}

async function* readTables(connection: Connection, tables: Table[]) {
  for (const table of tables) {
    for await (const { lines } of readRows(connection, table)) yield { table, lines };
  }
}

function list(tables: Table[]) {
  return sql.join(
    tables.map(({ name }) => sql.identifier(name)),
    sql`, `,
  );
}
