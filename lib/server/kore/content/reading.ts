import "server-only";
import type { MessageContent } from "@/lib/domain/message-content";

/** What was found in a record; `role` when a template says that an agent or the system speaks. */
export type Reading = { contents: MessageContent[]; role: "agent" | "system" | null };

export type ReadingContext = {
  direction: "incoming" | "outgoing";
  channel: string;
  /** Entities of the text around were decoded already; a second time would change what was written. */
  isDecoded: boolean;
  depth: number;
};

export type JsonObject = Record<string, unknown>;

export function isObject(value: unknown): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The value of a text that is a JSON object or a list with objects; undefined for everything people write. */
export function parseStructure(text: string): unknown {
  if (!/^\s*[[{"]/.test(text)) return undefined;
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return undefined;
  }
  if (typeof value === "string") return parseStructure(value);
  return isObject(value) || (Array.isArray(value) && value.some(isObject)) ? value : undefined;
}
