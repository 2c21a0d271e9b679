import "server-only";
import { createHash } from "node:crypto";
import { markClosing } from "@/lib/domain/mark-closing";
import type { Message } from "@/lib/domain/message";
import type { SharedMessage } from "@/lib/domain/share";
import { sharedMessages } from "@/lib/domain/shared-message";
import { archive } from "../archive/database";
import { listRawMessages } from "../archive/messages";
import { findSession } from "../archive/sessions";
import { readMessage } from "../kore/read-message";
import { maskMessages } from "./mask-messages";

export type Stretch = {
  botId: string;
  sessionId: string;
  /** Both ends are in it; null is the beginning, or whatever the end is. */
  firstMessageId: string | null;
  lastMessageId: string | null;
  /** Nothing written later is in it. */
  snapshotAt: string | null;
};

/** Masked messages for somebody outside, with the ids by which the product knows them, place by place. */
export type SharedStretch = { ids: string[]; messages: SharedMessage[] };

/** Null where the session or an end of the stretch is not held. */
export async function readStretch(stretch: Stretch): Promise<SharedStretch | null> {
  const { botId, sessionId } = stretch;
  const [session, raw] = await Promise.all([
    findSession(archive(), [botId], sessionId),
    listRawMessages(archive(), botId, sessionId),
  ]);
  if (!session) return null;
  const said = markClosing(raw.map(readMessage), session);
  const range = cut(said, stretch);
  if (!range) return null;
  // Masked as a whole: what was asked before the stretch tells what is answered in it.
  const masked = maskMessages(session, said).slice(...range);
  return { ids: said.slice(...range).map(({ id }) => id), messages: sharedMessages(masked) };
}

/** Tells two stretches apart that somebody outside would see differently. */
export function sealStretch({ messages }: SharedStretch): string {
  return createHash("sha256").update(JSON.stringify(messages)).digest("base64url");
}

/** From which place of the messages to before which; null when an end is not among them. */
function cut(
  messages: Message[],
  { firstMessageId, lastMessageId, snapshotAt }: Stretch,
): [from: number, to: number] | null {
  const placeOf = (wanted: string | null, end: number) =>
    wanted === null ? end : messages.findIndex(({ id }) => id === wanted);
  const from = placeOf(firstMessageId, 0);
  const to = placeOf(lastMessageId, messages.length - 1);
  if (from < 0 || (to < 0 && messages.length > 0)) return null;
  const later = snapshotAt === null ? -1 : messages.findIndex(({ at }) => at > snapshotAt);
  return [from, later < 0 ? to + 1 : Math.min(to + 1, later)];
}
