import type { Message, Speaker } from "./message";

/** A message of a test's own making, one word long unless told otherwise. */
export function testMessage(
  at: string,
  kind: Speaker["kind"],
  changes: Partial<Omit<Message, "at">> = {},
): Message {
  return {
    id: `ms-${at}`,
    at,
    direction: kind === "user" ? "incoming" : "outgoing",
    speaker: { kind, name: null },
    contents: [{ kind: "text", text: "Hello" }],
    label: null,
    taskName: null,
    language: null,
    latency: null,
    tags: [],
    ...changes,
  };
}
