import "server-only";
import { createHmac } from "node:crypto";
import { derivedKey } from "../keys";

const length = 16;

/**
 * Stands for a person of a bot in the audit, the same one each time: an entry outlives the erasure of whom it is about,
 * and holds nothing of them.
 */
export function personMark(botId: string, userId: string): string {
  return `person-${markOf(["person", botId, userId])}`;
}

/** Tells whether two searches were for the same words, and not for which. */
export function searchMark(words: unknown): string {
  return markOf(["search", words]);
}

function markOf(value: unknown): string {
  return createHmac("sha256", derivedKey("audit"))
    .update(JSON.stringify(value))
    .digest("hex")
    .slice(0, length);
}
