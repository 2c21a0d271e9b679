import "server-only";
import * as z from "zod";
import { isFailure } from "@/lib/domain/message-failure";
import type { StoredMessage } from "@/lib/domain/stored-message";
import { messageText } from "./message-text";
import { messageChannel, readMessage } from "./read-message";
import { storableText } from "./storable";
import { flagField, labelField, messageTime, messageTimeFields } from "./wire";

const wireSchema = z.looseObject({
  createdBy: labelField,
  ...messageTimeFields,
  chnl: labelField,
  channel: labelField,
  channels: z.array(z.looseObject({ type: labelField }).catch({ type: "" })).catch([]),
  isD: flagField,
});

/** Null for what has no time: there would be no place to show it. */
export function mapMessage(raw: unknown): StoredMessage | null {
  const parsed = wireSchema.safeParse(raw);
  if (!parsed.success) return null;
  const wire = parsed.data;
  if (messageTime(wire) === null) return null;
  const message = readMessage(raw);
  return {
    id: message.id,
    // Kore leaves the session out at times (kore-contract 4.1); such messages are kept together by user and day.
    sessionId: wire.sessionId ?? `none-${wire.createdBy || "unknown"}-${message.at.slice(0, 10)}`,
    userId: wire.createdBy,
    channel: messageChannel(wire),
    createdAt: message.at,
    direction: message.direction,
    speaker: message.speaker.kind,
    isFailure: isFailure(message),
    task: message.taskName && storableText(message.taskName),
    // JSON inside a text can hold what the archive cannot, though the text itself does not.
    text: storableText(messageText(message)),
    language: message.language,
    isDeveloper: wire.isD,
    // Kore repeats the tags of the user and the session on every message; the session's row has those.
    tags: message.tags.filter(({ scope }) => scope === "message"),
    raw,
  };
}
