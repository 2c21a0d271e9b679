import { locales } from "./preferences";
import * as z from "./schema";
import { instantSchema } from "./session";

/** How far back a bot's conversations are read from Kore, and how long they are kept. */
export const historySettingsSchema = z.object({
  botId: z.string(),
  /** The background reads back to here. */
  backfillFrom: instantSchema,
  /** While it is paused only recent hours and what somebody looks at are read. */
  isPaused: z.boolean(),
  /** What the background still has to read; null when it is done. */
  left: z.nullable(z.object({ from: instantSchema, to: instantSchema, calls: z.number(), ms: z.number() })),
  /** Sessions whose last activity is longer ago leave the archive; null keeps them all. */
  retentionDays: z.nullable(z.number()),
  /** Kore keeps nothing from before. */
  koreFrom: instantSchema,
});
export type HistorySettings = z.infer<typeof historySettingsSchema>;

export const mostRetentionDays = 36_500;

/** What is left out stays as it is. */
export const historyChangeSchema = z.object({
  backfillFrom: z.optional(instantSchema),
  isPaused: z.optional(z.boolean()),
  retentionDays: z.optional(
    z.nullable(z.number().check(z.int(), z.minimum(1), z.maximum(mostRetentionDays))),
  ),
});
export type HistoryChange = z.infer<typeof historyChangeSchema>;

/** What a retention of so many days would take out of the archive now. */
export const expiringSchema = z.object({ sessions: z.number() });
export type Expiring = z.infer<typeof expiringSchema>;

/** Without `confirmed` nothing is erased, and the counts tell what would be. */
export const erasureRequestSchema = z.object({
  userId: z.string().check(z.minLength(1), z.maxLength(1_000)),
  confirmed: z.boolean(),
});
export type ErasureRequest = z.infer<typeof erasureRequestSchema>;

/** What the archive holds of a person, kind by kind. */
const heldCounts = {
  sessions: z.number(),
  messages: z.number(),
  /** Of sessions and messages, as they were before they changed. */
  versions: z.number(),
  tags: z.number(),
  /** Links that show one of the sessions to somebody. */
  shares: z.number(),
};

export const erasureSchema = z.object({
  userId: z.string(),
  ...heldCounts,
  /** When they were erased; null when they were only counted. */
  erasedAt: z.nullable(instantSchema),
  /** What was erased by whom and when, sealed by the installation's key; null when nothing was. */
  receipt: z.nullable(z.string()),
});
export type Erasure = z.infer<typeof erasureSchema>;

/** Everything held of one user, as records or as a page to read. */
export const personExportRequestSchema = z.object({
  userId: z.string().check(z.minLength(1), z.maxLength(1_000)),
  format: z.enum(["json", "html"]),
  locale: z.enum(locales),
});
export type PersonExportRequest = z.infer<typeof personExportRequestSchema>;
