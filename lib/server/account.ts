import "server-only";
import type { Viewer } from "@/lib/domain/viewer";
import { findAccountById, spendSetupToken } from "./archive/accounts";
import { archive } from "./archive/database";
import { setPassword } from "./archive/members";
import { countTry, forgetTries } from "./archive/sign-in-tries";
import { endSignInsOf } from "./archive/sign-ins";
import { recordAudit } from "./audit/record-audit";
import { hashPassword, isPasswordRight } from "./auth/password";
import { type SignedIn, startSignIn } from "./auth/start-sign-in";
import { hashToken } from "./auth/token";
import { AppError } from "./errors";

/** The password of whoever opens an invitation first; every sign-in of the account before ends. */
export async function acceptInvitation(
  { token, password }: { token: string; password: string },
  replaces?: string,
): Promise<SignedIn> {
  const passwordHash = await hashPassword(password);
  const account = await archive().transaction(async (transaction) => {
    const spent = await spendSetupToken(transaction, hashToken(token));
    const found = spent?.accountId ? await findAccountById(transaction, spent.accountId) : undefined;
    if (!found) {
      throw new AppError("not-found", "This invitation is spent or too old. Ask an admin for another.");
    }
    await setPassword(transaction, found.id, passwordHash);
    await endSignInsOf(transaction, found.id);
    return { ...found, passwordHash };
  });
  return startSignIn(account, { way: "invitation", replaces });
}

/** Whether the viewer has one to change. */
export async function hasPassword(viewer: Viewer): Promise<boolean> {
  const account = await findAccountById(archive(), viewer.id);
  return typeof account?.passwordHash === "string";
}

/** Signs out everywhere else; this browser goes on with another cookie. */
export async function changePassword(
  viewer: Viewer,
  { current, password }: { current: string; password: string },
): Promise<SignedIn> {
  const before = await findAccountById(archive(), viewer.id);
  if (!before?.passwordHash) throw new AppError("conflict", "No password opens this account.");
  const waitMs = await countTry(archive(), before.name, Date.now());
  if (waitMs > 0) throw new AppError("too-many", "Too many tries. Wait a minute and try again.");
  if (!(await isPasswordRight(current, before.passwordHash))) {
    throw new AppError("forbidden", "The current password is another one.");
  }
  await forgetTries(archive(), before.name);
  const account = { ...before, passwordHash: await hashPassword(password) };
  await archive().transaction(async (transaction) => {
    await setPassword(transaction, account.id, account.passwordHash);
    await endSignInsOf(transaction, account.id);
  });
  const detail = { name: viewer.name, what: "password" };
  await recordAudit({ actor: viewer, action: "account.change", target: viewer.id, detail });
  return startSignIn(account, { way: "password", replaces: undefined });
}
