import "server-only";
import { sql } from "drizzle-orm";
import fc from "fast-check";
import { outcomes } from "@/lib/domain/session";
import type { StoredMessage } from "@/lib/domain/stored-message";
import type { Archive } from "../archive/database";
import { storeMessages } from "../archive/store-messages";
import { storeSessions } from "../archive/store-sessions";
import { sampleMessage, sampleSession } from "../archive/test-records";

const minute = 60_000;
const days = 5;
export const tasks = ["Balance", "Block card", "Transfer funds"];

const tag = fc.record({
  scope: fc.constant("session" as const),
  name: fc.constantFrom("plan", "tier"),
  value: fc.constantFrom("gold", "silver"),
});
const said = fc.record({
  // Before its session began too, and long after.
  after: fc.oneof(fc.integer({ min: 0, max: 3 * minute }), fc.integer({ min: -minute, max: 900 * minute })),
  speaker: fc.constantFrom(
    "user" as const,
    "bot" as const,
    "bot" as const,
    "agent" as const,
    "system" as const,
  ),
  isFailure: fc.boolean(),
  task: fc.option(fc.constantFrom(...tasks)),
  tags: fc.array(tag, { maxLength: 1 }),
});
const conversation = fc.record({
  user: fc.constantFrom("u-1", "u-2", "u-3"),
  channel: fc.constantFrom("rtm", "sms"),
  outcome: fc.constantFrom(...outcomes),
  languages: fc.subarray(["en", "ja"]),
  isDeveloper: fc.boolean(),
  at: fc.integer({ min: 0, max: days * 24 * 60 * 4 }).map((quarters) => quarters * 15_000),
  durationMs: fc.option(fc.constantFrom(0, 9_999, 10_000, 61_000, 3 * 3_600_000)),
  messageCount: fc.constantFrom(0, 1, 4, 120),
  isListed: fc.boolean(),
  tags: fc.array(tag, { maxLength: 2 }),
  messages: fc.array(said, { maxLength: 6 }),
});
export const conversations = fc.array(conversation, { maxLength: 14 });
export type Conversation = typeof conversation extends fc.Arbitrary<infer T> ? T : never;

export async function storeConversations(
  archive: Archive,
  botId: string,
  start: number,
  list: Conversation[],
): Promise<void> {
  const sessions = list.flatMap((one, index) => {
    const { user: userId, messages: _, at, isListed, durationMs, ...session } = one;
    if (!isListed) return [];
    const startedAt = start + at;
    const endedAt = durationMs === null ? null : new Date(startedAt + durationMs).toISOString();
    return sampleSession(`s-${index}`, startedAt, { ...session, userId, botId, durationMs, endedAt });
  });
  const messages = list.flatMap(({ messages, at, user, channel, isDeveloper }, index) =>
    messages.map(({ after, speaker, ...rest }, place): StoredMessage => {
      const direction = speaker === "user" ? "incoming" : "outgoing";
      const common = { userId: user, channel, isDeveloper, speaker, direction } as const;
      return sampleMessage(`s-${index}`, `m-${index}-${place}`, start + at + after, { ...rest, ...common });
    }),
  );
  await archive.transaction(async (transaction) => {
    await storeSessions(transaction, botId, sessions, { now: start });
    await storeMessages(transaction, botId, messages, start);
  });
}

export type SessionRow = {
  session_id: string;
  user_id: string;
  channel: string;
  outcome: string;
  started_at: string;
  languages: string[];
  tasks: string[];
  duration_ms: number | null;
  message_count: number;
  is_developer: boolean;
};
export type MessageRow = {
  session_id: string;
  message_id: string;
  created_at: string;
  direction: string;
  speaker: "user" | "bot" | "agent" | "system";
  is_failure: boolean;
  task: string | null;
};
export type HeldRow = SessionRow & {
  at: number;
  tags: [string, string][];
  told: (MessageRow & { at: number })[];
};

/** The bare rows of a bot. */
export async function readRows(archive: Archive, botId: string): Promise<HeldRow[]> {
  const read = async (table: string) => {
    const { rows } = await archive.execute(
      sql`select * from ${sql.identifier(table)} where bot_id = ${botId}`,
    );
    return rows;
  };
  // The types above are what the tables hold.
  const sessions = (await read("sessions")) as SessionRow[];
  const messages = (await read("messages")) as MessageRow[];
  const tags = (await read("session_tags")) as { session_id: string; name: string; value: string }[];
  const orderOf = ({ created_at, direction, message_id }: MessageRow) =>
    `${new Date(created_at).toISOString()} ${direction} ${message_id}`;
  return sessions.map((session) => ({
    ...session,
    at: Date.parse(session.started_at),
    duration_ms: session.duration_ms === null ? null : Number(session.duration_ms),
    tags: tags
      .filter(({ session_id }) => session_id === session.session_id)
      .map(({ name, value }) => [name, value]),
    told: messages
      .filter(({ session_id }) => session_id === session.session_id)
      .map((message) => ({ ...message, at: Date.parse(message.created_at) }))
      .toSorted((a, b) => (orderOf(a) < orderOf(b) ? -1 : 1)),
  }));
}
