import "server-only";
import { findBot, type StoredBot } from "../archive/bots";
import { archive } from "../archive/database";
import { config } from "../config";
import { AppError } from "../errors";

/** A bot that was connected on the settings page. Throws not-found, and conflict for one of the settings alone. */
export async function requireStoredBot(botId: string): Promise<StoredBot> {
  const row = await findBot(archive(), botId);
  if (row) return row;
  if (config().bots.some(({ id }) => id === botId)) {
    throw new AppError("conflict", "This bot is in the settings of the server, and is changed there.");
  }
  throw new AppError("not-found", "There is no such bot.");
}
