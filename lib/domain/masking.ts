import * as z from "./schema";
import { instantSchema } from "./session";

/** What of a transcript is hidden from its reader, and what is revealed to them for a while. */
export const maskingSchema = z.object({
  /** Messages in which something is personal, revealed or not. */
  messageIds: z.array(z.string()),
  /** Whether the user's id or a tag is. */
  session: z.boolean(),
  /** Without a message it is the whole session. */
  revealed: z.array(z.object({ messageId: z.nullable(z.string()), until: instantSchema })),
});
export type Masking = z.infer<typeof maskingSchema>;

export const reasonSchema = z.string().check(z.trim(), z.minLength(3), z.maxLength(300));

/** Without a message the whole session is revealed. */
export const revealRequestSchema = z.object({
  botId: z.string(),
  messageId: z.nullable(z.string().check(z.minLength(1), z.maxLength(200))),
  reason: reasonSchema,
});
export type RevealRequest = z.infer<typeof revealRequestSchema>;

export const revealMs = 5 * 60_000;
