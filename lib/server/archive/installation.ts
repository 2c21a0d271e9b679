import "server-only";
import { isNotNull } from "drizzle-orm";
import type { Connection } from "./database";
import { accounts } from "./schema/accounts";
import { installation } from "./schema/audit";
import { noFactor } from "./second-factor";

const only = 1;

/** By its id, the key this archive's secrets are sealed with: `own`, when there was none. */
export async function claimKey(archive: Connection, own: Buffer): Promise<Buffer> {
  await archive.insert(installation).values({ id: only, keyId: own }).onConflictDoNothing();
  const [found] = await archive.select({ keyId: installation.keyId }).from(installation);
  return found?.keyId ?? own;
}

/** What was sealed with the key of before can be opened by nobody, and goes. */
export async function replaceKey(archive: Connection, own: Buffer): Promise<void> {
  await archive.transaction(async (transaction) => {
    await transaction.update(installation).set({ keyId: own });
    await transaction.update(accounts).set(noFactor).where(isNotNull(accounts.totpKey));
  });
}
