import "server-only";
import { contentTexts } from "@/lib/domain/content-texts";
import type { Message } from "@/lib/domain/message";
import type { MessageContent } from "@/lib/domain/message-content";
import { stripMarkup } from "./content/plain-text";

/** More than anybody reads of one message; an index over words has a limit of its own. */
const longestText = 100_000;
const worded = ["closing", "event", "form-submitted"];

/** What a reader would see of a message, without markup: the ground for search. */
export function messageText({ label, contents }: Message): string {
  const texts = [label ?? "", ...contents.flatMap(textsOf)];
  const seen = texts.map((text) => stripMarkup(text.slice(0, longestText))).filter(Boolean);
  return [...new Set(seen)].join("\n").slice(0, longestText);
}

function textsOf(content: MessageContent): string[] {
  // The words of the other notes are signals of the channel that no reader is shown.
  return content.kind === "note" && !worded.includes(content.note) ? [] : contentTexts(content);
}
