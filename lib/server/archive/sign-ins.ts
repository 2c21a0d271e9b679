import "server-only";
import { and, eq, sql } from "drizzle-orm";
import { type SignInRest, signInLife } from "@/lib/domain/sign-in-life";
import { type Account, type KnownAccount, shownAccount } from "./accounts";
import { botsStamp } from "./bots";
import type { Connection } from "./database";
import { instant } from "./lease-window";
import { accounts, signIns } from "./schema/accounts";

export type FoundSignIn = {
  account: KnownAccount;
  /** Of the bots there are, see `botsStamp`. */
  stamp: string;
  familyId: string;
  rest: SignInRest;
  /** The cookie is old enough to get another value. */
  isDue: boolean;
  /** It was replaced so long ago that only somebody who copied it would still have it. */
  isReplayed: boolean;
};

/**
 * False when the account was disabled, or its password changed, since it was looked at. `now` is in epoch milliseconds
 * here and below.
 */
export async function createSignIn(
  archive: Connection,
  { tokenHash, account }: { tokenHash: Buffer; account: Pick<Account, "id" | "passwordHash"> },
  now: number,
): Promise<boolean> {
  await archive.delete(signIns).where(sql`${signIns.expiresAt} < ${instant(now)}`);
  const { rowCount } = await archive.execute(sql`
    insert into sign_ins (token_hash, account_id, signed_in_at, created_at, last_seen_at, expires_at)
    select ${tokenHash}, id, ${instant(now)}, ${instant(now)}, ${instant(now)}, ${instant(now + signInLife.wholeMs)}
    from accounts where id = ${account.id} and disabled_at is null
      and password_hash is not distinct from ${account.passwordHash}
    for key share`);
  return rowCount === 1;
}

/** A live sign-in and whose it is; read on every request, so that a change of either takes effect on the next. */
export async function findSignIn(
  archive: Connection,
  tokenHash: Buffer,
  now: number,
): Promise<FoundSignIn | undefined> {
  const [found] = await archive
    .select({
      account: shownAccount,
      stamp: botsStamp,
      familyId: signIns.familyId,
      createdAt: signIns.createdAt,
      lastSeenAt: signIns.lastSeenAt,
      expiresAt: signIns.expiresAt,
      replacedAt: signIns.replacedAt,
    })
    .from(signIns)
    .innerJoin(accounts, eq(accounts.id, signIns.accountId))
    .where(and(eq(signIns.tokenHash, tokenHash), sql`${accounts.disabledAt} is null`));
  if (!found) return undefined;
  const { account, stamp, familyId, createdAt, replacedAt } = found;
  const wholeMs = found.expiresAt.getTime() - now;
  const idleMs = Math.min(wholeMs, found.lastSeenAt.getTime() + signInLife.idleMs - now);
  const isReplayed = replacedAt !== null && now - replacedAt.getTime() > signInLife.graceMs;
  if (idleMs <= 0 && !isReplayed) return undefined;
  const isDue = !replacedAt && now - createdAt.getTime() >= signInLife.rotateMs;
  return { account, stamp, familyId, rest: { idleMs, wholeMs }, isDue, isReplayed };
}

/** Somebody is there: the time without anybody begins anew, for the whole family. */
export async function touchSignIn(archive: Connection, familyId: string, now: number): Promise<void> {
  await archive
    .update(signIns)
    .set({ lastSeenAt: new Date(now) })
    .where(and(eq(signIns.familyId, familyId), sql`${signIns.replacedAt} is null`));
}

/** Puts `next` in the place of `before`; false when another request did so first, or it has ended. */
export async function replaceSignIn(
  archive: Connection,
  { before, next }: { before: Buffer; next: Buffer },
  now: number,
): Promise<boolean> {
  const { rowCount } = await archive.execute(sql`
    with old as (
      update sign_ins set replaced_at = ${instant(now)} where token_hash = ${before} and replaced_at is null
      returning account_id, family_id, signed_in_at, expires_at
    )
    insert into sign_ins (token_hash, account_id, family_id, signed_in_at, created_at, last_seen_at, expires_at)
    select ${next}, account_id, family_id, signed_in_at, ${instant(now)}, ${instant(now)}, expires_at from old`);
  return rowCount === 1;
}

/** The cookie of each of an account's sign-ins gets another value when its browser next says that somebody is there. */
export async function rotateSignInsOf(archive: Connection, accountId: string): Promise<void> {
  await archive
    .update(signIns)
    .set({ createdAt: new Date(0) })
    .where(eq(signIns.accountId, accountId));
}

/** The sign-in with this token and all that it was before. */
export async function endSignIn(archive: Connection, tokenHash: Buffer): Promise<void> {
  const [found] = await archive
    .select({ familyId: signIns.familyId, accountId: signIns.accountId })
    .from(signIns)
    .where(eq(signIns.tokenHash, tokenHash));
  if (found) await endFamily(archive, found);
}

export async function endFamily(
  archive: Connection,
  { familyId, accountId }: { familyId: string; accountId: string },
): Promise<void> {
  await archive.transaction(async (transaction) => {
    await holdAccount(transaction, accountId);
    await transaction.delete(signIns).where(eq(signIns.familyId, familyId));
  });
}

/** Everywhere. Resolves to how many there were, whatever became of their cookies. */
export async function endSignInsOf(archive: Connection, accountId: string): Promise<number> {
  return archive.transaction(async (transaction) => {
    await holdAccount(transaction, accountId);
    const ended = await transaction
      .delete(signIns)
      .where(eq(signIns.accountId, accountId))
      .returning({ familyId: signIns.familyId });
    return new Set(ended.map(({ familyId }) => familyId)).size;
  });
}

/** Waits for whoever is replacing a sign-in of the account, whose new row a deletion under way would not see. */
async function holdAccount(archive: Connection, accountId: string): Promise<void> {
  await archive.select({ id: accounts.id }).from(accounts).where(eq(accounts.id, accountId)).for("update");
}
