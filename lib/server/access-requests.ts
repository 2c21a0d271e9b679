import "server-only";
import type { AccessDecision, AccessRequest } from "@/lib/domain/access-request";
import { isUuid } from "@/lib/domain/uuid";
import { roleOn, type Viewer } from "@/lib/domain/viewer";
import { decideAccess, listAccessRequests, saveAccessRequest } from "./archive/access-requests";
import { archive } from "./archive/database";
import { countTry } from "./archive/sign-in-tries";
import { recordAudit } from "./audit/record-audit";
import { requireBot } from "./auth/viewer";
import { AppError } from "./errors";

/** Asks for a bot that is not the viewer's, in the same way for one that does not exist. Throws too-many. */
export async function requestAccess(viewer: Viewer, botId: string, now = Date.now()): Promise<void> {
  const waitMs = await countTry(archive(), `access ${viewer.id}`, now);
  if (waitMs > 0)
    throw new AppError("too-many", "Too many requests for access. Wait a minute and try again.");
  if (roleOn(viewer, botId) !== null) return;
  await saveAccessRequest(archive(), viewer.id, botId, now);
  await recordAudit({ actor: viewer, action: "access.request", botId });
}

/** Who waits for a bot that the viewer administers. */
export async function listRequests(viewer: Viewer): Promise<{ requests: AccessRequest[] }> {
  const botIds = viewer.bots.map(({ id }) => id);
  return { requests: await listAccessRequests(archive(), botIds) };
}

/** Throws not-found when nobody waits for it any more. */
export async function decideRequest(
  viewer: Viewer,
  decision: AccessDecision,
  now = Date.now(),
): Promise<void> {
  const bot = requireBot(viewer, decision.botId, "admin");
  const { accountId, isGranted } = decision;
  const isDecided = isUuid(accountId) && (await decideAccess(archive(), { ...decision, botId: bot.id }, now));
  if (!isDecided) throw new AppError("not-found", "Nobody waits for this, or another admin decided it.");
  const detail = { isGranted };
  await recordAudit({ actor: viewer, action: "access.decide", botId: bot.id, target: accountId, detail });
}
