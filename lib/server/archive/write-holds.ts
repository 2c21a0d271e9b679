import "server-only";
import { randomUUID } from "node:crypto";
import { setTimeout as delay } from "node:timers/promises";
import { sql } from "drizzle-orm";
import { AppError } from "../errors";
import type { Archive, Connection } from "./database";

/** A copy of the archive is being made; see `whenFree`. */
export class WritesHeldError extends AppError {
  override name = "WritesHeldError";

  constructor() {
    super("unavailable", "A copy of the archive is being made. Try again in a minute.");
  }
}

export type WriteHold = {
  /** Throws when the hold lapsed at any time since it was taken: what was read meanwhile may not fit together. */
  confirm(): Promise<void>;
  release(): Promise<void>;
};

const holdSeconds = 60;
const renewMs = 15_000;
const lookAgainMs = 250;

/** Runs a transaction that writes conversations, as soon as no copy of the archive is being made. */
export async function whenFree<T>(
  archive: Archive,
  write: (transaction: Connection) => Promise<T>,
): Promise<T> {
  for (;;) {
    try {
      return await archive.transaction(write);
    } catch (error) {
      if (!(error instanceof WritesHeldError)) throw error;
      await delay(lookAgainMs);
    }
  }
}

/**
 * Keeps conversations as they are from the transaction of `connection` on, without blocking anybody who reads. For the
 * embedded archive alone: its transactions follow one another, so that none is half done when the hold begins.
 */
export async function holdWrites(archive: Archive, connection: Connection): Promise<WriteHold> {
  const id = randomUUID();
  const until = sql`now() + ${holdSeconds} * interval '1 second'`;
  await connection.execute(sql`delete from write_holds where held_until < now()`);
  await connection.execute(sql`insert into write_holds (id, held_until) values (${id}, ${until})`);
  let lapse: unknown = null;
  const confirm = async () => {
    const { rows } = await archive.execute(sql`
      update write_holds set held_until = ${until} where id = ${id} and held_until > now() returning id`);
    if (rows.length === 0) lapse ??= new Error("The archive was not held long enough to copy it.");
    if (lapse) throw lapse;
  };
  const timer = setInterval(() => {
    confirm().catch((error: unknown) => {
      lapse ??= error;
    });
  }, renewMs);
  return {
    confirm,
    async release() {
      clearInterval(timer);
      await archive.execute(sql`delete from write_holds where id = ${id}`);
    },
  };
}
