import "server-only";
import type { Outcome, SessionStatus, Tag } from "@/lib/domain/session";
import type { Archive } from "./database";
import { storeSessions } from "./store-sessions";

export type SampleSession = {
  sessionId: string;
  userId: string;
  channel: string;
  outcome: Outcome;
  status: SessionStatus;
  languages: string[];
  startedAt: number;
  lastActiveAt: number;
  isDeveloper: boolean;
  messageCount: number;
  durationMs: number | null;
  tags: Tag[];
};

/** Puts sessions of a test's own making into the archive, as a sync would. */
export async function insertSampleSessions(
  archive: Archive,
  botId: string,
  samples: SampleSession[],
): Promise<void> {
  const records = samples.map(({ sessionId, startedAt, lastActiveAt, ...sample }) => ({
    session: {
      ...sample,
      id: sessionId,
      botId,
      startedAt: new Date(startedAt).toISOString(),
      endedAt: new Date(lastActiveAt).toISOString(),
      taskCount: 1,
      isListed: true,
    },
    raw: { sessionId },
  }));
  await archive.transaction((transaction) =>
    storeSessions(transaction, botId, records, { now: startOfTests }),
  );
}

const startOfTests = Date.parse("2026-03-18T12:00:00.000Z");
