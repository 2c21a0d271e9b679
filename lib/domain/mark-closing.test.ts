import { describe, expect, it } from "vitest";
import { markClosing } from "./mark-closing";
import type { Message, Speaker } from "./message";

function message(at: string, kind: Speaker["kind"], text: string): Message {
  return {
    id: at,
    at: `2025-09-01T${at}.000Z`,
    direction: kind === "user" ? "incoming" : "outgoing",
    speaker: { kind, name: null },
    contents: [{ kind: "text", text }],
    label: null,
    taskName: null,
    language: null,
    latency: null,
    tags: [],
  };
}
const endedAt = "2025-09-01T10:00:01.000Z";
const question = message("10:00:00", "bot", "Anything else?");
const goodbye = message("10:15:30", "bot", "Ich mache dann mal zu.");

describe("markClosing", () => {
  it("knows the closing message by when it comes, in any language", () => {
    expect(markClosing([question, goodbye], { endedAt })[1]).toMatchObject({
      speaker: { kind: "system" },
      contents: [{ kind: "note", note: "closing", text: "Ich mache dann mal zu." }],
    });
  });

  it("leaves what comes early, what an agent says, what is answered, and sessions that go on", () => {
    const early = message("10:02:00", "bot", "Still there?");
    const agent = message("10:15:30", "agent", "Hello");
    const answer = message("10:16:00", "user", "Yes");
    for (const messages of [[question, early], [question, agent], [question, goodbye, answer], [goodbye]])
      expect(markClosing(messages, { endedAt })).toEqual(messages);
    expect(markClosing([question, goodbye], { endedAt: null })).toEqual([question, goodbye]);
  });
});
