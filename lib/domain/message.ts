import { maskingSchema } from "./masking";
import { contentSchema } from "./message-content";
import { usualResponseSchema } from "./response-times";
import * as z from "./schema";
import { instantSchema, sessionSchema, tagSchema } from "./session";

export const speakerSchema = z.object({
  kind: z.enum(["user", "bot", "agent", "system"]),
  name: z.nullable(z.string()),
});
export type Speaker = z.infer<typeof speakerSchema>;

export const latencySchema = z.object({
  totalMs: z.nullable(z.number()),
  speechToTextMs: z.nullable(z.number()),
  botMs: z.nullable(z.number()),
  textToSpeechMs: z.nullable(z.number()),
});
export type Latency = z.infer<typeof latencySchema>;

export const messageSchema = z.object({
  id: z.string(),
  at: instantSchema,
  direction: z.enum(["incoming", "outgoing"]),
  speaker: speakerSchema,
  contents: z.array(contentSchema),
  /** The label the user saw when it differs from what was sent (an incoming message's altText). */
  label: z.nullable(z.string()),
  taskName: z.nullable(z.string()),
  language: z.nullable(z.string()),
  /** How long the bot took, where the voice gateway told. */
  latency: z.nullable(latencySchema),
  tags: z.array(tagSchema),
});
export type Message = z.infer<typeof messageSchema>;

const transcriptFields = {
  session: sessionSchema,
  /** How long the answers of the tasks in it usually take. */
  usualResponses: z.array(usualResponseSchema),
  /** Not there where nothing can be revealed. */
  masking: z.optional(maskingSchema),
};
export const transcriptSchema = z.object({ ...transcriptFields, messages: z.array(messageSchema) });
export type Transcript = z.infer<typeof transcriptSchema>;

/** The same where the messages are checked apart. */
export const transcriptHeadSchema = z.object({ ...transcriptFields, messages: z.array(z.unknown()) });
