import type { Message } from "./message";
import type { Session } from "./session";

const shortestTimeoutMs = 4 * 60_000;

/**
 * Bots close a session in words of their own, in any language. Such a message is known by when it comes: the last of a
 * session that had ended minutes before (kore-contract 1.2), with nobody waiting for an answer.
 */
export function markClosing(messages: Message[], { endedAt }: Pick<Session, "endedAt">): Message[] {
  const last = messages.at(-1);
  const before = messages.at(-2);
  if (!last || !before || endedAt === null || last.speaker.kind !== "bot") return messages;
  const [content] = last.contents;
  if (last.contents.length !== 1 || (content?.kind !== "text" && content?.kind !== "voice")) return messages;
  const at = Date.parse(last.at);
  const isLate =
    at - Date.parse(endedAt) >= shortestTimeoutMs && at - Date.parse(before.at) >= shortestTimeoutMs;
  if (!isLate) return messages;
  const text = content.kind === "text" ? content.text : content.texts.join("\n");
  const closing: Message = {
    ...last,
    speaker: { kind: "system", name: null },
    contents: [{ kind: "note", note: "closing", text }],
  };
  return [...messages.slice(0, -1), closing];
}
