import "server-only";
import type { Session } from "@/lib/domain/session";
import type { StoredMessage } from "@/lib/domain/stored-message";
import type { SessionRecord } from "./store-sessions";

/** A session of a test's own making, closed a minute after its start unless told otherwise. */
export function sampleSession(id: string, startedAt: number, changes: Partial<Session> = {}): SessionRecord {
  const session: Session = {
    id,
    botId: "st-1",
    userId: "u-1",
    channel: "rtm",
    startedAt: iso(startedAt),
    endedAt: iso(startedAt + 60_000),
    status: "closed",
    outcome: "self-service",
    languages: ["en"],
    durationMs: 60_000,
    messageCount: 0,
    taskCount: 0,
    isDeveloper: false,
    isListed: true,
    tags: [],
    ...changes,
  };
  return { session, raw: { sessionId: id, ...changes } };
}

export function sampleMessage(
  sessionId: string,
  id: string,
  createdAt: number,
  changes: Partial<StoredMessage> = {},
): StoredMessage {
  const text = changes.text ?? "Hello";
  return {
    id,
    sessionId,
    userId: "u-1",
    channel: "rtm",
    createdAt: iso(createdAt),
    direction: "incoming",
    speaker: "user",
    isFailure: false,
    task: null,
    text,
    language: null,
    isDeveloper: false,
    tags: [],
    raw: { _id: id, text },
    ...changes,
  };
}

function iso(time: number): string {
  return new Date(time).toISOString();
}
