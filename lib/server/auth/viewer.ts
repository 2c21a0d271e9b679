import "server-only";
import { everyBotId } from "@/lib/domain/member";
import { type GrantedBot, permits, type Role, type Viewer } from "@/lib/domain/viewer";
import type { KnownAccount } from "../archive/accounts";
import { archive } from "../archive/database";
import { endFamily, type FoundSignIn, findSignIn } from "../archive/sign-ins";
import { recordAudit } from "../audit/record-audit";
import type { KnownBot, Registry } from "../bots/join-bots";
import { botsAt, findKnownBot } from "../bots/registry";
import { AppError } from "../errors";
import { hashToken } from "./token";

export type SignIn = FoundSignIn & { viewer: Viewer };

/** Who holds this sign-in token, or null. */
export async function viewerOfToken(token: string | undefined): Promise<Viewer | null> {
  return (await signInOfToken(token))?.viewer ?? null;
}

/** The live sign-in of this token, or null. One that somebody kept a copy of ends for both. */
export async function signInOfToken(token: string | undefined): Promise<SignIn | null> {
  if (!token) return null;
  const found = await findSignIn(archive(), hashToken(token), Date.now());
  if (!found) return null;
  const viewer = toViewer(found.account, await botsAt(found.stamp));
  if (!viewer) return null;
  if (!found.isReplayed) return { ...found, viewer };
  await endFamily(archive(), { familyId: found.familyId, accountId: viewer.id });
  const detail = { reason: "replayed" };
  await recordAudit({ actor: viewer, action: "sign-in.refuse", target: viewer.id, detail });
  return null;
}

/**
 * Null for an account of the sandbox as soon as anything is real: none of them ever holds a real bot, whatever its
 * grants say.
 */
export function toViewer(
  { id, name, grants, isSandbox: isDemo }: KnownAccount,
  { bots, isSandbox }: Registry,
): Viewer | null {
  if (isDemo && !isSandbox) return null;
  const roleOf = (botId: string) => grants.find((grant) => grant.botId === botId)?.role ?? null;
  const everywhere = roleOf(everyBotId);
  const granted = bots.flatMap((bot) => {
    const role = roleOf(bot.id) ?? everywhere;
    return role ? { id: bot.id, name: bot.name, isSandbox: bot.origin === "sandbox", role } : [];
  });
  return { id, name, everywhere, isDemo, bots: granted };
}

/**
 * Throws not-found for a bot that does not exist and for one the viewer may not see, so that nobody can tell the two
 * apart, and forbidden for one on which their role is too small.
 */
export function requireBot(viewer: Viewer, botId: string, least: Role = "viewer"): GrantedBot {
  const bot = viewer.bots.find(({ id }) => id === botId);
  if (!bot) throw noSuchBot();
  if (!permits(bot.role, least)) {
    throw new AppError("forbidden", `This needs the role ${least} on this bot, and yours is ${bot.role}.`);
  }
  return bot;
}

/** The settings of a bot, credentials included; throws as requireBot does. */
export function requireBotConfig(viewer: Viewer, botId: string, least: Role = "viewer"): KnownBot {
  const { id } = requireBot(viewer, botId, least);
  const found = findKnownBot(id);
  // Removed since the request began.
  if (!found) throw noSuchBot();
  return found;
}

function noSuchBot(): AppError {
  return new AppError("not-found", "There is no such bot, or it is not yours to see.");
}
