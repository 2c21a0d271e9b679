import "server-only";
import { sql } from "drizzle-orm";
import { doublePrecision, pgTable, primaryKey, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { bytes, instant } from "./columns";

export const accounts = pgTable(
  "accounts",
  {
    id: uuid().primaryKey().defaultRandom(),
    name: text().notNull(),
    role: text().$type<"viewer" | "reviewer" | "admin">().notNull(),
    /** Null for demo accounts, which no password opens. */
    passwordHash: text("password_hash"),
    createdAt: instant("created_at").notNull().default(sql`now()`),
    disabledAt: instant("disabled_at"),
  },
  () => [uniqueIndex("accounts_by_name").on(sql`lower(name)`)],
);

/** Which bots an account may see; `*` is every bot. */
export const accountBots = pgTable(
  "account_bots",
  {
    accountId: uuid("account_id")
      .notNull()
      .references(() => accounts.id, { onDelete: "cascade" }),
    botId: text("bot_id").notNull(),
  },
  (table) => [primaryKey({ columns: [table.accountId, table.botId] })],
);

/** The cookie's value is never stored, only its SHA-256. */
export const signIns = pgTable("sign_ins", {
  tokenHash: bytes("token_hash").primaryKey(),
  accountId: uuid("account_id")
    .notNull()
    .references(() => accounts.id, { onDelete: "cascade" }),
  createdAt: instant("created_at").notNull().default(sql`now()`),
  lastSeenAt: instant("last_seen_at").notNull().default(sql`now()`),
  expiresAt: instant("expires_at").notNull(),
});

/** Tries to sign in by the SHA-256 of the name, known or not, as a bucket that empties with time. */
export const signInTries = pgTable("sign_in_tries", {
  nameHash: bytes("name_hash").primaryKey(),
  level: doublePrecision().notNull(),
  triedAt: instant("tried_at").notNull(),
});

export const setupTokens = pgTable("setup_tokens", {
  tokenHash: bytes("token_hash").primaryKey(),
  expiresAt: instant("expires_at").notNull(),
});
