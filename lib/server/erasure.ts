import "server-only";
import type { Erasure, ErasureRequest } from "@/lib/domain/history-settings";
import type { Viewer } from "@/lib/domain/viewer";
import { archive } from "./archive/database";
import { countUser, eraseUser } from "./archive/erase-user";
import { scrubDeleted } from "./archive/scrub";
import { personMark } from "./audit/marks";
import { recordAudit } from "./audit/record-audit";
import { requireBot } from "./auth/viewer";
import { printReceipt } from "./erasure-receipt";
import { log } from "./log";
import { openReference } from "./masking/references";

/** Erases all that a person said to the bot, for good and gives a receipt, or only counts it. Throws not-found for the bot. */
export async function erasePerson(
  viewer: Viewer,
  botId: string,
  { userId: named, confirmed }: ErasureRequest,
): Promise<Erasure> {
  const bot = requireBot(viewer, botId, "admin");
  const userId = openReference(named);
  const nothing = { erasedAt: null, receipt: null };
  if (!confirmed) return { userId: named, ...(await countUser(archive(), bot.id, userId)), ...nothing };
  const target = personMark(bot.id, userId);
  await recordAudit({ actor: viewer, action: "person.erase", botId: bot.id, target });
  const now = Date.now();
  const erased = await eraseUser(archive(), bot.id, userId, now);
  const erasedAt = new Date(now).toISOString();
  const facts = { bot: bot.id, person: userId, ...erased, erasedAt, by: viewer.name };
  const receipt = printReceipt({ ...facts, leftInFiles: !(await isScrubbed()) });
  return { userId: named, ...erased, erasedAt, receipt };
}

/** The person is erased whether or not the files could be written anew, and the receipt says which. */
async function isScrubbed(): Promise<boolean> {
  try {
    return await scrubDeleted(archive());
  } catch (error) {
    log().error({ err: error }, "the files of the archive could not be written anew");
    return false;
  }
}
