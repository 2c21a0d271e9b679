import "server-only";
import { type SQL, sql } from "drizzle-orm";
import { AppError } from "../../errors";
import { differingTables, digestArchive } from "../copy/digest";
import { alignSequences, insertRows, readRows } from "../copy/rows";
import { ownSchemaVersion, readSchemaVersion, runMigrations } from "../copy/schema-version";
import { countRows, listTables, passingTables, type Table } from "../copy/tables";
import type { Archive, Connection } from "../database";
import { scrubDeleted } from "../scrub";
import { WritesHeldError } from "../write-holds";
import { dropErased } from "./drop-erased";
import type { Backup } from "./read-backup";

export type RestoreOptions = {
  archive: Archive;
  /** What the archive holds may go; else only an empty one is restored into. */
  replace: boolean;
  /** Epoch milliseconds. */
  now: number;
  signal: AbortSignal;
};
export type Restored = {
  /** Sessions of people who were erased since the backup was made, which stay away. */
  erasedSessions: number;
};

const lockPatience = "60s";

/** What an archive that was never used has too, or keeps in any case. */
const uncountedTables = ["bot_sync", "sync_windows", "erasures"];

/** What the archive holds, by table; nothing for an empty one. */
export async function countHeld(connection: Connection): Promise<Record<string, number>> {
  const tables = await listTables(connection, [...passingTables, ...uncountedTables]);
  const counts = Object.entries(await countRows(connection, tables));
  return Object.fromEntries(counts.filter(([, count]) => count > 0));
}

/**
 * Puts a backup in the place of what a migrated archive holds, in one transaction: all of it or nothing. An older
 * backup is brought up to date on the way. Throws AppError when the archive is not empty and may not be replaced.
 */
export async function restoreBackup(
  backup: Backup,
  { archive, replace, now, signal }: RestoreOptions,
): Promise<Restored> {
  const restored = await archive.transaction(async (transaction) => {
    await takeAll(transaction);
    if ((await readSchemaVersion(transaction)) > ownSchemaVersion())
      throw new AppError(
        "conflict",
        "The archive belongs to a newer Backscroll. Update this one, then restore.",
      );
    if (!replace && Object.keys(await countHeld(transaction)).length > 0)
      throw new AppError("conflict", "The archive is not empty. Nothing was changed.");
    const tombstones = await readTombstones(transaction);
    const fence = await highestFence(transaction);
    const version = backup.manifest.schemaVersion;
    await emptyAt(transaction, version);
    await load(transaction, backup, signal);
    await runMigrations(transaction, version, ownSchemaVersion());
    await alignSequences(transaction, await listTables(transaction));
    // Whoever was writing for a window before finds that it is another's.
    await transaction.execute(sql`update sync_windows set fence = fence + ${fence} + 1`);
    await bringBack(transaction, tombstones);
    return { erasedSessions: await dropErased(transaction, now) };
  });
  await archive.execute(sql`analyze`);
  // Whoever stayed away was in the backup, and for a moment here.
  if (restored.erasedSessions > 0) await scrubDeleted(archive);
  return restored;
}

/** Everybody else waits until the archive is whole again. */
async function takeAll(connection: Connection): Promise<void> {
  await connection.execute(sql`set local statement_timeout = 0`);
  await connection.execute(sql`set local lock_timeout = ${sql.raw(`'${lockPatience}'`)}`);
  await connection.execute(
    sql`lock table ${namesOf(await listTables(connection, []))} in access exclusive mode`,
  );
  const { rows } = await connection.execute(sql`select from write_holds where held_until > now()`);
  if (rows.length > 0) throw new WritesHeldError();
}

/** Empty tables as they were at a version of the schema. */
async function emptyAt(connection: Connection, version: number): Promise<void> {
  if (version === (await readSchemaVersion(connection))) {
    await connection.execute(sql`truncate ${namesOf(await listTables(connection))} cascade`);
    return;
  }
  await connection.execute(sql`drop table ${namesOf(await listTables(connection, []))} cascade`);
  await connection.execute(sql`delete from drizzle.__drizzle_migrations`);
  await runMigrations(connection, 0, version);
}

/** Inserts every row, and reads them all again: what is there is what the backup was made of. */
async function load(connection: Connection, backup: Backup, signal: AbortSignal): Promise<void> {
  for await (const { table, lines } of backup.rows()) {
    signal.throwIfAborted();
    await insertRows(connection, table, lines);
  }
  const known = await listTables(connection);
  const tables = backup.manifest.tables.map(({ name, columns }): Table => {
    const key = known.find((table) => table.name === name)?.key;
    if (!key) throw new Error(`The backup has a table ${name} that its schema does not have.`);
    return { name, columns, key };
  });
  const differing = differingTables(await digestArchive(connection, tables), await backup.digests());
  if (differing.length > 0)
    throw new Error(`What was restored is not what the backup holds: ${differing.join(", ")}.`);
}

async function readTombstones(connection: Connection): Promise<{ table: Table; lines: string[] }> {
  const table = (await listTables(connection)).find(({ name }) => name === "erasures");
  if (!table) throw new Error("The archive has no table of erasures.");
  const lines: string[] = [];
  for await (const page of readRows(connection, table)) lines.push(...page.lines);
  return { table, lines };
}

/** The later of two tombstones of one person counts, whichever archive it comes from. */
async function bringBack(connection: Connection, { table, lines }: { table: Table; lines: string[] }) {
  await connection.execute(sql`create temporary table kept (like erasures) on commit drop`);
  await insertRows(connection, { ...table, name: "kept" }, lines);
  await connection.execute(sql`
    insert into erasures select * from kept on conflict (bot_id, kind, subject_hash)
    do update set erased_at = greatest(erasures.erased_at, excluded.erased_at)`);
}

async function highestFence(connection: Connection): Promise<number> {
  const { rows } = await connection.execute<{ fence: number }>(
    sql`select coalesce(max(fence), 0)::float8 as fence from sync_windows`,
  );
  return rows[0]?.fence ?? 0;
}

function namesOf(tables: Table[]): SQL {
  return sql.join(
    tables.map(({ name }) => sql.identifier(name)),
    sql`, `,
  );
}
