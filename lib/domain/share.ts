import { contentSchema } from "./message-content";
import * as z from "./schema";
import { instantSchema } from "./session";

export const shareLimits = {
  days: { usual: 7, most: 30 },
  views: 1_000,
  words: 100,
  wordLength: 2_000,
  note: 500,
  passphrase: { least: 8, most: 200 },
} as const;

const idSchema = z.string().check(z.minLength(1), z.maxLength(500));

/** What is asked for with a new link. `seen` is of the preview it was made from. */
export const shareFormSchema = z.object({
  botId: idSchema,
  sessionId: idSchema,
  /** The stretch, both ends in it; null is the beginning of the session, or whatever its end will be. */
  firstMessageId: z.nullable(idSchema),
  lastMessageId: z.nullable(idSchema),
  /** Shows what is written later too. */
  isLive: z.boolean(),
  /** Blacked out wherever they are said. */
  words: z
    .array(z.string().check(z.minLength(1), z.maxLength(shareLimits.wordLength)))
    .check(z.maxLength(shareLimits.words)),
  note: z.string().check(z.trim(), z.maxLength(shareLimits.note)),
  days: z.number().check(z.int(), z.minimum(1), z.maximum(shareLimits.days.most)),
  maxViews: z.nullable(z.number().check(z.int(), z.minimum(1), z.maximum(shareLimits.views))),
  passphrase: z.nullable(
    z.string().check(z.minLength(shareLimits.passphrase.least), z.maxLength(shareLimits.passphrase.most)),
  ),
  seen: z.string().check(z.maxLength(100)),
});
export type ShareForm = z.infer<typeof shareFormSchema>;

/** Anything: what is no token opens nothing, in the words of a token that opens nothing. */
export const redeemFormSchema = z.object({
  token: z.optional(z.unknown()),
  passphrase: z.optional(z.unknown()),
});
export type RedeemForm = z.infer<typeof redeemFormSchema>;

/** A message for somebody outside: known by its place alone, and no address in it but those that can be read. */
export const sharedMessageSchema = z.object({
  at: instantSchema,
  direction: z.enum(["incoming", "outgoing"]),
  speaker: z.enum(["user", "bot", "agent", "system"]),
  contents: z.array(contentSchema),
  /** Which of the options it offers the user picked, by its place among them. */
  chosen: z.nullable(z.number()),
});
export type SharedMessage = z.infer<typeof sharedMessageSchema>;

export const sharedTranscriptSchema = z.object({
  /** The name of who shared it. */
  by: z.string(),
  note: z.string(),
  until: instantSchema,
  isLive: z.boolean(),
  messages: z.array(sharedMessageSchema),
});
export type SharedTranscript = z.infer<typeof sharedTranscriptSchema>;

export const sharePreviewSchema = z.object({
  messages: z.array(sharedMessageSchema),
  /** The ends of what is shown; null where nothing is. */
  firstMessageId: z.nullable(z.string()),
  lastMessageId: z.nullable(z.string()),
  /** Tells whether the same would be shown now. */
  seen: z.string(),
});
export type SharePreview = z.infer<typeof sharePreviewSchema>;

export const shareStates = ["open", "expired", "revoked", "used-up", "stopped"] as const;

export const listedShareSchema = z.object({
  id: z.string(),
  botId: z.string(),
  sessionId: z.string(),
  creator: z.string(),
  madeAt: instantSchema,
  expiresAt: instantSchema,
  /** `stopped`: its creator lost the right to share, or the bot's links were switched off. */
  state: z.enum(shareStates),
  views: z.number(),
  maxViews: z.nullable(z.number()),
  lastOpenedAt: z.nullable(instantSchema),
  isLive: z.boolean(),
  isPart: z.boolean(),
  hasPassphrase: z.boolean(),
  /** How many words or stretches of words are blacked out. */
  blackouts: z.number(),
  note: z.string(),
});
export type ListedShare = z.infer<typeof listedShareSchema>;

export const shareListSchema = z.object({ shares: z.array(listedShareSchema) });
export type ShareList = z.infer<typeof shareListSchema>;

/** The token is told once, here. */
export const madeShareSchema = z.object({ share: listedShareSchema, token: z.string() });
export type MadeShare = z.infer<typeof madeShareSchema>;

export const revokedSchema = z.object({ count: z.number() });

export const sharePolicySchema = z.object({ botId: z.string(), allowsShares: z.boolean() });
export type SharePolicy = z.infer<typeof sharePolicySchema>;
export const sharePolicyFormSchema = z.object({ allowsShares: z.boolean() });
