import "server-only";
import { and, eq, gt, isNull, sql } from "drizzle-orm";
import type { Role } from "@/lib/domain/viewer";
import type { Connection } from "./database";
import { accountBots, accounts, setupTokens, signIns } from "./schema/accounts";

/** Grants every bot, those configured later too. */
export const everyBot = "*";

export type Grant = { botId: string; role: Role };

export type Account = {
  id: string;
  name: string;
  passwordHash: string | null;
  grants: Grant[];
};

const account = {
  id: accounts.id,
  name: accounts.name,
  passwordHash: accounts.passwordHash,
  grants: sql<
    Grant[]
  >`coalesce((select jsonb_agg(jsonb_build_object('botId', bot_id, 'role', role) order by bot_id)
    from account_bots where account_id = ${accounts.id}), '[]')`,
};

/** Names are compared without case. A disabled account is not found. */
export async function findAccountByName(archive: Connection, name: string): Promise<Account | undefined> {
  const byName = and(sql`lower(${accounts.name}) = lower(${name})`, isNull(accounts.disabledAt));
  const [found] = await archive.select(account).from(accounts).where(byName);
  return found;
}

/** Somebody who may change everything and can sign in. */
export async function hasAdmin(archive: Connection): Promise<boolean> {
  const [found] = await archive
    .select({ id: accounts.id })
    .from(accounts)
    .innerJoin(accountBots, eq(accountBots.accountId, accounts.id))
    .where(
      and(
        eq(accountBots.botId, everyBot),
        eq(accountBots.role, "admin"),
        sql`(${accounts.passwordHash} is not null or ${accounts.issuer} is not null)`,
      ),
    )
    .limit(1);
  return found !== undefined;
}

type NewAccount = { name: string; passwordHash: string | null; grants: Grant[] };

/** Resolves to undefined when the name is taken. */
export async function createAccount(archive: Connection, account: NewAccount): Promise<Account | undefined> {
  const { grants, ...values } = account;
  return archive.transaction(async (transaction) => {
    const [created] = await transaction.insert(accounts).values(values).onConflictDoNothing().returning();
    if (!created) return undefined;
    if (grants.length > 0) {
      await transaction
        .insert(accountBots)
        .values(grants.map((grant) => ({ ...grant, accountId: created.id })));
    }
    return { ...created, grants };
  });
}

export async function createSignIn(
  archive: Connection,
  signIn: { tokenHash: Buffer; accountId: string; expiresAt: Date },
): Promise<void> {
  await archive.delete(signIns).where(sql`${signIns.expiresAt} < now()`);
  await archive.insert(signIns).values(signIn);
}

/** The account a live sign-in belongs to; read on every request, so that a change of it takes effect on the next. */
export async function findSignedInAccount(
  archive: Connection,
  tokenHash: Buffer,
): Promise<Omit<Account, "passwordHash"> | undefined> {
  const { passwordHash: _, ...shown } = account;
  const [found] = await archive
    .select(shown)
    .from(signIns)
    .innerJoin(accounts, eq(accounts.id, signIns.accountId))
    .where(
      and(eq(signIns.tokenHash, tokenHash), gt(signIns.expiresAt, sql`now()`), isNull(accounts.disabledAt)),
    );
  return found;
}

export async function deleteSignIn(archive: Connection, tokenHash: Buffer): Promise<void> {
  await archive.delete(signIns).where(eq(signIns.tokenHash, tokenHash));
}

/** Replaces any earlier token: the address printed last is the one that works. */
export async function replaceSetupToken(
  archive: Connection,
  tokenHash: Buffer,
  expiresAt: Date,
): Promise<void> {
  await archive.transaction(async (transaction) => {
    await transaction.delete(setupTokens);
    await transaction.insert(setupTokens).values({ tokenHash, expiresAt });
  });
}

/** True once for a token: the row goes with the first who asks, in the caller's transaction. */
export async function spendSetupToken(archive: Connection, tokenHash: Buffer): Promise<boolean> {
  const spent = await archive
    .delete(setupTokens)
    .where(and(eq(setupTokens.tokenHash, tokenHash), gt(setupTokens.expiresAt, sql`now()`)))
    .returning();
  return spent.length > 0;
}
