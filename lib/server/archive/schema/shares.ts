import "server-only";
import { sql } from "drizzle-orm";
import { boolean, index, integer, jsonb, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { accounts } from "./accounts";
import { bytes, instant } from "./columns";

/** What admins allow on a bot; a bot without a row allows nothing of it. */
export const botPolicies = pgTable("bot_policies", {
  botId: text("bot_id").primaryKey(),
  allowsShares: boolean("allows_shares").notNull().default(false),
});

/** Links that show one session, or a stretch of it, to somebody without a sign-in. */
export const shares = pgTable(
  "shares",
  {
    id: uuid().primaryKey().defaultRandom(),
    tokenHash: bytes("token_hash").notNull().unique("shares_by_hash"),
    botId: text("bot_id").notNull(),
    sessionId: text("session_id").notNull(),
    /** The stretch, both ends in it; null is the session's beginning or end. */
    firstMessageId: text("first_message_id"),
    lastMessageId: text("last_message_id"),
    /** Of a snapshot: nothing written later is in it. Null shows what is added too. */
    snapshotAt: instant("snapshot_at"),
    /** What was blacked out, by message id and place in its text. */
    blackouts: jsonb().notNull(),
    note: text().notNull(),
    createdBy: uuid("created_by")
      .notNull()
      .references(() => accounts.id, { onDelete: "cascade" }),
    createdAt: instant("created_at").notNull().default(sql`now()`),
    expiresAt: instant("expires_at").notNull(),
    maxViews: integer("max_views"),
    views: integer().notNull().default(0),
    lastOpenedAt: instant("last_opened_at"),
    passphraseHash: text("passphrase_hash"),
    revokedAt: instant("revoked_at"),
  },
  (table) => [
    index("shares_by_session").on(table.botId, table.sessionId),
    index("shares_by_creator").on(table.createdBy, table.createdAt),
  ],
);

/** A reader's cookie of one link, by its SHA-256. */
export const shareVisits = pgTable(
  "share_visits",
  {
    tokenHash: bytes("token_hash").primaryKey(),
    shareId: uuid("share_id")
      .notNull()
      .references(() => shares.id, { onDelete: "cascade" }),
    expiresAt: instant("expires_at").notNull(),
  },
  (table) => [
    index("share_visits_by_share").on(table.shareId),
    index("share_visits_by_expiry").on(table.expiresAt),
  ],
);

/** Messages whose hidden words somebody may see for some minutes, and why; an empty message id is the whole session. */
export const reveals = pgTable(
  "reveals",
  {
    accountId: uuid("account_id")
      .notNull()
      .references(() => accounts.id, { onDelete: "cascade" }),
    botId: text("bot_id").notNull(),
    sessionId: text("session_id").notNull(),
    messageId: text("message_id").notNull(),
    reason: text().notNull(),
    revealedAt: instant("revealed_at").notNull(),
    expiresAt: instant("expires_at").notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.accountId, table.botId, table.sessionId, table.messageId] }),
    index("reveals_by_expiry").on(table.expiresAt),
  ],
);
