import "server-only";
import type { Role } from "@/lib/domain/viewer";
import { createAccount, createSignIn } from "../archive/accounts";
import type { Archive } from "../archive/database";
import { signInCookieName } from "./cookie";
import { createToken, hashToken } from "./token";

/** The Cookie header of a new account with this role and these bots. */
export async function signInForTest(
  archive: Archive,
  role: Role,
  botIds: string[],
  name: string = role,
): Promise<string> {
  const grants = botIds.map((botId) => ({ botId, role }));
  const account = await createAccount(archive, { name, passwordHash: null, grants });
  const token = createToken();
  const expiresAt = new Date(Date.now() + 3_600_000);
  await createSignIn(archive, { tokenHash: hashToken(token), accountId: account?.id ?? "", expiresAt });
  return `${signInCookieName()}=${token}`;
}
