import "server-only";
import { hasAdmin, replaceSetupToken } from "../archive/accounts";
import type { Connection } from "../archive/database";
import { createToken, hashToken } from "./token";

const setupTokenMs = 60 * 60_000;

/** A token for the setup page, good for one hour and one use; null when there is an admin already. */
export async function createSetupToken(archive: Connection): Promise<string | null> {
  if (await hasAdmin(archive)) return null;
  const token = createToken();
  const expiresAt = new Date(Date.now() + setupTokenMs);
  await replaceSetupToken(archive, null, { tokenHash: hashToken(token), expiresAt });
  return token;
}
