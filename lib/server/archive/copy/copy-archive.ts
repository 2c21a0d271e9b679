import "server-only";
import { sql } from "drizzle-orm";
import { AppError } from "../../errors";
import type { Archive, Connection } from "../database";
import { migrateArchive } from "../migrate";
import { type ArchiveDigest, differingTables, digestArchive } from "./digest";
import { alignSequences, insertRows, type RowPlace, readRows } from "./rows";
import { countRows, listTables, type Table } from "./tables";

export type CopyOptions = {
  /** Nobody else may write to it until the copy is whole. */
  source: Archive;
  target: Archive;
  signal: AbortSignal;
  /** Told of each table when all of it is there. */
  onTable(name: string, rows: number): void;
};
/** `resumed`: a copy that had been broken off was gone on with; `restarted`: the source had changed since. */
export type CopyOutcome = "copied" | "resumed" | "restarted" | "was-there";

/** Holds of one copy only. */
const leftOut = ["write_holds", "setup_tokens"];

/**
 * Copies a whole archive into a database that is empty or holds an unfinished copy. Where it stands is written down
 * with every page of rows, so that it goes on after any end. Both are compared when it is done. Throws AppError when the
 * target holds something else.
 */
export async function copyArchive({ source, target, signal, onTable }: CopyOptions): Promise<CopyOutcome> {
  const tables = await listTables(source, leftOut);
  const digests = await digestArchive(source, tables);
  const outcome = await prepare(target, tables, digests);
  if (outcome === "was-there") return outcome;
  for (const table of tables) {
    await copyTable(source, target, table, signal);
    onTable(table.name, Number(digests[table.name]?.split("-")[0]));
  }
  await alignSequences(target, tables);
  const differing = differingTables(await digestArchive(target, tables), digests);
  if (differing.length > 0)
    throw new Error(
      `The copy is not what the archive holds: ${differing.join(", ")}. Start with an empty database.`,
    );
  await target.execute(sql`drop schema backscroll_copy cascade`);
  await target.execute(sql`analyze`);
  return outcome;
}

async function prepare(target: Archive, tables: Table[], digests: ArchiveDigest): Promise<CopyOutcome> {
  const begun = await readSource(target);
  const found = await listTables(target, []);
  if (begun === null && !(await isEmpty(target, found, tables))) {
    if (await isSame(target, found, tables, digests)) return "was-there";
    throw new AppError(
      "conflict",
      "The database holds something else. Name an empty one; nothing was changed in either.",
    );
  }
  const mark = JSON.stringify(digests);
  if (begun !== mark) await begin(target, found, mark);
  await migrateArchive(target);
  return begun === null ? "copied" : begun === mark ? "resumed" : "restarted";
}

async function isEmpty(target: Connection, found: Table[], tables: Table[]): Promise<boolean> {
  const own = [...tables.map(({ name }) => name), ...leftOut];
  if (found.some(({ name }) => !own.includes(name))) return false;
  return Object.values(await countRows(target, found)).every((count) => count === 0);
}

async function isSame(target: Connection, found: Table[], tables: Table[], digests: ArchiveDigest) {
  if (!tables.every(({ name }) => found.some((table) => table.name === name))) return false;
  return differingTables(await digestArchive(target, tables), digests).length === 0;
}

/** Whether the database holds part of another archive, and is no archive yet. */
export async function isUnfinishedCopy(archive: Connection): Promise<boolean> {
  return (await readSource(archive)) !== null;
}

/** The digests of the source that an unfinished copy began with; null when there is no such copy. */
async function readSource(target: Connection): Promise<string | null> {
  const { rows: found } = await target.execute<{ isThere: boolean }>(
    sql`select to_regclass('backscroll_copy.source') is not null as "isThere"`,
  );
  if (!found[0]?.isThere) return null;
  const { rows } = await target.execute<{ digests: string }>(sql`select digests from backscroll_copy.source`);
  return rows[0]?.digests ?? null;
}

/** Before anything else comes into the target it says what it is; what an earlier try of another copy left goes. */
async function begin(target: Archive, found: Table[], mark: string): Promise<void> {
  await target.transaction(async (transaction) => {
    await transaction.execute(sql`drop schema if exists backscroll_copy cascade`);
    if (found.length > 0) {
      const names = found.map(({ name }) => sql.identifier(name));
      await transaction.execute(sql`truncate ${sql.join(names, sql`, `)} cascade`);
    }
    await transaction.execute(sql`create schema backscroll_copy`);
    await transaction.execute(sql`create table backscroll_copy.source (digests text not null)`);
    await transaction.execute(
      sql`create table backscroll_copy.places (name text primary key, place text[] not null)`,
    );
    await transaction.execute(sql`insert into backscroll_copy.source values (${mark})`);
  });
}

async function copyTable(source: Archive, target: Archive, table: Table, signal: AbortSignal): Promise<void> {
  const { rows } = await target.execute<{ place: RowPlace }>(
    sql`select place from backscroll_copy.places where name = ${table.name}`,
  );
  for await (const { lines, last } of readRows(source, table, rows[0]?.place ?? null)) {
    signal.throwIfAborted();
    await target.transaction(async (transaction) => {
      await insertRows(transaction, table, lines);
      await transaction.execute(sql`
        insert into backscroll_copy.places values (${table.name}, ${sql.param(last)}::text[])
        on conflict (name) do update set place = excluded.place`);
    });
  }
}
