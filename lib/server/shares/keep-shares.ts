import "server-only";
import type { ShareList, SharePolicy } from "@/lib/domain/share";
import { isUuid } from "@/lib/domain/uuid";
import type { Viewer } from "@/lib/domain/viewer";
import { findSharePolicy, saveSharePolicy } from "../archive/bot-policies";
import { archive } from "../archive/database";
import { listShares as listRows, revokeShares as revokeRows, type ShareChoice } from "../archive/shares";
import { recordAudit } from "../audit/record-audit";
import { requireBot } from "../auth/viewer";
import { AppError } from "../errors";
import { keeperOf } from "./share-keeper";

/** One's own links and those of the bots one administers; `bot` and `session` narrow them. */
export async function listShares(
  viewer: Viewer,
  search: URLSearchParams,
  now = Date.now(),
): Promise<ShareList> {
  return { shares: await listRows(archive(), keeperOf(viewer), choiceOf(search), now) };
}

/** Throws not-found for a link that is not one's to revoke, is not there, or has ended already. */
export async function revokeShare(viewer: Viewer, shareId: string, now = Date.now()): Promise<void> {
  const choice = { botId: null, sessionId: null, shareId };
  const count = isUuid(shareId) ? await revoke(viewer, choice, now) : 0;
  if (count === 0) throw new AppError("not-found", "There is no such link, or it is not yours to revoke.");
}

/** Every link that one may revoke and that is still open, of a bot, of a session, or all. */
export async function revokeShares(
  viewer: Viewer,
  search: URLSearchParams,
  now = Date.now(),
): Promise<{ count: number }> {
  return { count: await revoke(viewer, choiceOf(search), now) };
}

export async function getSharePolicy(viewer: Viewer, botId: string): Promise<SharePolicy> {
  return await findSharePolicy(archive(), requireBot(viewer, botId).id);
}

/** Whether links for people outside may be made of a bot's sessions; switched off, those that were made open nothing. */
export async function setSharePolicy(
  viewer: Viewer,
  botId: string,
  { allowsShares }: Pick<SharePolicy, "allowsShares">,
): Promise<SharePolicy> {
  const bot = requireBot(viewer, botId, "admin");
  const policy = { botId: bot.id, allowsShares };
  await saveSharePolicy(archive(), policy);
  const detail = { allowed: allowsShares };
  await recordAudit({ actor: viewer, action: "share.allow", botId: bot.id, target: bot.id, detail });
  return policy;
}

async function revoke(viewer: Viewer, choice: ShareChoice, now: number): Promise<number> {
  const revoked = await revokeRows(archive(), keeperOf(viewer), choice, now);
  await Promise.all(
    revoked.map(({ id, botId }) => recordAudit({ actor: viewer, action: "share.revoke", botId, target: id })),
  );
  return revoked.length;
}

function choiceOf(search: URLSearchParams): ShareChoice {
  return { botId: search.get("bot"), sessionId: search.get("session"), shareId: null };
}
