import "server-only";
import { type TokenScope, tokenPrefix } from "@/lib/domain/api-token";
import type { Viewer } from "@/lib/domain/viewer";
import { findTokenAccount } from "../archive/api-tokens";
import { archive } from "../archive/database";
import { botsAt } from "../bots/registry";
import { AppError } from "../errors";
import { hashToken } from "./token";
import { toViewer } from "./viewer";

/** The API token of a request, or null. What a proxy in front of us authorises with is none of ours. */
export function readBearer(authorization: string | null): string | null {
  const [scheme, value] = (authorization ?? "").split(" ", 2);
  return scheme?.toLowerCase() === "bearer" && value?.startsWith(tokenPrefix) ? value : null;
}

/** Whose token it is. Throws unauthenticated, or forbidden where it does not reach: without `scope` none does. */
export async function viewerOfBearer(value: string, scope: TokenScope | undefined): Promise<Viewer> {
  const found = await findTokenAccount(archive(), hashToken(value), Date.now());
  const viewer = found && toViewer(found.account, await botsAt(found.stamp));
  if (!viewer) throw new AppError("unauthenticated", "This token is unknown, revoked or has run out.");
  if (!scope) throw new AppError("forbidden", "No token opens this address. Sign in.");
  if (!found.scopes.includes(scope)) {
    throw new AppError("forbidden", `This needs a token with the scope ${scope}.`);
  }
  return viewer;
}
