import "server-only";
import type { RedeemForm, SharedTranscript } from "@/lib/domain/share";
import { archive } from "../archive/database";
import { findShareByToken, openShare, type TokenShare } from "../archive/shares";
import { countTry } from "../archive/sign-in-tries";
import { recordAudit } from "../audit/record-audit";
import { isPasswordRight } from "../auth/password";
import { createToken, hashToken } from "../auth/token";
import { currentBots } from "../bots/registry";
import { AppError } from "../errors";
import { visitMinutes } from "./share-cookie";
import { noSuchShare } from "./share-problem";
import { ShareScope } from "./share-scope";

/**
 * Exchanges a link's token for a visit, which counts as a view, and resolves to the visit's token for the cookie; null
 * when the caller's own still serves. Throws not-found for whatever opens nothing, unauthenticated when a passphrase is
 * asked for, and forbidden when it is wrong.
 */
export async function redeemShare(
  { token, passphrase }: RedeemForm,
  visit: string | undefined,
  now = Date.now(),
): Promise<string | null> {
  const tokenHash = hashToken(typeof token === "string" ? token : "");
  const tried = typeof passphrase === "string" && passphrase.length <= 200 ? passphrase : null;
  // For any token, or the work would tell which of them exist.
  const waitMs = tried === null ? 0 : await countTry(archive(), `share ${tokenHash.toString("hex")}`, now);
  const found = await findShareByToken(archive(), tokenHash, visit ? hashToken(visit) : null, now);
  const { bots } = await currentBots();
  const share = found && isOpen(found, bots) && waitMs === 0 ? found : null;
  if (!share) return await refuse(found, "closed", now);
  if (share.isVisited) return null;
  if (share.passphraseHash !== null) {
    if (tried === null) throw new AppError("unauthenticated", "This link asks for a passphrase.");
    if (!(await isPasswordRight(tried, share.passphraseHash))) await refuse(share, "passphrase", now);
  }
  const made = createToken();
  const opened = { tokenHash: hashToken(made), expiresAt: now + visitMinutes * 60_000 };
  if (!(await openShare(archive(), share.id, opened, now))) return await refuse(share, "closed", now);
  await recordAudit({ actor: null, action: "share.open", botId: share.botId, target: share.id });
  return made;
}

/** What the visit's link shows now. Throws not-found when it shows nothing any more. */
export async function readShare(visit: string | undefined, now = Date.now()): Promise<SharedTranscript> {
  const scope = await ShareScope.open(visit, now);
  return await scope.read();
}

function isOpen({ botId, isValid, hasViewsLeft, isVisited }: TokenShare, bots: { id: string }[]): boolean {
  return isValid && (hasViewsLeft || isVisited) && bots.some(({ id }) => id === botId);
}

type Reason = "closed" | "passphrase";

/**
 * The same work for what exists and what does not; a flood of refusals fills no audit. Wrong passphrases are few, and
 * each is written down.
 */
async function refuse(share: TokenShare | undefined, reason: Reason, now: number): Promise<never> {
  if (reason === "passphrase" || (await countTry(archive(), "refused shares", now)) === 0) {
    const [botId, target] = [share?.botId, share?.id];
    await recordAudit({ actor: null, action: "share.refuse", botId, target, detail: { reason } });
  }
  throw reason === "closed" ? noSuchShare() : new AppError("forbidden", "This is not the passphrase.");
}
