import { findPostgres } from "./find-postgres.mjs";
import { startPostgres } from "./postgres";

/** One PostgreSQL for all test files of a run; each makes a database of its own in it. */
export async function setup(): Promise<(() => Promise<void>) | undefined> {
  if (process.env["TEST_DATABASE_URL"]) return undefined;
  const binaries = findPostgres();
  if (!binaries) throw new Error("There is no PostgreSQL on this machine.");
  const { url, stop } = await startPostgres(binaries);
  process.env["TEST_DATABASE_URL"] = url;
  return stop;
}
