import "server-only";
import { createHmac } from "node:crypto";
import type { Erasure, ErasureRequest } from "@/lib/domain/history-settings";
import type { Viewer } from "@/lib/domain/viewer";
import { archive } from "./archive/database";
import { countUser, eraseUser } from "./archive/erase-user";
import { personMark } from "./audit/marks";
import { recordAudit } from "./audit/record-audit";
import { requireBot } from "./auth/viewer";
import { derivedKey } from "./keys";
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
  const receipt = printReceipt({ bot: bot.id, person: userId, ...erased, erasedAt, by: viewer.name });
  return { userId: named, ...erased, erasedAt, receipt };
}

/** Who has the installation's key can tell that nobody changed it since. */
function printReceipt(facts: Record<string, string | number>): string {
  const seal = createHmac("sha256", derivedKey("audit")).update(JSON.stringify(facts)).digest("hex");
  return `${JSON.stringify({ ...facts, seal }, null, 2)}\n`;
}
