import "server-only";
import { everyBotId } from "@/lib/domain/member";
import { type GrantedBot, permits, type Role, type Viewer } from "@/lib/domain/viewer";
import type { KnownAccount } from "../archive/accounts";
import { archive } from "../archive/database";
import { endFamily, type FoundSignIn, findSignIn } from "../archive/sign-ins";
import { recordAudit } from "../audit/record-audit";
import { type BotConfig, config } from "../config";
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
  const viewer = toViewer(found.account);
  if (!found.isReplayed) return { ...found, viewer };
  await endFamily(archive(), { familyId: found.familyId, accountId: viewer.id });
  const detail = { reason: "replayed" };
  await recordAudit({ actor: viewer, action: "sign-in.refuse", target: viewer.id, detail });
  return null;
}

export function toViewer({ id, name, grants }: KnownAccount): Viewer {
  const { bots, isSandbox } = config();
  const roleOf = (botId: string) => grants.find((grant) => grant.botId === botId)?.role ?? null;
  const everywhere = roleOf(everyBotId);
  const granted = bots.flatMap((bot) => {
    const role = roleOf(bot.id) ?? everywhere;
    return role ? { id: bot.id, name: bot.name, isSandbox, role } : [];
  });
  return { id, name, everywhere, isDemo: isSandbox, bots: granted };
}

/**
 * Throws not-found for a bot that does not exist and for one the viewer may not see, so that nobody can tell the two
 * apart, and forbidden for one on which their role is too small.
 */
export function requireBot(viewer: Viewer, botId: string, least: Role = "viewer"): GrantedBot {
  const bot = viewer.bots.find(({ id }) => id === botId);
  if (!bot) throw new AppError("not-found", "There is no such bot, or it is not yours to see.");
  if (!permits(bot.role, least)) {
    throw new AppError("forbidden", `This needs the role ${least} on this bot, and yours is ${bot.role}.`);
  }
  return bot;
}

/** The settings of a bot, credentials included; throws as requireBot does. */
export function requireBotConfig(viewer: Viewer, botId: string, least: Role = "viewer"): BotConfig {
  const { id } = requireBot(viewer, botId, least);
  const found = config().bots.find((bot) => bot.id === id);
  if (!found) throw new Error("A viewer's bots are those of the settings.");
  return found;
}
