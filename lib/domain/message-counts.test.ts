import { describe, expect, it } from "vitest";
import { countMessages } from "./message-counts";
import { testMessage } from "./test-message";

describe("countMessages", () => {
  it("counts the messages of user, bot and agent apart, and nobody's lines not at all", () => {
    const messages = [
      testMessage("2026-03-01T10:00:00.000Z", "user"),
      testMessage("2026-03-01T10:00:01.000Z", "bot"),
      testMessage("2026-03-01T10:00:02.000Z", "bot"),
      testMessage("2026-03-01T10:00:03.000Z", "agent"),
      testMessage("2026-03-01T10:00:04.000Z", "system"),
    ];
    expect(countMessages(messages)).toEqual({ user: 1, bot: 2, agent: 1, failures: 0 });
  });

  it("counts each reply to what the bot did not understand as a failure", () => {
    const lost = { taskName: "IntentNotIdentified" };
    const messages = [
      testMessage("2026-03-01T10:00:00.000Z", "bot", lost),
      testMessage("2026-03-01T10:00:01.000Z", "bot", { taskName: "Balance" }),
      testMessage("2026-03-01T10:00:02.000Z", "bot", lost),
    ];
    expect(countMessages(messages).failures).toBe(2);
  });

  it("is all zero for a session in which nothing was said", () => {
    expect(countMessages([])).toEqual({ user: 0, bot: 0, agent: 0, failures: 0 });
  });
});
