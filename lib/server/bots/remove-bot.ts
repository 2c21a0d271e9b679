import "server-only";
import type { BotRemoval } from "@/lib/domain/bot-settings";
import type { Viewer } from "@/lib/domain/viewer";
import { askErasure, deleteBot } from "../archive/bots";
import { archive } from "../archive/database";
import { type BotCounts, countBot } from "../archive/erase-bot";
import { recordAudit } from "../audit/record-audit";
import { config } from "../config";
import { confirmSelf } from "../confirm-self";
import { requireStoredBot } from "./stored-bot";

/** What is archived of a bot, and would go with it. */
export async function countRemoval(botId: string): Promise<BotCounts> {
  const { id } = await requireStoredBot(botId);
  return await countBot(archive(), id);
}

/** Nothing is asked of its Kore any more. What is archived stays for a bot of the same id, or goes in the background. */
export async function removeBot(
  viewer: Viewer,
  botId: string,
  { erases, password }: BotRemoval,
  token: string | undefined,
): Promise<void> {
  const { id, name } = await requireStoredBot(botId);
  await confirmSelf(viewer, { password, token });
  // One of the settings with the same id goes on, with what is archived of it.
  const isErased = erases && !config().bots.some((bot) => bot.id === id);
  await archive().transaction(async (transaction) => {
    await deleteBot(transaction, id);
    if (isErased) await askErasure(transaction, [id], new Date());
  });
  await recordAudit({ actor: viewer, action: "bot.remove", botId: id, detail: { name, isErased } });
}
