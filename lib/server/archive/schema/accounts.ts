import "server-only";
import { sql } from "drizzle-orm";
import {
  bigint,
  boolean,
  doublePrecision,
  index,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import type { TokenScope } from "@/lib/domain/api-token";
import type { Role } from "@/lib/domain/viewer";
import { bytes, instant } from "./columns";

/** A local account has neither issuer nor subject; one of an identity provider is known by both, never by its name. */
export const accounts = pgTable(
  "accounts",
  {
    id: uuid().primaryKey().defaultRandom(),
    name: text().notNull(),
    issuer: text(),
    subject: text(),
    /** Shown only: it identifies nobody. */
    email: text(),
    /** Null for demo accounts and those of an identity provider, which no password opens. */
    passwordHash: text("password_hash"),
    /** The sealed key of one-time codes; null while they are not asked for. */
    totpKey: bytes("totp_key"),
    /** The 30 s step of the last code that was taken: none is taken twice. */
    totpStep: bigint("totp_step", { mode: "number" }),
    /** Of the codes for when the device is lost, those that were not used. */
    recoveryHashes: text("recovery_hashes").array(),
    /** Made while nothing was real, by one click or by somebody who came in by one: it never sees a real bot. */
    isSandbox: boolean("is_sandbox").notNull().default(false),
    createdAt: instant("created_at").notNull().default(sql`now()`),
    disabledAt: instant("disabled_at"),
  },
  (table) => [
    uniqueIndex("accounts_by_name").on(sql`lower(name)`).where(sql`issuer is null`),
    uniqueIndex("accounts_by_subject").on(table.issuer, table.subject),
  ],
);

/** What an account may do on a bot; `*` is every bot, and a grant on one bot goes before it. */
export const accountBots = pgTable(
  "account_bots",
  {
    accountId: uuid("account_id")
      .notNull()
      .references(() => accounts.id, { onDelete: "cascade" }),
    botId: text("bot_id").notNull(),
    role: text().$type<Role>().notNull(),
  },
  (table) => [primaryKey({ columns: [table.accountId, table.botId] })],
);

/** The cookie's value is never stored, only its SHA-256. */
export const signIns = pgTable(
  "sign_ins",
  {
    tokenHash: bytes("token_hash").primaryKey(),
    accountId: uuid("account_id")
      .notNull()
      .references(() => accounts.id, { onDelete: "cascade" }),
    /** Of one entering of a password: the rows that followed each other as the cookie was replaced. */
    familyId: uuid("family_id").notNull().defaultRandom(),
    /** When the family began, which bounds all of it. */
    signedInAt: instant("signed_in_at").notNull().default(sql`now()`),
    createdAt: instant("created_at").notNull().default(sql`now()`),
    lastSeenAt: instant("last_seen_at").notNull().default(sql`now()`),
    /** Once another row took its place; parallel tabs may use it for some seconds more. */
    replacedAt: instant("replaced_at"),
    expiresAt: instant("expires_at").notNull(),
  },
  (table) => [
    index("sign_ins_by_account").on(table.accountId),
    index("sign_ins_by_family").on(table.familyId),
    index("sign_ins_by_expiry").on(table.expiresAt),
  ],
);

/** For programs; stored as the SHA-256 of what its owner saw once. */
export const apiTokens = pgTable(
  "api_tokens",
  {
    id: uuid().primaryKey().defaultRandom(),
    accountId: uuid("account_id")
      .notNull()
      .references(() => accounts.id, { onDelete: "cascade" }),
    name: text().notNull(),
    tokenHash: bytes("token_hash").notNull().unique("api_tokens_by_hash"),
    scopes: text().array().$type<TokenScope[]>().notNull(),
    createdAt: instant("created_at").notNull().default(sql`now()`),
    lastUsedAt: instant("last_used_at"),
    expiresAt: instant("expires_at").notNull(),
    revokedAt: instant("revoked_at"),
  },
  (table) => [index("api_tokens_by_account").on(table.accountId)],
);

/** Somebody who was led to a bot that is not theirs, or that does not exist, and asked for access. */
export const accessRequests = pgTable(
  "access_requests",
  {
    accountId: uuid("account_id")
      .notNull()
      .references(() => accounts.id, { onDelete: "cascade" }),
    botId: text("bot_id").notNull(),
    requestedAt: instant("requested_at").notNull().default(sql`now()`),
    decidedAt: instant("decided_at"),
    isGranted: boolean("is_granted"),
  },
  (table) => [primaryKey({ columns: [table.accountId, table.botId] })],
);

/** Tries to sign in by the SHA-256 of the name, known or not, as a bucket that empties with time. */
export const signInTries = pgTable("sign_in_tries", {
  nameHash: bytes("name_hash").primaryKey(),
  level: doublePrecision().notNull(),
  triedAt: instant("tried_at").notNull(),
});

/** Opens the page on which an account gets its password: the first admin's, or with an account an invitation. */
export const setupTokens = pgTable("setup_tokens", {
  tokenHash: bytes("token_hash").primaryKey(),
  accountId: uuid("account_id").references(() => accounts.id, { onDelete: "cascade" }),
  expiresAt: instant("expires_at").notNull(),
});
