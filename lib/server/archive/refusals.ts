import "server-only";
import { createHash } from "node:crypto";
import { sql } from "drizzle-orm";
import type { Connection } from "./database";
import type { LockedBot } from "./lock-bot";

/** Why a record may not come into the archive: its person was erased, or it is older than the bot's retention. */
export type Refusal = "erased" | "expired";
/** A record as far as that decides; times are epoch milliseconds. */
export type Candidate = { sessionId: string; userId: string; startedAt: number; lastActiveAt: number };

const dayMs = 86_400_000;

/** For each candidate why it is refused, or null. */
export async function findRefusals(
  connection: Connection,
  { botId, retentionDays, hasErasures }: LockedBot,
  candidates: Candidate[],
  now: number,
): Promise<(Refusal | null)[]> {
  const isErased = hasErasures ? await erasedAmong(connection, botId, candidates) : () => false;
  const floor = retentionDays === null ? Number.NEGATIVE_INFINITY : now - retentionDays * dayMs;
  const old = candidates.filter(({ lastActiveAt }) => lastActiveAt < floor);
  const held = old.length > 0 ? await heldAmong(connection, botId, old) : new Set<string>();
  return candidates.map((candidate) => {
    if (isErased(candidate)) return "erased";
    // A late record of a session that is still kept belongs to it.
    return candidate.lastActiveAt < floor && !held.has(candidate.sessionId) ? "expired" : null;
  });
}

/** SHA-256, so that a tombstone says nothing of whom it keeps away. */
export function hashSubject(kind: "user" | "session", botId: string, id: string): Buffer {
  return createHash("sha256")
    .update(JSON.stringify([kind, botId, id]))
    .digest();
}

/** What a person says after the erasure is theirs to leave here again; a session erased stays so for ever. */
async function erasedAmong(connection: Connection, botId: string, candidates: Candidate[]) {
  const hashOf = {
    user: (id: string) => hashSubject("user", botId, id).toString("hex"),
    session: (id: string) => hashSubject("session", botId, id).toString("hex"),
  };
  const hashes = candidates.flatMap(({ userId, sessionId }) => [
    hashOf.user(userId),
    hashOf.session(sessionId),
  ]);
  const { rows } = await connection.execute<{ hash: string; at: number }>(sql`
    select encode(subject_hash, 'hex') as hash, (extract(epoch from erased_at) * 1000)::float8 as at from erasures
    where bot_id = ${botId} and subject_hash = any(
      select decode(hash, 'hex') from unnest(${sql.param([...new Set(hashes)])}::text[]) hash)`);
  const erasedAt = new Map(rows.map(({ hash, at }) => [hash, at]));
  return ({ userId, sessionId, startedAt }: Candidate) =>
    erasedAt.has(hashOf.session(sessionId)) ||
    startedAt < (erasedAt.get(hashOf.user(userId)) ?? Number.NEGATIVE_INFINITY);
}

async function heldAmong(connection: Connection, botId: string, candidates: Candidate[]) {
  const ids = sql.param([...new Set(candidates.map(({ sessionId }) => sessionId))]);
  const { rows } = await connection.execute<{ session_id: string }>(sql`
    select session_id from sessions where bot_id = ${botId} and session_id = any(${ids}::text[])`);
  return new Set(rows.map(({ session_id }) => session_id));
}
