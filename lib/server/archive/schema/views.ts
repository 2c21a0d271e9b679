import "server-only";
import { sql } from "drizzle-orm";
import { boolean, index, jsonb, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { accounts } from "./accounts";
import { instant } from "./columns";

/** A list of sessions that somebody gave a name. */
export const savedViews = pgTable(
  "saved_views",
  {
    id: uuid().primaryKey().defaultRandom(),
    botId: text("bot_id").notNull(),
    accountId: uuid("account_id")
      .notNull()
      .references(() => accounts.id, { onDelete: "cascade" }),
    name: text().notNull(),
    description: text().notNull(),
    /** The address of the list, without the bot. */
    words: text().notNull(),
    /** The columns as they stood; read with care, since columns come and go. */
    columns: jsonb().$type<string[]>().notNull(),
    isShared: boolean("is_shared").notNull(),
    createdAt: instant("created_at").notNull().default(sql`now()`),
  },
  (table) => [index("saved_views_by_bot").on(table.botId, table.accountId)],
);

/** What one person made of a view, a prebuilt one too. */
export const viewMarks = pgTable(
  "view_marks",
  {
    accountId: uuid("account_id")
      .notNull()
      .references(() => accounts.id, { onDelete: "cascade" }),
    botId: text("bot_id").notNull(),
    viewId: text("view_id").notNull(),
    isStarred: boolean("is_starred").notNull().default(false),
    isDefault: boolean("is_default").notNull().default(false),
  },
  (table) => [primaryKey({ columns: [table.accountId, table.botId, table.viewId] })],
);
