import "server-only";
import { sql } from "drizzle-orm";
import type { Connection } from "./database";
import { installation } from "./schema/audit";

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
    await transaction.execute(
      sql`update accounts set totp_key = null, totp_step = null where totp_key is not null`,
    );
  });
}
