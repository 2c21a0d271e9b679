import "server-only";
import { randomBytes } from "node:crypto";
import type { Viewer } from "@/lib/domain/viewer";
import type { Account } from "./archive/accounts";
import { archive } from "./archive/database";
import { setFactor, spendRecovery, spendStep } from "./archive/second-factor";
import { endSignInsOf } from "./archive/sign-ins";
import { recordAudit } from "./audit/record-audit";
import { type SignedIn, startSignIn } from "./auth/start-sign-in";
import { hashToken } from "./auth/token";
import { createTotpKey, findStep, openTotpKey, printBase32, sealTotpKey } from "./auth/totp";
import { AppError } from "./errors";
import { requireLocalAccount, requirePassword } from "./require-password";

const recoveryCodes = 10;
const recoveryBytes = 10;

/** Whether a code is one that lets this account in now, by the app or of those for a lost device; it then is used up. */
export async function isCodeRight({ id, totpKey }: Account, code: string): Promise<boolean> {
  if (!totpKey) return true;
  const step = findStep(openTotpKey(totpKey, id), code, Date.now());
  if (step !== null) return spendStep(archive(), id, step);
  return spendRecovery(archive(), id, hashRecovery(code));
}

/** A new key for an authenticator app; `sealed` comes back with a code of it, and nothing is kept until then. */
export async function offerFactor(viewer: Viewer): Promise<{ secret: string; uri: string; sealed: string }> {
  const account = await requireLocalAccount(viewer);
  const key = createTotpKey();
  const secret = printBase32(key);
  const search = new URLSearchParams({ secret, issuer: "Backscroll" });
  return {
    secret,
    uri: `otpauth://totp/${encodeURIComponent(`Backscroll:${account.name}`)}?${search}`,
    sealed: sealTotpKey(key, account.id).toString("base64url"),
  };
}

/** From now on a password alone lets nobody in; ends every other sign-in. `codes` are shown once. */
export async function confirmFactor(
  viewer: Viewer,
  { sealed, code }: { sealed: string; code: string },
): Promise<SignedIn & { codes: string[] }> {
  const account = await requireLocalAccount(viewer);
  const totpKey = Buffer.from(sealed, "base64url");
  const totpStep = findStep(openOffered(totpKey, account.id), code, Date.now());
  if (totpStep === null) throw new AppError("forbidden", "That code is not one of this key now.");
  const codes = Array.from({ length: recoveryCodes }, () => printBase32(randomBytes(recoveryBytes)));
  await archive().transaction(async (transaction) => {
    await setFactor(transaction, account.id, { totpKey, totpStep, recoveryHashes: codes.map(hashRecovery) });
    await endSignInsOf(transaction, account.id);
  });
  const detail = { name: viewer.name, what: "one-time codes on" };
  await recordAudit({ actor: viewer, action: "account.change", target: viewer.id, detail });
  return { ...(await startSignIn(account, { way: "password", replaces: undefined })), codes };
}

/** Throws forbidden for a wrong password. */
export async function dropFactor(viewer: Viewer, { password }: { password: string }): Promise<void> {
  await requirePassword(viewer, password);
  await setFactor(archive(), viewer.id, null);
  const detail = { name: viewer.name, what: "one-time codes off" };
  await recordAudit({ actor: viewer, action: "account.change", target: viewer.id, detail });
}

function openOffered(sealed: Buffer, accountId: string): Buffer {
  try {
    return openTotpKey(sealed, accountId);
  } catch (cause) {
    throw new AppError("bad-request", "This key was not offered to this account.", { cause });
  }
}

function hashRecovery(code: string): string {
  return hashToken(code.replace(/[\s-]/g, "").toUpperCase()).toString("base64url");
}
