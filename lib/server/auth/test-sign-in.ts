import "server-only";
import type { Role } from "@/lib/domain/viewer";
import { createAccount } from "../archive/accounts";
import type { Archive } from "../archive/database";
import { createSignIn } from "../archive/sign-ins";
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
  if (!account) throw new Error("There is an account of this name already.");
  const token = createToken();
  await createSignIn(archive, { tokenHash: hashToken(token), account }, Date.now());
  return `${signInCookieName()}=${token}`;
}
