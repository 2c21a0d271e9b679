import "server-only";
import { everyBotId } from "@/lib/domain/member";
import { type SignInRest, signInLife } from "@/lib/domain/sign-in-life";
import type { Role, Viewer } from "@/lib/domain/viewer";
import {
  type Account,
  createAccount,
  findAccountByName,
  hasAdmin,
  hasLocalAccount,
  hasSetupToken,
  spendSetupToken,
} from "./archive/accounts";
import { archive } from "./archive/database";
import { countTry, forgetTries } from "./archive/sign-in-tries";
import { endSignIn, endSignInsOf, replaceSignIn, touchSignIn } from "./archive/sign-ins";
import { recordAudit } from "./audit/record-audit";
import { hashPassword, isPasswordRight } from "./auth/password";
import { type SignedIn, startSignIn } from "./auth/start-sign-in";
import { createToken, hashToken } from "./auth/token";
import { signInOfToken } from "./auth/viewer";
import { freshBots } from "./bots/registry";
import { config } from "./config";
import { AppError } from "./errors";
import { instruments } from "./metrics/instruments";
import { isCodeRight } from "./second-factor";

/** `replaces` is the sign-in this browser had until now, here and below. */
export async function signIn(
  { name, password, code }: { name: string; password: string; code?: string },
  replaces?: string,
): Promise<SignedIn> {
  const waitMs = await countTry(archive(), name, Date.now());
  if (waitMs > 0) {
    const seconds = Math.ceil(waitMs / 1000);
    instruments().refusedSignIns.inc({ reason: "too-many" });
    const words = `Too many tries under this name. Wait ${seconds} s and try again.`;
    throw new AppError("too-many", words, { retryAfterSeconds: seconds });
  }
  const account = await findAccountByName(archive(), name.trim());
  const isRight = await isPasswordRight(password, account?.passwordHash ?? null);
  const isCodeNeeded = isRight && account?.totpKey && !code;
  if (isCodeNeeded) throw new AppError("code-needed", "This account asks for a one-time code too.");
  if (!account || !isRight || !(await isCodeRight(account, code ?? ""))) {
    const detail = { way: "password", reason: "wrong" };
    const target = account?.id;
    await recordAudit({ actor: null, action: "sign-in.refuse", target, detail });
    throw new AppError("unauthenticated", "That name and password do not match an account.");
  }
  await forgetTries(archive(), name);
  return startSignIn(account, { way: "password", replaces });
}

export type SignInOptions = {
  demo: boolean;
  /** Single sign-on. */
  oidc: boolean;
  /** Somebody has a password. */
  local: boolean;
  /** There is no way in yet but the address on the terminal. */
  needsSetup: boolean;
};

/** Which ways in the sign-in page offers. */
export async function signInOptions(): Promise<SignInOptions> {
  const demo = await isDemoAllowed();
  const oidc = config().oidc !== null;
  const [hasBeenSetUp, local] = await Promise.all([hasAdmin(archive()), hasLocalAccount(archive())]);
  return { demo, oidc, local, needsSetup: !demo && !oidc && !hasBeenSetUp };
}

/** One click, no password: only where every bot is the sandbox's and only this machine can reach us. */
export async function signInAsDemo(role: Role, replaces?: string): Promise<SignedIn> {
  if (!(await isDemoAllowed())) throw new AppError("not-found", "Demo sign-in is not offered here.");
  const name = `Demo ${role}`;
  const created = { name, passwordHash: null, grants: [{ botId: everyBotId, role }], isSandbox: true };
  const account = (await findAccountByName(archive(), name)) ?? (await createAccount(archive(), created));
  // Two first clicks at once: the other one made it.
  return startSignIn(account ?? (await requireAccount(name)), { way: "demo", replaces });
}

/** The first admin, by the token printed on the terminal. */
export async function setUp(
  form: { token: string; name: string; password: string },
  replaces?: string,
): Promise<SignedIn> {
  const tokenHash = hashToken(form.token);
  const spentFault = new AppError(
    "not-found",
    "This setup address is spent or too old. Restart Backscroll to get a new one.",
  );
  // A hash is dear: nobody causes one with a guess.
  if (!(await hasSetupToken(archive(), tokenHash))) throw spentFault;
  const passwordHash = await hashPassword(form.password);
  const account = await archive().transaction(async (transaction) => {
    const spent = await spendSetupToken(transaction, tokenHash);
    if (!spent || spent.accountId) throw spentFault;
    const grants = [{ botId: everyBotId, role: "admin" as const }];
    const created = await createAccount(transaction, { name: form.name.trim(), passwordHash, grants });
    if (!created) throw new AppError("conflict", "That name is taken. Choose another.");
    return created;
  });
  return startSignIn(account, { way: "setup", replaces });
}

/** What is left of a sign-in. Asking is no sign of anybody there. */
export async function readSignIn(token: string | undefined): Promise<SignInRest> {
  const found = await signInOfToken(token);
  if (!found) throw new AppError("unauthenticated", "Sign in first.");
  return found.rest;
}

/**
 * Somebody is there: what a browser says when a person did something. `token` is the cookie's new value when the old
 * one was due, or null.
 */
export async function staySignedIn(
  before: string | undefined,
): Promise<{ rest: SignInRest; token: string | null }> {
  const found = await signInOfToken(before);
  if (!found || !before) throw new AppError("unauthenticated", "Sign in first.");
  const now = Date.now();
  await touchSignIn(archive(), found.familyId, now);
  const next = createToken();
  const tokens = { before: hashToken(before), next: hashToken(next) };
  const isReplaced = found.isDue && (await replaceSignIn(archive(), tokens, now));
  const { wholeMs } = found.rest;
  const rest = { wholeMs, idleMs: Math.min(wholeMs, signInLife.idleMs) };
  return { rest, token: isReplaced ? next : null };
}

export async function signOut(viewer: Viewer | null, token: string | undefined): Promise<void> {
  if (!viewer || !token) return;
  await endSignIn(archive(), hashToken(token));
  await recordAudit({ actor: viewer, action: "sign-out", target: viewer.id });
}

/** On every device, this one among them. */
export async function signOutEverywhere(viewer: Viewer): Promise<void> {
  const ended = await endSignInsOf(archive(), viewer.id);
  const detail = { ended };
  await recordAudit({ actor: viewer, action: "sign-out.everywhere", target: viewer.id, detail });
}

async function requireAccount(name: string): Promise<Account> {
  const account = await findAccountByName(archive(), name);
  if (!account) throw new AppError("forbidden", `The account ${name} is disabled.`);
  return account;
}

/** Not on an archive that had an admin: what it holds, and who is in it, are real. */
async function isDemoAllowed(): Promise<boolean> {
  if (!["127.0.0.1", "::1", "localhost"].includes(config().host)) return false;
  const { isSandbox } = await freshBots();
  return isSandbox && !(await hasAdmin(archive()));
}
