import type { Bot } from "./viewer";

/** What an admin may know of a bot's settings; nothing in it is secret. */
export type BotSettings = Bot & {
  /** Origin of the Kore platform. */
  host: string;
  kind: "bot" | "admin";
  algorithm: string;
  inactivityTimeoutMs: number;
};
