import { type Message, messageSchema, type Transcript, transcriptHeadSchema } from "./message";

const mostChecked = 50;

/** To check each of ten thousand would take longer than to draw them: one reading made them all, and some are checked. */
export function parseTranscript(value: unknown): Transcript {
  const { messages, ...head } = transcriptHeadSchema.parse(value);
  for (const message of messages.slice(0, mostChecked)) messageSchema.parse(message);
  return { ...head, messages: messages as Message[] };
}
