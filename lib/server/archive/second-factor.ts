import "server-only";
import { eq, sql } from "drizzle-orm";
import type { Connection } from "./database";
import { accounts } from "./schema/accounts";

/** True once for a step, and for none before it: a code that was seen over a shoulder is worth nothing. */
export async function spendStep(archive: Connection, accountId: string, step: number): Promise<boolean> {
  const { rowCount } = await archive.execute(sql`
    update accounts set totp_step = ${step}
    where id = ${accountId} and totp_key is not null and (totp_step is null or totp_step < ${step})`);
  return rowCount === 1;
}

/** True once for a recovery code. */
export async function spendRecovery(archive: Connection, accountId: string, hash: string): Promise<boolean> {
  const { rowCount } = await archive.execute(sql`
    update accounts set recovery_hashes = array_remove(recovery_hashes, ${hash})
    where id = ${accountId} and ${hash} = any(recovery_hashes)`);
  return rowCount === 1;
}

type Factor = { totpKey: Buffer; totpStep: number; recoveryHashes: string[] };

/** Of an account that is asked for no code. */
export const noFactor = { totpKey: null, totpStep: null, recoveryHashes: null };

/** Null asks for no code any more. */
export async function setFactor(
  archive: Connection,
  accountId: string,
  factor: Factor | null,
): Promise<void> {
  await archive
    .update(accounts)
    .set(factor ?? noFactor)
    .where(eq(accounts.id, accountId));
}
