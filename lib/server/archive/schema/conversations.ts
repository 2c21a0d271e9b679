import "server-only";
import { sql } from "drizzle-orm";
import { bigint, boolean, index, integer, jsonb, pgTable, primaryKey, text } from "drizzle-orm/pg-core";
import type { Speaker } from "@/lib/domain/message";
import { bytes, instant, lexemes } from "./columns";

/**
 * Every key of the tables of conversations holds `session_id`, so that they can be distributed by it; and as such an id
 * begins with its second (kore-contract 1.1), ranges of it are partitions by time.
 */
export const sessions = pgTable(
  "sessions",
  {
    botId: text("bot_id").notNull(),
    sessionId: text("session_id").notNull(),
    userId: text("user_id").notNull(),
    channel: text().notNull(),
    startedAt: instant("started_at").notNull(),
    endedAt: instant("ended_at"),
    /** The latest of start, end and last message: a session belongs to a range up to here. */
    lastActiveAt: instant("last_active_at").notNull(),
    status: text().notNull(),
    outcome: text().notNull(),
    languages: text().array().notNull(),
    durationMs: bigint("duration_ms", { mode: "number" }),
    /** Counted from the archive; what Kore reported until its messages are here. */
    messageCount: integer("message_count").notNull(),
    taskCount: integer("task_count").notNull(),
    /** Gathered from the archive's messages. */
    tasks: text().array().notNull().default([]),
    /** Counted from the archive, as are the three below. */
    userMessageCount: integer("user_message_count").notNull().default(0),
    botMessageCount: integer("bot_message_count").notNull().default(0),
    agentMessageCount: integer("agent_message_count").notNull().default(0),
    /** How often the bot did not know what was meant. */
    failureCount: integer("failure_count").notNull().default(0),
    isDeveloper: boolean("is_developer").notNull(),
    /** False while the session is known only from its messages. */
    isListed: boolean("is_listed").notNull(),
    raw: jsonb(),
    storedAt: instant("stored_at").notNull().default(sql`now()`),
  },
  (table) => [
    primaryKey({ columns: [table.botId, table.sessionId] }),
    index("sessions_by_start").on(table.botId, table.startedAt, table.sessionId),
    index("sessions_by_user").on(table.botId, table.userId, table.startedAt, table.sessionId),
    index("sessions_by_channel").on(table.botId, table.channel, table.startedAt, table.sessionId),
    index("sessions_active").on(table.botId, table.startedAt).where(sql`status = 'active'`),
  ],
);

export const messages = pgTable(
  "messages",
  {
    botId: text("bot_id").notNull(),
    sessionId: text("session_id").notNull(),
    messageId: text("message_id").notNull(),
    createdAt: instant("created_at").notNull(),
    direction: text().notNull(),
    /** What a reader would see of it, without markup. */
    text: text().notNull(),
    raw: jsonb().notNull(),
    speaker: text().$type<Speaker["kind"]>().notNull(),
    isFailure: boolean("is_failure").notNull().default(false),
    /** What the bot was at. */
    task: text(),
    /** The ground for search, null until it is laid: the distinct words, with the periods of `created_at`. */
    words: lexemes(),
    /** The whole text as letters, for fragments. */
    letters: text(),
  },
  (table) => [
    primaryKey({ columns: [table.botId, table.sessionId, table.messageId] }),
    index("messages_by_time").on(table.botId, table.createdAt),
    index("messages_by_id").on(table.botId, table.messageId),
    index("messages_search").using("gin", table.words, table.letters.op("gin_trgm_ops")),
    index("messages_unread").on(table.botId).where(sql`words is null`),
  ],
);

/** What a record said before Kore changed it. */
export const sessionVersions = pgTable(
  "session_versions",
  {
    botId: text("bot_id").notNull(),
    sessionId: text("session_id").notNull(),
    contentHash: bytes("content_hash").notNull(),
    raw: jsonb().notNull(),
    replacedAt: instant("replaced_at").notNull(),
  },
  (table) => [primaryKey({ columns: [table.botId, table.sessionId, table.contentHash] })],
);

export const messageVersions = pgTable(
  "message_versions",
  {
    botId: text("bot_id").notNull(),
    sessionId: text("session_id").notNull(),
    messageId: text("message_id").notNull(),
    contentHash: bytes("content_hash").notNull(),
    raw: jsonb().notNull(),
    replacedAt: instant("replaced_at").notNull(),
  },
  (table) => [primaryKey({ columns: [table.botId, table.sessionId, table.messageId, table.contentHash] })],
);

/** Tags of the session row (`source` = "session") and of its messages (`source` = the message's id). */
export const sessionTags = pgTable(
  "session_tags",
  {
    botId: text("bot_id").notNull(),
    sessionId: text("session_id").notNull(),
    source: text().notNull(),
    position: integer().notNull(),
    scope: text().notNull(),
    name: text().notNull(),
    value: text().notNull(),
    /** The session's, so that the newest sessions with a tag are found in order. */
    startedAt: instant("started_at").notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.botId, table.sessionId, table.source, table.position] }),
    // Values can be longer than an index entry may be.
    index("session_tags_by_value").on(
      table.botId,
      sql`left(name, 200)`,
      sql`left(value, 200)`,
      table.startedAt,
      table.sessionId,
    ),
  ],
);
