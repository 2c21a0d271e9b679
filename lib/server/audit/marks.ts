import "server-only";
import { createHmac } from "node:crypto";
import { type InstallationKey, keyRing } from "../keys";

const length = 16;

/**
 * Stands for a person of a bot in the audit, the same one each time: an entry outlives the erasure of whom it is about,
 * and holds nothing of them.
 */
export function personMark(botId: string, userId: string): string {
  return printPerson(keyRing()[0], botId, userId);
}

/** Those that entries written with earlier keys have too. */
export function personMarks(botId: string, userId: string): string[] {
  return keyRing().map((key) => printPerson(key, botId, userId));
}

function printPerson(key: InstallationKey, botId: string, userId: string): string {
  return `person-${markOf(key, ["person", botId, userId])}`;
}

/** Tells whether two searches were for the same words, and not for which. */
export function searchMark(words: unknown): string {
  return markOf(keyRing()[0], ["search", words]);
}

function markOf(key: InstallationKey, value: unknown): string {
  return createHmac("sha256", key.derive("audit"))
    .update(JSON.stringify(value))
    .digest("hex")
    .slice(0, length);
}
