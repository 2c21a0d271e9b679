import * as z from "./schema";
import { snippetSchema } from "./search-snippet";

export const outcomes = ["self-service", "agent", "drop-off", "unknown"] as const;
export const outcomeSchema = z.enum(outcomes);
export type Outcome = z.infer<typeof outcomeSchema>;

export const sessionStatuses = ["active", "closed", "unknown"] as const;
export const sessionStatusSchema = z.enum(sessionStatuses);
export type SessionStatus = z.infer<typeof sessionStatusSchema>;

/** Who wrote to the user: the bot alone, or a live agent too. */
export const handlers = ["bot", "agent"] as const;
export type Handler = (typeof handlers)[number];

export const tagSchema = z.object({
  scope: z.enum(["session", "user", "message"]),
  name: z.string(),
  value: z.string(),
});
export type Tag = z.infer<typeof tagSchema>;

/** Instants are ISO 8601 in UTC. */
export const instantSchema = z.iso.datetime();

export const sessionSchema = z.object({
  id: z.string(),
  botId: z.string(),
  userId: z.string(),
  channel: z.string(),
  startedAt: instantSchema,
  /** Kore's `end_time`; null while the session is active. Later messages can exist (kore-contract 1.2). */
  endedAt: z.nullable(instantSchema),
  status: sessionStatusSchema,
  outcome: outcomeSchema,
  languages: z.array(z.string()),
  /** Never negative, though Kore's end can lie before its start; null while the session is active. */
  durationMs: z.nullable(z.number()),
  messageCount: z.number(),
  taskCount: z.number(),
  isDeveloper: z.boolean(),
  /** False for a session known only from its messages. */
  isListed: z.boolean(),
  tags: z.array(tagSchema),
});
export type Session = z.infer<typeof sessionSchema>;

/** What a search found in a session. */
export const sessionHitsSchema = z.object({
  /** Of the messages that have it, oldest first. */
  messageIds: z.array(z.string()),
  /** The first few of them. */
  shown: z.array(
    z.object({
      messageId: z.string(),
      at: instantSchema,
      speaker: z.enum(["user", "bot", "agent", "system"]),
      snippet: snippetSchema,
    }),
  ),
});
export type SessionHits = z.infer<typeof sessionHitsSchema>;

export const listedSessionSchema = z.extend(sessionSchema, { hits: z.optional(sessionHitsSchema) });
export type ListedSession = z.infer<typeof listedSessionSchema>;

export const sessionPageSchema = z.object({
  sessions: z.array(listedSessionSchema),
  /** Opaque; send it back as `after`. Null on the last page. */
  nextCursor: z.nullable(z.string()),
});
export type SessionPage = z.infer<typeof sessionPageSchema>;

/** When it is not exact there are more than `count`. */
export const sessionCountSchema = z.object({ count: z.number(), isExact: z.boolean() });
export type SessionCount = z.infer<typeof sessionCountSchema>;
