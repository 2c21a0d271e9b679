import "server-only";
import { markClosing } from "@/lib/domain/mark-closing";
import type { Transcript } from "@/lib/domain/message";
import type { MessageRecord } from "@/lib/domain/message-record";
import type { Session } from "@/lib/domain/session";
import type { Viewer } from "@/lib/domain/viewer";
import { archive } from "./archive/database";
import { listRawMessages } from "./archive/messages";
import { findSession } from "./archive/sessions";
import { requireBot } from "./auth/viewer";
import { AppError } from "./errors";
import { maskRecord } from "./kore/mask-record";
import { readMessage } from "./kore/read-message";

/** A session with its messages; without a bot it is looked for among all that the viewer may see. */
export async function getTranscript(
  viewer: Viewer,
  sessionId: string,
  botId: string | null,
): Promise<Transcript> {
  const session = await requireSession(viewer, sessionId, botId);
  const raw = await listRawMessages(archive(), session.botId, session.id);
  return { session, messages: markClosing(raw.map(readMessage), session) };
}

/** One message as Kore sent it, masked. */
export async function getMessageRecord(
  viewer: Viewer,
  sessionId: string,
  messageId: string,
  botId: string | null,
): Promise<MessageRecord> {
  const session = await requireSession(viewer, sessionId, botId);
  const raw = await listRawMessages(archive(), session.botId, session.id);
  const found = raw.find((record) => readMessage(record).id === messageId);
  if (found === undefined) throw new AppError("not-found", "This message is not in the session.");
  return { record: maskRecord(found) };
}

async function requireSession(viewer: Viewer, sessionId: string, botId: string | null): Promise<Session> {
  const botIds = botId === null ? viewer.bots.map(({ id }) => id) : [requireBot(viewer, botId).id];
  const session = await findSession(archive(), botIds, sessionId);
  if (!session) {
    throw new AppError(
      "not-found",
      "This session is not in the archive, or it belongs to a bot that is not yours to see.",
    );
  }
  return session;
}
