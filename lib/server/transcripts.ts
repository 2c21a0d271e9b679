import "server-only";
import { markClosing } from "@/lib/domain/mark-closing";
import type { Message, Transcript } from "@/lib/domain/message";
import type { MessageRecord } from "@/lib/domain/message-record";
import { taskKey, type UsualResponse, usualResponse } from "@/lib/domain/response-times";
import type { Session } from "@/lib/domain/session";
import type { Viewer } from "@/lib/domain/viewer";
import { archive } from "./archive/database";
import { findRawMessage, findTextBefore, listRawMessages } from "./archive/messages";
import { countResponses } from "./archive/response-days";
import { findSessionVersion } from "./archive/session-version";
import { findSession } from "./archive/sessions";
import { recordAudit } from "./audit/record-audit";
import { requireBot, requireBotConfig } from "./auth/viewer";
import { AppError } from "./errors";
import { maskRecord } from "./kore/mask-record";
import { readMessage } from "./kore/read-message";
import { lookUpSession } from "./look-up-session";
import { readAsked } from "./masking/find-personal";
import { hideInTranscript, type Revealed } from "./masking/mask-transcript";
import { maskRecordValues } from "./masking/mask-value";
import { asMasked } from "./masking/masked-reply";
import { readReveals } from "./reveals";
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

/**
 * The transcript as a reply, masked but for what was revealed to the viewer; one that did not change since it was last
 * asked for is not read again.
 */
export async function replyTranscript(
  viewer: Viewer,
  sessionId: string,
  botId: string | null,
): Promise<Response> {
  // The version before the content: what is held can then be newer than its version says, and never older.
  const found = await findSessionVersion(archive(), botIdsOf(viewer, botId), sessionId);
  const [revealed] = found
    ? await Promise.all([
        readReveals(viewer, found.botId, sessionId),
        recordRead(viewer, found.botId, sessionId),
      ])
    : [[]];
  const key = JSON.stringify([found?.botId, sessionId]);
  const held = found && revealed.length === 0 && heldReply(key, found.version);
  if (held) return jsonReply(held);
  const transcript = await getTranscript(viewer, sessionId, found?.botId ?? botId);
  const bytes = new TextEncoder().encode(JSON.stringify(maskFor(transcript, revealed)));
  if (!found) await recordRead(viewer, transcript.session.botId, sessionId);
  // What was revealed is nobody else's, and for a while alone.
  else if (revealed.length === 0) holdReply(key, found.version, bytes);
  return jsonReply(bytes);
}

function maskFor(whole: Transcript, reveals: Awaited<ReturnType<typeof readReveals>>): Transcript {
  const { transcript, hidden } = hideInTranscript(whole, revealedBy(reveals));
  const revealed = reveals.map(({ messageId, until }) => ({ messageId: messageId || null, until }));
  return { ...transcript, masking: { ...hidden, revealed } };
}

function revealedBy(reveals: Awaited<ReturnType<typeof readReveals>>): Revealed {
  const ids = reveals.map(({ messageId }) => messageId);
  return { session: ids.includes(""), messageIds: new Set(ids) };
}

function recordRead(viewer: Viewer, botId: string, sessionId: string): Promise<void> {
  return recordAudit({ actor: viewer, action: "session.read", botId, target: sessionId });
}

function jsonReply(bytes: Uint8Array<ArrayBuffer>): Response {
  return asMasked(new Response(bytes, { headers: { "content-type": "application/json" } }));
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

/** One message as Kore sent it, masked unless it was revealed to the viewer. */
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
  const record = maskRecord(found);
  const { messageIds, session: isAll } = revealedBy(await readReveals(viewer, session.botId, session.id));
  if (isAll || messageIds.has(messageId)) return asMasked({ record });
  const before = await findTextBefore(archive(), session.botId, session.id, messageId);
  return asMasked({ record: maskRecordValues(record, readAsked(before), session.userId) });
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
