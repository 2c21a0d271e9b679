import "server-only";
import { type Bot, type Role, roles, type Viewer } from "@/lib/domain/viewer";
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

export function toViewer(account: Omit<Account, "passwordHash">): Viewer {
  const { bots, isSandbox } = config();
  const granted = bots.filter(({ id }) => account.botIds.includes(id) || account.botIds.includes(everyBot));
  return {
    id: account.id,
    name: account.name,
    role: account.role,
    isDemo: isSandbox,
    bots: granted.map(({ id, name }) => ({ id, name, isSandbox })),
  };
}

/** Throws not-found for a bot that does not exist and for one the viewer may not see: nobody can tell the two apart. */
export function requireBot(viewer: Viewer, botId: string): Bot {
  const bot = viewer.bots.find(({ id }) => id === botId);
  if (!bot) throw new AppError("not-found", "There is no such bot, or it is not yours to see.");
  return bot;
}

/** The settings of a bot the viewer may see, credentials included; throws as requireBot does. */
export function requireBotConfig(viewer: Viewer, botId: string): BotConfig {
  const { id } = requireBot(viewer, botId);
  const found = config().bots.find((bot) => bot.id === id);
  if (!found) throw new Error("A viewer's bots are those of the settings.");
  return found;
}

/** Each role may do what the one before it may. */
export function hasRole({ role }: Viewer, least: Role): boolean {
  return roles.indexOf(role) >= roles.indexOf(least);
}
