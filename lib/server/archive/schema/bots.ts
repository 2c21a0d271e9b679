import "server-only";
import { integer, pgTable, text } from "drizzle-orm/pg-core";
import { bytes, instant } from "./columns";

/** Bots connected on the settings page; those of the settings are not here. */
export const bots = pgTable("bots", {
  id: text().primaryKey(),
  name: text().notNull(),
  host: text().notNull(),
  clientId: text("client_id").notNull(),
  /** An envelope that opens for this id and this host alone, under a key the database does not know. */
  sealedSecret: bytes("sealed_secret").notNull(),
  kind: text().$type<"bot" | "admin">().notNull(),
  algorithm: text().$type<"HS256" | "HS512">().notNull(),
  inactivityTimeoutMs: integer("inactivity_timeout_ms").notNull(),
  /** Rises with each change: nobody overwrites what they have not seen. */
  version: integer().notNull().default(1),
  createdAt: instant("created_at").notNull(),
  changedAt: instant("changed_at").notNull(),
  /** As the account was called then. */
  changedBy: text("changed_by").notNull(),
});

/** Bots whose conversations leave the archive, in the background and a few at a time; the row goes last. */
export const botErasures = pgTable("bot_erasures", {
  botId: text("bot_id").primaryKey(),
  askedAt: instant("asked_at").notNull(),
});
