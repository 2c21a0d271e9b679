import { expect, it } from "vitest";
import { mapSession } from "./map-session";

const raw = {
  sessionId: "68b58ee2a0c1153e10ce0001",
  botId: "st-1",
  channel: "rtm",
  userId: "u-1",
  start_time: "2025-09-01T12:17:38.100Z",
  end_time: "2025-09-01T12:18:22.900Z",
  session_lang: ["en", "de"],
  isDeveloper: false,
  sessionStatus: "closed",
  tags: {
    userTags: [{ name: "tier", value: 3 }],
    sessionTags: [
      { name: "plan", value: "gold" },
      { name: "plan", value: { Claim_Status: 1 } },
    ],
    altText: [],
  },
  noOfMessagesExchanged: 4,
  noOfTasksExecuted: 1,
  containmentType: "selfService",
};

it("a session is told in our words", () => {
  expect(mapSession(raw, "st-1")).toEqual({
    id: "68b58ee2a0c1153e10ce0001",
    botId: "st-1",
    userId: "u-1",
    channel: "rtm",
    startedAt: "2025-09-01T12:17:38.100Z",
    endedAt: "2025-09-01T12:18:22.900Z",
    status: "closed",
    outcome: "self-service",
    languages: ["en", "de"],
    durationMs: 44_800,
    messageCount: 4,
    taskCount: 1,
    isDeveloper: false,
    isListed: true,
    tags: [
      { scope: "session", name: "plan", value: "gold" },
      { scope: "session", name: "plan", value: '{"Claim_Status":1}' },
      { scope: "user", name: "tier", value: "3" },
    ],
  });
});

it("an old record without tags, status or counters is whole", () => {
  const { tags, sessionStatus, noOfMessagesExchanged, containmentType, ...old } = raw;
  expect(mapSession({ ...old, session_lang: "en" }, "st-1")).toMatchObject({
    status: "unknown",
    outcome: "unknown",
    languages: ["en"],
    messageCount: 0,
    tags: [],
  });
});

it.each([
  ["agent", "agent"],
  ["dropOff", "drop-off"],
  [null, "unknown"],
  ["somethingNew", "unknown"],
])("containment %s is the outcome %s", (containmentType, outcome) => {
  expect(mapSession({ ...raw, containmentType }, "st-1")?.outcome).toBe(outcome);
});

it("an end before the start is a duration of zero", () => {
  expect(mapSession({ ...raw, end_time: "2025-09-01T12:00:00Z" }, "st-1")?.durationMs).toBe(0);
});

it("an active session has no end yet", () => {
  expect(mapSession({ ...raw, sessionStatus: "active" }, "st-1")).toMatchObject({
    endedAt: null,
    durationMs: null,
  });
});

it("a start that cannot be read is taken from the id; without any time there is no session", () => {
  expect(mapSession({ ...raw, start_time: "soon" }, "st-1")?.startedAt).toBe("2025-09-01T12:17:38.000Z");
  expect(mapSession({ sessionId: "x", start_time: "soon" }, "st-1")).toBeNull();
  expect(mapSession({ start_time: raw.start_time }, "st-1")).toBeNull();
  expect(mapSession("nonsense", "st-1")).toBeNull();
});
