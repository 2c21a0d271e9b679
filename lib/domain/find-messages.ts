import { contentTexts } from "./content-texts";
import type { Message } from "./message";

/** The ids of the messages in which the words stand, in reading order, whether they are drawn now or not. */
export function findMessages(messages: Message[], query: string): string[] {
  const wanted = query.trim().toLowerCase();
  if (wanted === "") return [];
  return messages.filter((message) => messageWords(message).includes(wanted)).map(({ id }) => id);
}

function messageWords({ label, contents, speaker }: Message): string {
  return [speaker.name ?? "", label ?? "", ...contents.flatMap(contentTexts)].join("\n").toLowerCase();
}
