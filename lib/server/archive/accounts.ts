import "server-only";
import { and, eq, gt, isNull, sql } from "drizzle-orm";
import type { Role } from "@/lib/domain/viewer";
import type { Connection } from "./database";
import { accountBots, accounts, setupTokens, signIns } from "./schema/accounts";

/** Grants every bot, those configured later too. */
export const everyBot = "*";

export type Account = {
  id: string;
  name: string;
  role: Role;
  passwordHash: string | null;
  botIds: string[];
};

const account = {
  id: accounts.id,
  name: accounts.name,
  role: accounts.role,
  passwordHash: accounts.passwordHash,
  botIds: sql<string[]>`array(select bot_id from account_bots where account_id = ${accounts.id} order by 1)`,
};

/** Names are compared without case. A disabled account is not found. */
export async function findAccountByName(archive: Connection, name: string): Promise<Account | undefined> {
  const byName = and(sql`lower(${accounts.name}) = lower(${name})`, isNull(accounts.disabledAt));
  const [found] = await archive.select(account).from(accounts).where(byName);
  return found;
}

export async function hasAdmin(archive: Connection): Promise<boolean> {
  const [found] = await archive
    .select({ id: accounts.id })
    .from(accounts)
    .where(and(eq(accounts.role, "admin"), sql`${accounts.passwordHash} is not null`))
    .limit(1);
  return found !== undefined;
}

type NewAccount = { name: string; role: Role; passwordHash: string | null; botIds: string[] };

/** Resolves to undefined when the name is taken. */
export async function createAccount(archive: Connection, account: NewAccount): Promise<Account | undefined> {
  const { botIds, ...values } = account;
  return archive.transaction(async (transaction) => {
    const [created] = await transaction.insert(accounts).values(values).onConflictDoNothing().returning();
    if (!created) return undefined;
    if (botIds.length > 0) {
      await transaction.insert(accountBots).values(botIds.map((botId) => ({ accountId: created.id, botId })));
    }
    return { ...created, botIds };
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
