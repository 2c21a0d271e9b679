import "server-only";
import { isFailure } from "@/lib/domain/message-failure";
import type { StoredMessage } from "@/lib/domain/stored-message";
import { messageText } from "./message-text";
import { messageChannel, parseMessage, readWire } from "./read-message";
import { storableText } from "./storable";
import { messageTime } from "./wire";

/** Null for what has no time: there would be no place to show it. */
export function mapMessage(raw: unknown): StoredMessage | null {
  const wire = parseMessage(raw);
  if (messageTime(wire) === null) return null;
  const message = readWire(wire, raw);
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
