import "server-only";
import { and, desc, eq, gt, isNull, sql } from "drizzle-orm";
import type { ApiToken, TokenScope } from "@/lib/domain/api-token";
import { type KnownAccount, shownAccount } from "./accounts";
import { botsStamp } from "./bots";
import type { Connection } from "./database";
import { accounts, apiTokens } from "./schema/accounts";

/** What is written of a use is this old at most: not every request is a write. */
const usedMs = 60_000;

const isLive = (now: number) => and(isNull(apiTokens.revokedAt), gt(apiTokens.expiresAt, new Date(now)));

type NewToken = {
  accountId: string;
  name: string;
  tokenHash: Buffer;
  scopes: TokenScope[];
  createdAt: Date;
  expiresAt: Date;
};

export async function createApiToken(archive: Connection, token: NewToken): Promise<ApiToken> {
  const [made] = await archive.insert(apiTokens).values(token).returning();
  if (!made) throw new Error("A token was just made and is not there.");
  return toToken(made);
}

/** Those that still open something, the newest first. `now` is in epoch milliseconds here and below. */
export async function listApiTokens(
  archive: Connection,
  accountId: string,
  now: number,
): Promise<ApiToken[]> {
  const own = and(eq(apiTokens.accountId, accountId), isLive(now));
  const rows = await archive.select().from(apiTokens).where(own).orderBy(desc(apiTokens.createdAt));
  return rows.map(toToken);
}

/** The name of the token, or undefined when the account has no such one that is live. */
export async function revokeApiToken(
  archive: Connection,
  { accountId, tokenId }: { accountId: string; tokenId: string },
  now: number,
): Promise<string | undefined> {
  const own = and(sql`${apiTokens.id}::text = ${tokenId}`, eq(apiTokens.accountId, accountId), isLive(now));
  const [revoked] = await archive
    .update(apiTokens)
    .set({ revokedAt: new Date(now) })
    .where(own)
    .returning({ name: apiTokens.name });
  return revoked?.name;
}

/** Whose live token this is; read on every request, so that a change of account or token takes effect on the next. */
export async function findTokenAccount(
  archive: Connection,
  tokenHash: Buffer,
  now: number,
): Promise<{ account: KnownAccount; stamp: string; scopes: string[] } | undefined> {
  const [found] = await archive
    .select({
      account: shownAccount,
      stamp: botsStamp,
      id: apiTokens.id,
      scopes: apiTokens.scopes,
      lastUsedAt: apiTokens.lastUsedAt,
    })
    .from(apiTokens)
    .innerJoin(accounts, eq(accounts.id, apiTokens.accountId))
    .where(and(eq(apiTokens.tokenHash, tokenHash), isLive(now), isNull(accounts.disabledAt)));
  if (!found) return undefined;
  if (!found.lastUsedAt || now - found.lastUsedAt.getTime() >= usedMs) {
    await archive
      .update(apiTokens)
      .set({ lastUsedAt: new Date(now) })
      .where(eq(apiTokens.id, found.id));
  }
  return { account: found.account, stamp: found.stamp, scopes: found.scopes };
}

function toToken(row: typeof apiTokens.$inferSelect): ApiToken {
  return {
    id: row.id,
    name: row.name,
    scopes: row.scopes,
    createdAt: row.createdAt.toISOString(),
    lastUsedAt: row.lastUsedAt?.toISOString() ?? null,
    expiresAt: row.expiresAt.toISOString(),
  };
}
