import { contentTexts } from "./content-texts";
import type { Message } from "./message";
import type { TextRange } from "./search-snippet";

/** The ids of the messages in which the words stand, in reading order, whether they are drawn now or not. */
export function findMessages(messages: Message[], query: string): string[] {
  const wanted = query.trim().toLowerCase();
  if (wanted === "") return [];
  return messages.filter((message) => messageWords(message).includes(wanted)).map(({ id }) => id);
}

/** Where the words stand in a text as it is drawn; none where lower case would be of another length. */
export function findWords(text: string, query: string): TextRange[] {
  const wanted = query.trim().toLowerCase();
  const lower = text.toLowerCase();
  if (wanted === "" || lower.length !== text.length) return [];
  const ranges: TextRange[] = [];
  for (let at = lower.indexOf(wanted); at >= 0; at = lower.indexOf(wanted, at + wanted.length)) {
    ranges.push({ from: at, to: at + wanted.length });
  }
  return ranges;
}

function messageWords({ label, contents, speaker }: Message): string {
  return [speaker.name ?? "", label ?? "", ...contents.flatMap(contentTexts)].join("\n").toLowerCase();
}
