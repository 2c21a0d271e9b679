import "server-only";
import { type ApiToken, mostTokens, type TokenForm, tokenPrefix } from "@/lib/domain/api-token";
import type { Viewer } from "@/lib/domain/viewer";
import { createApiToken, listApiTokens, revokeApiToken } from "./archive/api-tokens";
import { archive } from "./archive/database";
import { recordAudit } from "./audit/record-audit";
import { createToken, hashToken } from "./auth/token";
import { AppError } from "./errors";

const dayMs = 24 * 3_600_000;

/** One's own tokens. */
export async function listTokens(viewer: Viewer): Promise<{ tokens: ApiToken[] }> {
  return { tokens: await listApiTokens(archive(), viewer.id, Date.now()) };
}

/** For a program that reads as the viewer may: what they lose, it loses. `value` is told this once. */
export async function makeToken(
  viewer: Viewer,
  { name, scopes, days }: TokenForm,
): Promise<{ token: ApiToken; value: string }> {
  const now = Date.now();
  if ((await listApiTokens(archive(), viewer.id, now)).length >= mostTokens) {
    throw new AppError("conflict", `There are ${mostTokens} tokens already. Revoke one first.`);
  }
  const value = `${tokenPrefix}${createToken()}`;
  const token = await createApiToken(archive(), {
    accountId: viewer.id,
    name,
    tokenHash: hashToken(value),
    scopes: [...new Set(scopes)],
    createdAt: new Date(now),
    expiresAt: new Date(now + days * dayMs),
  });
  const detail = { name, scopes: token.scopes.join(" "), expiresAt: token.expiresAt };
  await recordAudit({ actor: viewer, action: "token.make", target: token.id, detail });
  return { token, value };
}

export async function revokeToken(viewer: Viewer, tokenId: string): Promise<void> {
  const name = await revokeApiToken(archive(), { accountId: viewer.id, tokenId }, Date.now());
  if (name === undefined) throw new AppError("not-found", "There is no such token.");
  await recordAudit({ actor: viewer, action: "token.revoke", target: tokenId, detail: { name } });
}
