import "server-only";
import { drizzle, type NodePgDatabase } from "drizzle-orm/node-postgres";
import pg from "pg";
import { type Config, config } from "../config";
import { AppError } from "../errors";

export type Archive = NodePgDatabase & { $client: pg.Pool };
/** A transaction, or the archive itself: what a single statement runs on. */
export type Connection = Pick<Archive, "execute" | "select" | "insert" | "update" | "delete" | "transaction">;

const poolSize = 6;

/** How connections call themselves that nobody waits for: the embedded archive lets all others pass. */
export const backgroundName = "backscroll-background";

/** Connects to PostgreSQL, or to the embedded archive's socket. The caller ends the pool with `$client.end()`. */
export function openArchive(
  settings: Pick<Config, "databaseUrl" | "archiveSocket">,
  { isBackground = false } = {},
): Archive {
  const address = settings.databaseUrl
    ? { connectionString: settings.databaseUrl.reveal() }
    : { host: settings.archiveSocket ?? missingArchive(), user: "postgres", database: "postgres" };
  const client = new pg.Pool({
    ...address,
    max: poolSize,
    application_name: isBackground ? backgroundName : "backscroll",
    statement_timeout: 30_000,
    options: "-c timezone=UTC",
  });
  // A connection that breaks fails the query on it, or is replaced on next use. Without listeners, on the pool for
  // idle connections and on each for those in use, it would end the process instead.
  client.on("error", () => undefined);
  client.on("connect", (connection) => connection.on("error", () => undefined));
  return Object.assign(drizzle({ client }), { transaction: transactionsOf(client) });
}

/** The library's own would keep a connection for ever whose first statement fails, as when the database has gone. */
function transactionsOf(pool: pg.Pool): Archive["transaction"] {
  return async (work, settings) => {
    const client = await pool.connect();
    try {
      return await drizzle({ client }).transaction(work, settings);
    } finally {
      client.release();
    }
  };
}

const held = globalThis as { backscrollArchive?: Archive };

/** The archive of this process. Kept on `globalThis`, as the build bundles this module more than once. */
export function archive(): Archive {
  held.backscrollArchive ??= openArchive(config());
  return held.backscrollArchive;
}

/** A timestamp of a raw query, which arrives as the database prints it, as ISO 8601. */
export function toInstant(text: string): string {
  return new Date(text).toISOString();
}

function missingArchive(): never {
  throw new AppError(
    "unavailable",
    "The archive is not running. Start Backscroll with npm start, or set DATABASE_URL.",
  );
}
