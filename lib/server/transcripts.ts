import "server-only";
import { markClosing } from "@/lib/domain/mark-closing";
import type { Message, Transcript } from "@/lib/domain/message";
import type { MessageRecord } from "@/lib/domain/message-record";
import { taskKey, type UsualResponse, usualResponse } from "@/lib/domain/response-times";
import type { Session } from "@/lib/domain/session";
import type { Viewer } from "@/lib/domain/viewer";
import { archive } from "./archive/database";
import { findRawMessage, listRawMessages } from "./archive/messages";
import { countResponses } from "./archive/response-days";
import { findSessionVersion } from "./archive/session-version";
import { findSession } from "./archive/sessions";
import { recordAudit } from "./audit/record-audit";
import { requireBot, requireBotConfig } from "./auth/viewer";
import { AppError } from "./errors";
import { maskRecord } from "./kore/mask-record";
import { readMessage } from "./kore/read-message";
import { lookUpSession } from "./look-up-session";
import { heldReply, holdReply } from "./transcript-cache";

/** A session with its messages, brought from Kore when the archive does not hold it; without a bot it is looked for among all that the viewer may see. */
export async function getTranscript(
  viewer: Viewer,
  sessionId: string,
  botId: string | null,
): Promise<Transcript> {
  const session = await findOrLookUp(viewer, sessionId, botId);
  const raw = await listRawMessages(archive(), session.botId, session.id);
  const messages = markClosing(raw.map(readMessage), session);
  return { session, messages, usualResponses: await listUsualResponses(session, messages) };
}

/** The transcript as a reply; one that did not change since it was last asked for is not read again. */
export async function replyTranscript(
  viewer: Viewer,
  sessionId: string,
  botId: string | null,
): Promise<Response> {
  // The version before the content: what is held can then be newer than its version says, and never older.
  const found = await findSessionVersion(archive(), botIdsOf(viewer, botId), sessionId);
  if (found) await recordRead(viewer, found.botId, sessionId);
  const key = JSON.stringify([found?.botId, sessionId]);
  const held = found && heldReply(key, found.version);
  if (held) return jsonReply(held);
  const transcript = await getTranscript(viewer, sessionId, found?.botId ?? botId);
  const bytes = new TextEncoder().encode(JSON.stringify(transcript));
  if (found) holdReply(key, found.version, bytes);
  else await recordRead(viewer, transcript.session.botId, sessionId);
  return jsonReply(bytes);
}

function recordRead(viewer: Viewer, botId: string, sessionId: string): Promise<void> {
  return recordAudit({ actor: viewer, action: "session.read", botId, target: sessionId });
}

function jsonReply(bytes: Uint8Array<ArrayBuffer>): Response {
  return new Response(bytes, { headers: { "content-type": "application/json" } });
}

const monthMs = 30 * 86_400_000;

/** How long answers of the session's tasks took in the month up to it. */
async function listUsualResponses(session: Session, messages: Message[]): Promise<UsualResponse[]> {
  const answers = messages.filter(({ speaker }) => speaker.kind === "bot");
  const tasks = [...new Set(answers.map(({ taskName }) => taskKey(taskName)))];
  const from = new Date(Date.parse(session.startedAt) - monthMs).toISOString();
  const range = { from, to: messages.at(-1)?.at ?? session.startedAt };
  const counts = await countResponses(archive(), session.botId, tasks, range);
  return [...counts].flatMap(([task, found]) => usualResponse(task, found) ?? []);
}

/** One message as Kore sent it, masked. */
export async function getMessageRecord(
  viewer: Viewer,
  sessionId: string,
  messageId: string,
  botId: string | null,
): Promise<MessageRecord> {
  const session = await requireSession(viewer, sessionId, botId);
  const found = await findRawMessage(archive(), session.botId, session.id, messageId);
  if (found === undefined) throw new AppError("not-found", "This message is not in the session.");
  const detail = { message: messageId };
  await recordAudit({
    actor: viewer,
    action: "message.read",
    botId: session.botId,
    target: session.id,
    detail,
  });
  return { record: maskRecord(found) };
}

async function requireSession(viewer: Viewer, sessionId: string, botId: string | null): Promise<Session> {
  const session = await findSession(archive(), botIdsOf(viewer, botId), sessionId);
  if (session) return session;
  throw new AppError(
    "not-found",
    "This session is not in the archive, or it belongs to a bot that is not yours to see.",
  );
}

/** From the archive, else from Kore: a link can be older than what was synced. */
async function findOrLookUp(viewer: Viewer, sessionId: string, botId: string | null): Promise<Session> {
  const botIds = botIdsOf(viewer, botId);
  const held = await findSession(archive(), botIds, sessionId);
  if (held) return held;
  const bots = botIds.map((id) => requireBotConfig(viewer, id));
  await lookUpSession(bots, sessionId);
  return await requireSession(viewer, sessionId, botId);
}

function botIdsOf(viewer: Viewer, botId: string | null): string[] {
  return botId === null ? viewer.bots.map(({ id }) => id) : [requireBot(viewer, botId).id];
}
