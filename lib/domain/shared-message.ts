import { chosenOptions } from "./chosen-options";
import { contentOptions } from "./content-texts";
import { withoutHiddenAddresses } from "./kore-text";
import type { Message } from "./message";
import { contentSchema, type MessageContent } from "./message-content";
import * as z from "./schema";
import type { SharedMessage } from "./share";

const contentsSchema = z.array(contentSchema);

/**
 * Messages as somebody outside may have them: without ids, tags, names of agents, what a button sends, and where
 * anything leads whose address is not itself among the words.
 */
export function sharedMessages(messages: Message[]): SharedMessage[] {
  const chosen = chosenOptions(messages);
  return messages.map(({ id, at, direction, speaker, contents, label }) => {
    const option = chosen.get(id);
    const place = option ? contents.flatMap(contentOptions).indexOf(option) : -1;
    return {
      at,
      direction,
      speaker: speaker.kind,
      contents: contentsSchema.parse(withoutAddresses(label === null ? contents : said(label))),
      chosen: place < 0 ? null : place,
    };
  });
}

/** A shared message as those of the product's own transcript, known by its place. */
export function asMessage({ at, direction, speaker, contents }: SharedMessage, place: number): Message {
  return {
    id: `m-${place + 1}`,
    at,
    direction,
    speaker: { kind: speaker, name: null },
    contents,
    label: null,
    taskName: null,
    language: null,
    latency: null,
    tags: [],
  };
}

/** What the user pressed says what they saw of it, and not what it sent. */
function said(text: string): MessageContent[] {
  return [{ kind: "text", text }];
}

const addresses = new Set(["url", "payload"]);

function withoutAddresses(value: unknown): unknown {
  if (typeof value === "string") return withoutHiddenAddresses(value);
  if (Array.isArray(value)) return value.map(withoutAddresses);
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).map(([name, part]) => [
    name,
    addresses.has(name) ? null : withoutAddresses(part),
  ]);
  return Object.fromEntries(entries);
}
