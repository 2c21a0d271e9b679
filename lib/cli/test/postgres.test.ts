import pg from "pg";
import { expect, it } from "vitest";
import { findPostgres } from "./find-postgres.mjs";
import { startPostgres } from "./postgres";

it.skipIf(findPostgres() === null)("starts a PostgreSQL of its own and leaves nothing behind", async () => {
  const { url, stop } = await startPostgres(findPostgres() ?? "");
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const { rows } = await client.query("select current_setting('server_version_num')::int as version");
  expect(rows[0].version).toBeGreaterThanOrEqual(150_000);
  await client.end();
  await stop();
  await expect(new pg.Client({ connectionString: url }).connect()).rejects.toThrow();
});
