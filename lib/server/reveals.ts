import "server-only";
import { type RevealRequest, revealMs } from "@/lib/domain/masking";
import { permits, roleOn, type Viewer } from "@/lib/domain/viewer";
import { archive } from "./archive/database";
import { findRawMessage } from "./archive/messages";
import { deleteReveals, insertReveal, listReveals } from "./archive/reveals";
import { findSession } from "./archive/sessions";
import { recordAudit } from "./audit/record-audit";
import { requireBot } from "./auth/viewer";
import { AppError } from "./errors";
import { maskText } from "./masking/mask-text";

/** What is revealed to somebody in a session now; to whom it can never be, the archive is not asked. */
export async function readReveals(viewer: Viewer, botId: string, sessionId: string) {
  if (!permits(roleOn(viewer, botId), "reviewer")) return [];
  return await listReveals(archive(), { accountId: viewer.id, botId, sessionId }, new Date());
}

/** Shows a message, or without one the session, to the viewer as it was said for five minutes. Throws not-found. */
export async function reveal(
  viewer: Viewer,
  sessionId: string,
  { botId, messageId, reason }: RevealRequest,
): Promise<{ until: string }> {
  const bot = requireBot(viewer, botId, "reviewer");
  const isThere =
    messageId === null
      ? await findSession(archive(), [bot.id], sessionId)
      : await findRawMessage(archive(), bot.id, sessionId, messageId);
  if (isThere === undefined) throw new AppError("not-found", "This message is not in the session.");
  const at = new Date();
  const until = new Date(at.getTime() + revealMs);
  // Why somebody looks may name whom they look at.
  const told = maskText(reason);
  const detail = { reason: told, ...(messageId !== null && { message: messageId }) };
  await recordAudit({ actor: viewer, action: "message.reveal", botId: bot.id, target: sessionId, detail });
  const place = { accountId: viewer.id, botId: bot.id, sessionId };
  await insertReveal(archive(), place, { messageId: messageId ?? "", reason: told, at, until });
  return { until: until.toISOString() };
}

/** Hides again what was revealed to the viewer in a session. */
export async function hideAgain(viewer: Viewer, sessionId: string, botId: string): Promise<void> {
  const bot = requireBot(viewer, botId, "reviewer");
  await deleteReveals(archive(), { accountId: viewer.id, botId: bot.id, sessionId });
}
