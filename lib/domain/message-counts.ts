import type { Message } from "./message";
import { isFailure } from "./message-failure";

export type MessageCounts = { user: number; bot: number; agent: number; failures: number };

/** Who wrote how many messages, and how often the bot did not understand; the system's lines are nobody's. */
export function countMessages(messages: Message[]): MessageCounts {
  const counts: MessageCounts = { user: 0, bot: 0, agent: 0, failures: 0 };
  for (const message of messages) {
    const { kind } = message.speaker;
    if (kind !== "system") counts[kind] += 1;
    if (isFailure(message)) counts.failures += 1;
  }
  return counts;
}
