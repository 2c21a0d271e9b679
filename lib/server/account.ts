import "server-only";
import type { Viewer } from "@/lib/domain/viewer";
import { findAccountById, hasSetupToken, spendSetupToken } from "./archive/accounts";
import { archive } from "./archive/database";
import { setPassword } from "./archive/members";
import { endSignInsOf } from "./archive/sign-ins";
import { recordAudit } from "./audit/record-audit";
import { hashPassword } from "./auth/password";
import { type SignedIn, startSignIn } from "./auth/start-sign-in";
import { hashToken } from "./auth/token";
import { AppError } from "./errors";
import { requirePassword } from "./require-password";

/** The password of whoever opens an invitation first; every sign-in of the account before ends. */
export async function acceptInvitation(
  { token, password }: { token: string; password: string },
  replaces?: string,
): Promise<SignedIn> {
  const tokenHash = hashToken(token);
  const spentFault = new AppError(
    "not-found",
    "This invitation is spent or too old. Ask an admin for another.",
  );
  // A hash is dear: nobody causes one with a guess.
  if (!(await hasSetupToken(archive(), tokenHash))) throw spentFault;
  const passwordHash = await hashPassword(password);
  const account = await archive().transaction(async (transaction) => {
    const spent = await spendSetupToken(transaction, tokenHash);
    const found = spent?.accountId ? await findAccountById(transaction, spent.accountId) : undefined;
    if (!found) throw spentFault;
    await setPassword(transaction, found.id, passwordHash, { resets: true });
    await endSignInsOf(transaction, found.id);
    return { ...found, passwordHash };
  });
  return startSignIn(account, { way: "invitation", replaces });
}

/** What of one's own account one can change. */
export async function readAccount(viewer: Viewer): Promise<{ hasPassword: boolean; hasFactor: boolean }> {
  const account = await findAccountById(archive(), viewer.id);
  return {
    hasPassword: typeof account?.passwordHash === "string",
    hasFactor: Buffer.isBuffer(account?.totpKey),
  };
}

/** Signs out everywhere else; this browser goes on with another cookie. */
export async function changePassword(
  viewer: Viewer,
  { current, password }: { current: string; password: string },
): Promise<SignedIn> {
  const before = await requirePassword(viewer, current);
  const account = { ...before, passwordHash: await hashPassword(password) };
  await archive().transaction(async (transaction) => {
    await setPassword(transaction, account.id, account.passwordHash, { resets: false });
    await endSignInsOf(transaction, account.id);
  });
  const detail = { name: viewer.name, what: "password" };
  await recordAudit({ actor: viewer, action: "account.change", target: viewer.id, detail });
  return startSignIn(account, { way: "password", replaces: undefined });
}
