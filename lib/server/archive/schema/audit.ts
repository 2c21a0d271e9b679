import "server-only";
import { bigint, index, integer, jsonb, pgTable, text, uuid } from "drizzle-orm/pg-core";
import type { AuditAction } from "@/lib/domain/audit";
import { bytes, instant } from "./columns";

/**
 * Who did what, in the order in which it was written. The database refuses to change or delete a row, and each holds an
 * HMAC over itself and the one before it, under a key the database does not know.
 */
export const auditEntries = pgTable(
  "audit_entries",
  {
    place: bigint({ mode: "number" }).primaryKey(),
    at: instant("at").notNull(),
    action: text().$type<AuditAction>().notNull(),
    /** Null for somebody who was not signed in. No reference: an entry outlives its account. */
    accountId: uuid("account_id"),
    /** As the account was called then. */
    accountName: text("account_name").notNull(),
    botId: text("bot_id"),
    /** The session, message, share or account it was done to. */
    target: text(),
    detail: jsonb().$type<Record<string, string | number | boolean>>().notNull(),
    /** Of the key that `mac` was made with. */
    keyId: bytes("key_id").notNull(),
    mac: bytes().notNull(),
  },
  (table) => [
    index("audit_entries_by_bot").on(table.botId, table.place),
    index("audit_entries_by_account").on(table.accountId, table.place),
    index("audit_entries_by_action").on(table.action, table.place),
    index("audit_entries_by_time").on(table.at),
  ],
);

/** One row: the end of the chain, which the next entry goes on from. */
export const auditHead = pgTable("audit_head", {
  id: integer().primaryKey(),
  place: bigint({ mode: "number" }).notNull(),
  mac: bytes().notNull(),
});

/** One row: the key that this archive's secrets are sealed with, by a check value that tells nothing of it. */
export const installation = pgTable("installation", {
  id: integer().primaryKey(),
  keyId: bytes("key_id").notNull(),
});
