import "server-only";
import { createHash } from "node:crypto";
import { sql } from "drizzle-orm";
import type { Connection } from "./database";
import { instant } from "./lease-window";

/** So many tries at once, then one a minute. */
const mostTries = 10;
const minuteMs = 60_000;

/**
 * Counts a try to sign in under a name, for all processes and starts, whether there is such an account or not. Resolves
 * to 0, or to the milliseconds until the next try is allowed. `now` is in epoch milliseconds.
 */
export async function countTry(connection: Connection, name: string, now: number): Promise<number> {
  const hash = hashName(name);
  const left = sql`greatest(0, t.level - extract(epoch from ${instant(now)} - t.tried_at) * 1000 / ${minuteMs}::float8)`;
  await connection.execute(
    sql`delete from sign_in_tries where tried_at < ${instant(now - mostTries * minuteMs)}`,
  );
  const { rows } = await connection.execute(sql`
    insert into sign_in_tries as t (name_hash, level, tried_at) values (${hash}, 1, ${instant(now)})
    on conflict (name_hash) do update set level = ${left} + 1, tried_at = excluded.tried_at
    where ${left} + 1 <= ${mostTries} returning level`);
  if (rows.length > 0) return 0;
  const { rows: full } = await connection.execute<{ level: number }>(
    sql`select ${left} as level from sign_in_tries t where name_hash = ${hash}`,
  );
  return Math.ceil(((full[0]?.level ?? mostTries) + 1 - mostTries) * minuteMs);
}

/** Who got in has no tries to answer for. */
export async function forgetTries(connection: Connection, name: string): Promise<void> {
  await connection.execute(sql`delete from sign_in_tries where name_hash = ${hashName(name)}`);
}

function hashName(name: string): Buffer {
  return createHash("sha256").update(name.trim().toLowerCase()).digest();
}
