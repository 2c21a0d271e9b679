import { expect, it } from "vitest";
import { mapMessage } from "./map-message";

const raw = {
  _id: "ms-1",
  type: "incoming",
  createdBy: "u-1",
  createdOn: "2026-03-01T10:00:00.000Z",
  sessionId: "68b58ee2a0c1153e10ce0001",
  chnl: "rtm",
  components: [{ cT: "text", data: { text: "Hello" } }],
};

it("keeps the tags put on a message, not those that Kore repeats of its user and session", () => {
  const tags = {
    messageTags: [{ name: "topic", value: "fees" }],
    userTags: [{ name: "tier", value: "gold" }],
    sessionTags: [{ name: "plan", value: "basic" }],
  };
  expect(mapMessage({ ...raw, tags })?.tags).toEqual([{ scope: "message", name: "topic", value: "fees" }]);
});

it("a message without a session is kept with others of its user and day, one without a time is not kept", () => {
  const { sessionId, ...orphan } = raw;
  expect(mapMessage(orphan)?.sessionId).toBe("none-u-1-2026-03-01");
  const { createdOn, ...timeless } = orphan;
  expect(mapMessage(timeless)).toBeNull();
});

it("a message without a time of its own is kept at its session's start", () => {
  const { createdOn, ...timeless } = raw;
  expect(mapMessage(timeless)?.createdAt).toBe("2025-09-01T12:17:38.000Z");
});
