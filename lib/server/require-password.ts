import "server-only";
import type { Viewer } from "@/lib/domain/viewer";
import { type Account, findAccountById } from "./archive/accounts";
import { archive } from "./archive/database";
import { countTry, forgetTries } from "./archive/sign-in-tries";
import { isPasswordRight } from "./auth/password";
import { AppError } from "./errors";

/** The viewer's account, to whoever knows its password: a browser left open is not enough. Guesses are slowed down. */
export async function requirePassword(viewer: Viewer, password: string): Promise<Account> {
  const account = await requireLocalAccount(viewer);
  const waitMs = await countTry(archive(), account.name, Date.now());
  if (waitMs > 0) {
    const retryAfterSeconds = Math.ceil(waitMs / 1000);
    throw new AppError("too-many", "Too many tries. Wait a minute and try again.", { retryAfterSeconds });
  }
  if (!(await isPasswordRight(password, account.passwordHash))) {
    throw new AppError("forbidden", "The password is another one.");
  }
  await forgetTries(archive(), account.name);
  return account;
}

/** The viewer's account, unless an identity provider or nothing opens it. */
export async function requireLocalAccount(viewer: Viewer): Promise<Account> {
  const account = await findAccountById(archive(), viewer.id);
  if (!account?.passwordHash) throw new AppError("conflict", "No password opens this account.");
  return account;
}
