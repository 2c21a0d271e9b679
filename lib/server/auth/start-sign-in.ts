import "server-only";
import type { Viewer } from "@/lib/domain/viewer";
import type { Account } from "../archive/accounts";
import { archive } from "../archive/database";
import { createSignIn, endSignIn } from "../archive/sign-ins";
import { recordAudit } from "../audit/record-audit";
import { freshBots } from "../bots/registry";
import { AppError } from "../errors";
import { createToken, hashToken } from "./token";
import { toViewer } from "./viewer";

/** `token` is for the cookie only and appears nowhere else. */
export type SignedIn = { token: string; viewer: Viewer };

type How = {
  way: "password" | "setup" | "invitation" | "demo" | "oidc";
  /** What the browser had until now: nobody's sign-in goes on under another's. */
  replaces: string | undefined;
};

export async function startSignIn(
  account: Omit<Account, "totpKey">,
  { way, replaces }: How,
): Promise<SignedIn> {
  const token = createToken();
  const viewer = toViewer(account, await freshBots());
  if (!viewer) throw new AppError("unauthenticated", "This account was of the sandbox, which has ended.");
  if (!(await createSignIn(archive(), { tokenHash: hashToken(token), account }, Date.now()))) {
    throw new AppError("unauthenticated", "The account was changed in the meantime. Sign in again.");
  }
  if (replaces) await endSignIn(archive(), hashToken(replaces));
  await recordAudit({ actor: viewer, action: "sign-in", target: account.id, detail: { way } });
  return { token, viewer };
}
