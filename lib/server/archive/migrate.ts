import "server-only";
import { join } from "node:path";
import { drizzle } from "drizzle-orm/node-postgres";
import { migrate } from "drizzle-orm/node-postgres/migrator";
import type pg from "pg";
import { AppError } from "../errors";
import type { Archive } from "./database";

/** Any number that nothing else locks: instances that start together take turns. */
const migrationLock = 7_246_001;
/** The role may not make the extension, or the server does not have it (of 15 and of later versions). */
const extensionFaults = ["42501", "58P01", "0A000"];

/**
 * Brings the archive's tables up to date, however long that takes. Safe to run at every start and by several
 * instances at once. Throws AppError when the database lacks what this role may not add.
 */
export async function migrateArchive(archive: Archive): Promise<void> {
  const client = await archive.$client.connect();
  try {
    await client.query("set statement_timeout = 0");
    await client.query("select pg_advisory_lock($1)", [migrationLock]);
    await migrate(drizzle({ client }), {
      migrationsFolder: join(process.cwd(), "lib/server/archive/migrations"),
    });
  } catch (error) {
    throw isExtensionFault(error)
      ? new AppError(
          "unavailable",
          "The database lacks the extension pg_trgm, and this role may not create it. Ask its administrator to run, in this database: CREATE EXTENSION pg_trgm; (it comes with PostgreSQL; Debian's package is postgresql-contrib).",
          { cause: error },
        )
      : error;
  } finally {
    await letGo(client);
  }
}

/** The embedded engine has one session for all connections, which would keep the settings. */
async function letGo(client: pg.PoolClient): Promise<void> {
  try {
    await client.query("select pg_advisory_unlock_all()");
    await client.query("reset statement_timeout");
    client.release();
  } catch (error) {
    client.release(error instanceof Error ? error : true);
  }
}

function isExtensionFault(error: unknown): boolean {
  const cause = error instanceof Error && error.cause ? error.cause : error;
  const { code, message } = cause as { code?: string; message?: string };
  return extensionFaults.includes(code ?? "") && /extension/i.test(message ?? "");
}
