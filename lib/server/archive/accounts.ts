import "server-only";
import { and, eq, gt, isNull, type SQL, sql } from "drizzle-orm";
import { everyBotId, type Grant } from "@/lib/domain/member";
import type { Connection } from "./database";
import { accountBots, accounts, setupTokens } from "./schema/accounts";

export type Account = {
  id: string;
  name: string;
  passwordHash: string | null;
  /** Sealed; null while a password alone is enough. */
  totpKey: Buffer | null;
  grants: Grant[];
  /** Made while nothing was real: it sees no real bot. */
  isSandbox: boolean;
};

/** What is known of an account whoever asks; its secrets are read where somebody signs in. */
export type KnownAccount = Pick<Account, "id" | "name" | "grants" | "isSandbox">;

export function grantsOf(accountId: SQL): SQL<Grant[]> {
  return sql<
    Grant[]
  >`coalesce((select jsonb_agg(jsonb_build_object('botId', bot_id, 'role', role) order by bot_id)
    from account_bots where account_id = ${accountId}), '[]')`;
}

/** What is read of an account when the question is who is here. */
export const shownAccount = {
  id: accounts.id,
  name: accounts.name,
  isSandbox: accounts.isSandbox,
  grants: grantsOf(sql`${accounts.id}`),
};
const account = { ...shownAccount, passwordHash: accounts.passwordHash, totpKey: accounts.totpKey };

/** A local account; names are compared without case. A disabled account is not found. */
export async function findAccountByName(archive: Connection, name: string): Promise<Account | undefined> {
  const isLocal = and(isNull(accounts.issuer), isNull(accounts.disabledAt));
  const byName = and(sql`lower(${accounts.name}) = lower(${name})`, isLocal);
  const [found] = await archive.select(account).from(accounts).where(byName);
  return found;
}

/** A disabled account is not found. */
export async function findAccountById(archive: Connection, id: string): Promise<Account | undefined> {
  const isThere = and(eq(accounts.id, id), isNull(accounts.disabledAt));
  const [found] = await archive.select(account).from(accounts).where(isThere);
  return found;
}

/** Somebody who may change everything and can sign in, and is not of the sandbox. */
export async function hasAdmin(archive: Connection): Promise<boolean> {
  const [found] = await archive
    .select({ id: accounts.id })
    .from(accounts)
    .innerJoin(accountBots, eq(accountBots.accountId, accounts.id))
    .where(
      and(
        eq(accountBots.botId, everyBotId),
        eq(accountBots.role, "admin"),
        eq(accounts.isSandbox, false),
        sql`(${accounts.passwordHash} is not null or ${accounts.issuer} is not null)`,
      ),
    )
    .limit(1);
  return found !== undefined;
}

type NewAccount = { name: string; passwordHash: string | null; grants: Grant[]; isSandbox?: boolean };

/** Resolves to undefined when the name is taken. */
export async function createAccount(archive: Connection, account: NewAccount): Promise<Account | undefined> {
  const { grants, ...values } = account;
  return archive.transaction(async (transaction) => {
    const [created] = await transaction.insert(accounts).values(values).onConflictDoNothing().returning();
    if (!created) return undefined;
    await replaceGrants(transaction, created.id, grants);
    return { ...created, grants };
  });
}

/** Whether there is anybody whom a password lets in. */
export async function hasLocalAccount(archive: Connection): Promise<boolean> {
  const byPassword = and(sql`${accounts.passwordHash} is not null`, isNull(accounts.disabledAt));
  const [found] = await archive.select({ id: accounts.id }).from(accounts).where(byPassword).limit(1);
  return found !== undefined;
}

/** Who an identity provider says is here: by issuer and subject alone, whatever name and e-mail are. */
export type ProviderPerson = { issuer: string; subject: string; name: string; email: string | null };

/** The account of this person, made when there is none; its grants become exactly these. */
export async function keepProviderAccount(
  archive: Connection,
  person: ProviderPerson,
  grants: Grant[],
): Promise<KnownAccount & { isDisabled: boolean }> {
  return archive.transaction(async (transaction) => {
    const { name, email } = person;
    const [kept] = await transaction
      .insert(accounts)
      .values(person)
      .onConflictDoUpdate({ target: [accounts.issuer, accounts.subject], set: { name, email } })
      .returning();
    if (!kept) throw new Error("An account was just kept and is not there.");
    await replaceGrants(transaction, kept.id, grants);
    return { id: kept.id, name, grants, isSandbox: false, isDisabled: kept.disabledAt !== null };
  });
}

export async function replaceGrants(archive: Connection, accountId: string, grants: Grant[]): Promise<void> {
  await archive.delete(accountBots).where(eq(accountBots.accountId, accountId));
  if (grants.length > 0) {
    await archive.insert(accountBots).values(grants.map((grant) => ({ ...grant, accountId })));
  }
}

type SetupToken = { tokenHash: Buffer; expiresAt: Date };

/** Replaces any earlier token for the same: the address made last is the one that works. Null is the first admin's. */
export async function replaceSetupToken(
  archive: Connection,
  accountId: string | null,
  token: SetupToken,
): Promise<void> {
  await archive.transaction(async (transaction) => {
    await transaction
      .delete(setupTokens)
      .where(accountId ? eq(setupTokens.accountId, accountId) : isNull(setupTokens.accountId));
    await transaction.insert(setupTokens).values({ ...token, accountId });
  });
}

/** Whether somebody may spend it, which is decided when they do. */
export async function hasSetupToken(archive: Connection, tokenHash: Buffer): Promise<boolean> {
  const found = await archive
    .select({ accountId: setupTokens.accountId })
    .from(setupTokens)
    .where(isLive(tokenHash));
  return found.length > 0;
}

/** Once for a token: the row goes with the first who asks, in the caller's transaction. `accountId` is whose it was. */
export async function spendSetupToken(
  archive: Connection,
  tokenHash: Buffer,
): Promise<{ accountId: string | null } | undefined> {
  const [spent] = await archive
    .delete(setupTokens)
    .where(isLive(tokenHash))
    .returning({ accountId: setupTokens.accountId });
  return spent;
}

function isLive(tokenHash: Buffer) {
  return and(eq(setupTokens.tokenHash, tokenHash), gt(setupTokens.expiresAt, sql`now()`));
}
