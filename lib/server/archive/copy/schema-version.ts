import "server-only";
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { sql } from "drizzle-orm";
import type { Connection } from "../database";

/** `version` is when it was made, epoch milliseconds, by which the database remembers it too. */
type Migration = { version: number; text: string };

const folder = "lib/server/archive/migrations";
const breakpoint = "--> statement-breakpoint";

/** The version of the schema that this Backscroll works with. */
export function ownSchemaVersion(): number {
  return listMigrations().at(-1)?.version ?? 0;
}

/** Every version that an archive can have, oldest first. */
export function listSchemaVersions(): number[] {
  return listMigrations().map(({ version }) => version);
}

/** The last migration that ran on the database; 0 on one without any. */
export async function readSchemaVersion(connection: Connection): Promise<number> {
  const { rows: found } = await connection.execute<{ isThere: boolean }>(
    sql`select to_regclass('drizzle.__drizzle_migrations') is not null as "isThere"`,
  );
  if (!found[0]?.isThere) return 0;
  const { rows } = await connection.execute<{ version: number }>(
    sql`select coalesce(max(created_at), 0)::float8 as version from drizzle.__drizzle_migrations`,
  );
  return rows[0]?.version ?? 0;
}

/**
 * Runs the migrations after `from` up to `to` in the caller's transaction, as the migrator would at a start, which
 * cannot stop half-way and has a transaction of its own.
 */
export async function runMigrations(connection: Connection, from: number, to: number): Promise<void> {
  for (const { version, text } of listMigrations()) {
    if (version <= from || version > to) continue;
    for (const statement of text.split(breakpoint)) await connection.execute(sql.raw(statement));
    const hash = createHash("sha256").update(text).digest("hex");
    await connection.execute(
      sql`insert into drizzle.__drizzle_migrations (hash, created_at) values (${hash}, ${version})`,
    );
  }
}

function listMigrations(): Migration[] {
  const read = (path: string) => readFileSync(join(process.cwd(), folder, path), "utf8");
  const journal: { entries: { tag: string; when: number }[] } = JSON.parse(read("meta/_journal.json"));
  return journal.entries.map(({ tag, when }) => ({ version: when, text: read(`${tag}.sql`) }));
}
