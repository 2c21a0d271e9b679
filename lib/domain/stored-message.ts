import type { Speaker } from "./message";
import type { Tag } from "./session";

/** A message as the archive keeps it, with what is known from it of its session. */
export type StoredMessage = {
  id: string;
  sessionId: string;
  userId: string;
  channel: string;
  createdAt: string;
  direction: "incoming" | "outgoing";
  speaker: Speaker["kind"];
  /** The bot did not know what was meant. */
  isFailure: boolean;
  /** What the bot was at. */
  task: string | null;
  text: string;
  language: string | null;
  isDeveloper: boolean;
  tags: Tag[];
  raw: unknown;
};
