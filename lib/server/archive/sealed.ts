import "server-only";
import { and, eq, gt, isNotNull, sql } from "drizzle-orm";
import type { Connection } from "./database";
import { accounts } from "./schema/accounts";
import { installation } from "./schema/audit";

export type SealedFactor = { id: string; totpKey: Buffer };

/** Sealed keys of one-time codes by account, after this one. */
export async function listSealedFactors(
  archive: Connection,
  afterId: string,
  limit: number,
): Promise<SealedFactor[]> {
  const rows = await archive
    .select({ id: accounts.id, totpKey: accounts.totpKey })
    .from(accounts)
    .where(and(isNotNull(accounts.totpKey), gt(accounts.id, afterId)))
    .orderBy(accounts.id)
    .limit(limit);
  return rows.flatMap(({ id, totpKey }) => (totpKey ? [{ id, totpKey }] : []));
}

/** The same key of one-time codes under another key. Nothing happens when it was changed meanwhile. */
export async function resealFactor(
  archive: Connection,
  { id, totpKey }: SealedFactor,
  sealed: Buffer,
): Promise<void> {
  await archive
    .update(accounts)
    .set({ totpKey: sealed })
    .where(and(eq(accounts.id, id), eq(accounts.totpKey, totpKey)));
}

/** From now on a start needs this key. */
export async function setInstallationKey(archive: Connection, keyId: Buffer): Promise<void> {
  await archive.update(installation).set({ keyId });
}

/** Null for an archive that no start has claimed yet. */
export async function readInstallationKey(archive: Connection): Promise<Buffer | null> {
  const { rows } = await archive.execute<{ keyId: Buffer }>(sql`select key_id as "keyId" from installation`);
  return rows[0]?.keyId ?? null;
}
