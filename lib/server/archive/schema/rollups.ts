import "server-only";
import { boolean, date, integer, pgTable, primaryKey, smallint, text } from "drizzle-orm/pg-core";
import { bytes } from "./columns";

/**
 * Sessions by the day of UTC they started on. The n-th of the 96 counts is of those that started before the end of the
 * day's n-th quarter of an hour, so that two of them tell how many started in any part of the day, in any zone.
 */
export const sessionDays = pgTable(
  "session_days",
  {
    botId: text("bot_id").notNull(),
    day: date().notNull(),
    channel: text().notNull(),
    outcome: text().notNull(),
    isDeveloper: boolean("is_developer").notNull(),
    counts: integer().array().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.botId, table.day, table.channel, table.outcome, table.isDeveloper] }),
  ],
);

/** Messages by the day they were written on, with the channel of their session; counts as in `session_days`. */
export const messageDays = pgTable(
  "message_days",
  {
    botId: text("bot_id").notNull(),
    day: date().notNull(),
    channel: text().notNull(),
    speaker: text().notNull(),
    isDeveloper: boolean("is_developer").notNull(),
    counts: integer().array().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.botId, table.day, table.channel, table.speaker, table.isDeveloper] }),
  ],
);

/** Sessions by the day they started on and a value they have of a facet; `name` is a tag's, else empty. */
export const facetDays = pgTable(
  "facet_days",
  {
    botId: text("bot_id").notNull(),
    facet: text().notNull(),
    day: date().notNull(),
    channel: text().notNull(),
    outcome: text().notNull(),
    isDeveloper: boolean("is_developer").notNull(),
    /** Of name and value, which can be longer than an index entry may be. */
    valueHash: bytes("value_hash").notNull(),
    name: text().notNull(),
    value: text().notNull(),
    sessions: integer().notNull(),
  },
  (table) => [
    primaryKey({
      name: "facet_days_pk",
      columns: [
        table.botId,
        table.facet,
        table.day,
        table.channel,
        table.outcome,
        table.isDeveloper,
        table.valueHash,
      ],
    }),
  ],
);

/**
 * How long users waited for the bot: answers by the day of UTC they came on, their task (empty outside of any) and the
 * bucket of their time (`bucketBoundsMs`), with the channel of their session.
 */
export const responseDays = pgTable(
  "response_days",
  {
    botId: text("bot_id").notNull(),
    day: date().notNull(),
    task: text().notNull(),
    channel: text().notNull(),
    isDeveloper: boolean("is_developer").notNull(),
    bucket: smallint().notNull(),
    answers: integer().notNull(),
  },
  (table) => [
    primaryKey({
      columns: [table.botId, table.task, table.day, table.channel, table.isDeveloper, table.bucket],
    }),
  ],
);
