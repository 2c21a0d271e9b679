import { contentTexts } from "../content-texts";
import type { Message } from "../message";
import type { MessageContent, MessageOption } from "../message-content";
import type { ExportWords } from "./export-words";

/** Some readers see a line's end in what others do not. */
const lineEnd = /\r\n?|[\n\u2028\u2029]/;

/** A message as plain lines in reading order; the chosen option says that it is. */
export function messageLines(
  { label, contents }: Message,
  chosen: MessageOption | undefined,
  words: ExportWords,
): string[] {
  if (label !== null) return label.split(lineEnd);
  const lines = contents.flatMap((content) => contentLines(content, words));
  const place = chosen ? lines.indexOf(chosen.label.trim()) : -1;
  return lines.map((line, index) => (index === place ? `${line} (${words.chosen})` : line));
}

function contentLines(content: MessageContent, words: ExportWords): string[] {
  const texts = contentTexts(content).flatMap((text) => text.split(lineEnd));
  if (content.kind !== "note") return texts;
  const isWorded = ["closing", "event", "form-submitted", "keypad"].includes(content.note);
  const note = words.note(content.note);
  return [isWorded && texts.length > 0 ? `${note}: ${texts.join(" ")}` : note];
}
