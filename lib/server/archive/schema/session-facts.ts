import "server-only";
import { bigint, boolean, index, integer, pgTable, primaryKey, smallint, text } from "drizzle-orm/pg-core";
import { instant } from "./columns";

/**
 * What is counted and measured of each session, in rows so short that those of a year are read in one go: `sessions`
 * without the record that Kore sent, and what was found in its messages. Conditions over the one hold for the other.
 */
export const sessionFacts = pgTable(
  "session_facts",
  {
    botId: text("bot_id").notNull(),
    sessionId: text("session_id").notNull(),
    userId: text("user_id").notNull(),
    channel: text().notNull(),
    startedAt: instant("started_at").notNull(),
    lastActiveAt: instant("last_active_at").notNull(),
    status: text().notNull(),
    outcome: text().notNull(),
    languages: text().array().notNull(),
    durationMs: bigint("duration_ms", { mode: "number" }),
    messageCount: integer("message_count").notNull(),
    agentMessageCount: integer("agent_message_count").notNull(),
    failureCount: integer("failure_count").notNull(),
    tasks: text().array().notNull(),
    isDeveloper: boolean("is_developer").notNull(),
    /** Null while none of its messages is held. */
    firstMessageAt: instant("first_message_at"),
    lastMessageAt: instant("last_message_at"),
    /** Of each of the bot's answers how long the user waited for it, and the place of its task in `tasks`, 0 for none. */
    responseMs: integer("response_ms").array().notNull(),
    responseTasks: smallint("response_tasks").array().notNull(),
    /** The places of the tasks in which the bot did not know what was meant, each as often as that was so. */
    failedTasks: smallint("failed_tasks").array().notNull(),
    /** The places of the tasks in the order in which the session was at them. */
    taskPath: smallint("task_path").array().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.botId, table.sessionId] }),
    index("session_facts_by_start").on(table.botId, table.startedAt),
    index("session_facts_by_message").on(table.botId, table.firstMessageAt),
    index("session_facts_by_user").on(table.botId, table.userId, table.startedAt),
  ],
);
