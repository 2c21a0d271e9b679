import "server-only";
import { type GrantedBot, permits, type Role, type Viewer } from "@/lib/domain/viewer";
import { type Account, everyBot, findSignedInAccount } from "../archive/accounts";
import { archive } from "../archive/database";
import { type BotConfig, config } from "../config";
import { AppError } from "../errors";
import { hashToken } from "./token";

/** Who holds this sign-in token, or null. */
export async function viewerOfToken(token: string | undefined): Promise<Viewer | null> {
  if (!token) return null;
  const account = await findSignedInAccount(archive(), hashToken(token));
  return account ? toViewer(account) : null;
}

export function toViewer({ id, name, grants }: Omit<Account, "passwordHash">): Viewer {
  const { bots, isSandbox } = config();
  const roleOf = (botId: string) => grants.find((grant) => grant.botId === botId)?.role ?? null;
  const everywhere = roleOf(everyBot);
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
