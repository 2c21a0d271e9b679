import "server-only";
import type { Role, Viewer } from "@/lib/domain/viewer";
import {
  type Account,
  createAccount,
  createSignIn,
  deleteSignIn,
  everyBot,
  findAccountByName,
  hasAdmin,
  spendSetupToken,
} from "./archive/accounts";
import { archive } from "./archive/database";
import { countTry, forgetTries } from "./archive/sign-in-tries";
import { signInHours } from "./auth/cookie";
import { hashPassword, isPasswordRight } from "./auth/password";
import { createToken, hashToken } from "./auth/token";
import { toViewer } from "./auth/viewer";
import { config } from "./config";
import { AppError } from "./errors";

/** `token` is for the cookie only and appears nowhere else. */
export type SignedIn = { token: string; viewer: Viewer };

export async function signIn({ name, password }: { name: string; password: string }): Promise<SignedIn> {
  const waitMs = await countTry(archive(), name, Date.now());
  if (waitMs > 0) {
    const seconds = Math.ceil(waitMs / 1000);
    throw new AppError("too-many", `Too many tries under this name. Wait ${seconds} s and try again.`);
  }
  const account = await findAccountByName(archive(), name.trim());
  const isRight = await isPasswordRight(password, account?.passwordHash ?? null);
  if (!account || !isRight)
    throw new AppError("unauthenticated", "That name and password do not match an account.");
  await forgetTries(archive(), name);
  return startSignIn(account);
}

/** Which ways in the sign-in page offers. */
export async function signInOptions(): Promise<{ demo: boolean; needsSetup: boolean }> {
  const demo = isDemoAllowed();
  return { demo, needsSetup: !demo && !(await hasAdmin(archive())) };
}

/** One click, no password: only where every bot is the sandbox's and only this machine can reach us. */
export async function signInAsDemo(role: Role): Promise<SignedIn> {
  if (!isDemoAllowed()) throw new AppError("not-found", "Demo sign-in is not offered here.");
  const name = `Demo ${role}`;
  const created = { name, passwordHash: null, grants: [{ botId: everyBot, role }] };
  const account = (await findAccountByName(archive(), name)) ?? (await createAccount(archive(), created));
  // Two first clicks at once: the other one made it.
  return startSignIn(account ?? (await requireAccount(name)));
}

/** The first admin, by the token printed on the terminal. */
export async function setUp(form: { token: string; name: string; password: string }): Promise<SignedIn> {
  const passwordHash = await hashPassword(form.password);
  const account = await archive().transaction(async (transaction) => {
    if (!(await spendSetupToken(transaction, hashToken(form.token)))) {
      throw new AppError(
        "not-found",
        "This setup address is spent or too old. Restart Backscroll to get a new one.",
      );
    }
    const grants = [{ botId: everyBot, role: "admin" as const }];
    const created = await createAccount(transaction, { name: form.name.trim(), passwordHash, grants });
    if (!created) throw new AppError("conflict", "That name is taken. Choose another.");
    return created;
  });
  return startSignIn(account);
}

export async function signOut(token: string | undefined): Promise<void> {
  if (token) await deleteSignIn(archive(), hashToken(token));
}

async function startSignIn(account: Account): Promise<SignedIn> {
  const token = createToken();
  const expiresAt = new Date(Date.now() + signInHours * 3_600_000);
  await createSignIn(archive(), { tokenHash: hashToken(token), accountId: account.id, expiresAt });
  return { token, viewer: toViewer(account) };
}

async function requireAccount(name: string): Promise<Account> {
  const account = await findAccountByName(archive(), name);
  if (!account) throw new AppError("forbidden", `The account ${name} is disabled.`);
  return account;
}

function isDemoAllowed(): boolean {
  const { isSandbox, host } = config();
  return isSandbox && ["127.0.0.1", "::1", "localhost"].includes(host);
}
