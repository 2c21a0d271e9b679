import type { Message } from "./message";
import type { Tag } from "./session";

/**
 * By message id, the tags worth showing beside it: its own, and a tag of the session where it was first set. Kore
 * repeats what is set on the session and the user on every later message, which would bury the words.
 */
export function newTags(messages: Message[], sessionTags: Tag[]): Map<string, Tag[]> {
  const seen = new Set(sessionTags.filter(({ scope }) => scope === "user").map(tagKey));
  const shown = new Map<string, Tag[]>();
  for (const { id, tags } of messages) {
    const fresh = tags.filter((tag) => tag.scope === "message" || !seen.has(tagKey(tag)));
    for (const tag of tags) seen.add(tagKey(tag));
    if (fresh.length > 0) shown.set(id, fresh);
  }
  return shown;
}

function tagKey({ scope, name, value }: Tag): string {
  return JSON.stringify([scope, name, value]);
}
