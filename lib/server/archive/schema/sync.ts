import "server-only";
import { sql } from "drizzle-orm";
import {
  bigint,
  boolean,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import { bytes, instant } from "./columns";

/** A stretch of a bot's time that was asked of Kore, and what came of it: queue and coverage in one. */
export const syncWindows = pgTable(
  "sync_windows",
  {
    id: uuid().primaryKey().defaultRandom(),
    botId: text("bot_id").notNull(),
    /** `live` is one row a bot, whose end moves with the clock. */
    kind: text().$type<"backfill" | "request" | "live">().notNull(),
    fromAt: instant("from_at").notNull(),
    toAt: instant("to_at").notNull(),
    state: text().$type<"planned" | "running" | "covered" | "failed">().notNull(),
    /** Lower runs first: people who wait, then the recent, then the old. */
    priority: integer().notNull(),
    attempts: integer().notNull().default(0),
    failureCode: text("failure_code"),
    failureDetail: text("failure_detail"),
    failedAt: instant("failed_at"),
    nextAttemptAt: instant("next_attempt_at"),
    /** Rises with every lease; a write under an older fence is refused. */
    fence: bigint({ mode: "number" }).notNull().default(0),
    leaseUntil: instant("lease_until"),
    coveredAt: instant("covered_at"),
  },
  (table) => [
    uniqueIndex("sync_windows_live").on(table.botId).where(sql`kind = 'live'`),
    index("sync_windows_queue").on(table.botId, table.state, table.priority, table.toAt.desc().nullsFirst()),
  ],
);

export const botSync = pgTable("bot_sync", {
  botId: text("bot_id").primaryKey(),
  /** When somebody last had a page of this bot open. */
  lookedAt: instant("looked_at"),
  /** Kore is not to be asked before, as it said or as an outage advises. */
  pausedUntil: instant("paused_until"),
  /** Bounds how far before a range a session can have started and still be active in it. */
  longestSessionMs: bigint("longest_session_ms", { mode: "number" }).notNull().default(0),
  sessionCount: bigint("session_count", { mode: "number" }).notNull().default(0),
  /** Sessions whose last activity is longer ago leave the archive; null keeps them all. */
  retentionDays: integer("retention_days"),
  /** How far back the background reads; null is the first days only. */
  backfillFrom: instant("backfill_from"),
  isBackfillPaused: boolean("is_backfill_paused").notNull().default(false),
});

/** Calls of the last hour, so that every process and every start keeps to one budget. */
export const koreCalls = pgTable(
  "kore_calls",
  {
    id: bigint({ mode: "number" }).primaryKey().generatedAlwaysAsIdentity(),
    botId: text("bot_id").notNull(),
    calledAt: instant("called_at").notNull(),
  },
  (table) => [index("kore_calls_by_time").on(table.botId, table.calledAt)],
);

/** What was erased and must not come back, by SHA-256: it holds nothing of the person. */
export const erasures = pgTable(
  "erasures",
  {
    botId: text("bot_id").notNull(),
    kind: text().$type<"user" | "session">().notNull(),
    subjectHash: bytes("subject_hash").notNull(),
    erasedAt: instant("erased_at").notNull(),
  },
  (table) => [primaryKey({ columns: [table.botId, table.kind, table.subjectHash] })],
);

/** While a copy of the embedded archive is made, nobody writes conversations; a copy that died lets go by itself. */
export const writeHolds = pgTable("write_holds", {
  id: uuid().primaryKey(),
  heldUntil: instant("held_until").notNull(),
});
