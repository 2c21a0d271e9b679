import "server-only";
import type { Confirmation } from "@/lib/domain/bot-settings";
import { signInLife } from "@/lib/domain/sign-in-life";
import type { Viewer } from "@/lib/domain/viewer";
import { findAccountById } from "./archive/accounts";
import { archive } from "./archive/database";
import { signInOfToken } from "./auth/viewer";
import { AppError } from "./errors";
import { requirePassword } from "./require-password";

const recentMs = 15 * 60_000;

/** What `confirmSelf` will want of the viewer. */
export async function confirmationOf(viewer: Viewer): Promise<Confirmation> {
  // In the sandbox nothing is real, and nobody has a password.
  if (viewer.isDemo) return "none";
  const account = await findAccountById(archive(), viewer.id);
  return account?.passwordHash ? "password" : "sign-in";
}

/** A browser that was left open changes no credentials: the password once more, or a sign-in of the last minutes. */
export async function confirmSelf(
  viewer: Viewer,
  { password, token }: { password: string | undefined; token: string | undefined },
): Promise<void> {
  const needed = await confirmationOf(viewer);
  if (needed === "none") return;
  if (needed === "password") {
    if (!password) throw new AppError("forbidden", "Enter your password to do this.");
    await requirePassword(viewer, password);
    return;
  }
  const found = await signInOfToken(token);
  const ageMs = found ? signInLife.wholeMs - found.rest.wholeMs : Number.POSITIVE_INFINITY;
  if (ageMs > recentMs) throw new AppError("forbidden", "Sign in again to do this.");
}
