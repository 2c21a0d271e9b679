import "server-only";
import type { Erasure, ErasureRequest } from "@/lib/domain/history-settings";
import type { Viewer } from "@/lib/domain/viewer";
import { archive } from "./archive/database";
import { countUser, eraseUser } from "./archive/erase-user";
import { personMark } from "./audit/marks";
import { recordAudit } from "./audit/record-audit";
import { requireBot } from "./auth/viewer";

/** Erases all that a person said to the bot, for good, or only counts it. Throws not-found for the bot. */
export async function erasePerson(
  viewer: Viewer,
  botId: string,
  { userId, confirmed }: ErasureRequest,
): Promise<Erasure> {
  const bot = requireBot(viewer, botId);
  if (!confirmed) return { userId, ...(await countUser(archive(), bot.id, userId)), erasedAt: null };
  const target = personMark(bot.id, userId);
  await recordAudit({ actor: viewer, action: "person.erase", botId: bot.id, target });
  const now = Date.now();
  const erased = await eraseUser(archive(), bot.id, userId, now);
  return { userId, ...erased, erasedAt: new Date(now).toISOString() };
}
