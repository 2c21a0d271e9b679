import { expect, it } from "vitest";
import { parseTranscript } from "./parse-transcript";

const at = "2026-03-01T10:00:00.000Z";
const session = {
  id: "s-1",
  botId: "st-1",
  userId: "u-1",
  channel: "rtm",
  startedAt: at,
  endedAt: null,
  status: "active",
  outcome: "unknown",
  languages: [],
  durationMs: null,
  messageCount: 1,
  tags: [],
  isDeveloper: false,
  isListed: true,
  taskCount: 0,
  tasks: [],
};
const message = {
  id: "m-1",
  at,
  direction: "incoming",
  speaker: { kind: "user", name: null },
  contents: [],
  label: null,
  taskName: null,
  language: null,
  latency: null,
  tags: [],
};

it("takes a transcript of ten thousand messages whole", () => {
  const messages = Array.from({ length: 10_000 }, (_, index) => ({ ...message, id: `m-${index}` }));
  expect(parseTranscript({ session, messages, usualResponses: [] }).messages).toEqual(messages);
});

it.each([
  ["without a session", { messages: [], usualResponses: [] }],
  ["whose messages are no list", { session, messages: null, usualResponses: [] }],
  ["whose messages are something else", { session, messages: [{ ...message, at: 1 }], usualResponses: [] }],
])("refuses one %s", (_, reply) => {
  expect(() => parseTranscript(reply)).toThrow();
});
