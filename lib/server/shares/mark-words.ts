import "server-only";
import { createHmac } from "node:crypto";
import { findWords, wordsAt } from "@/lib/domain/black-out";
import type { Blackout } from "../archive/shares";
import { type InstallationKey, keyRing } from "../keys";
import type { SharedStretch } from "./read-stretch";

/** Words as places, so that they are stored nowhere; those that are not said leave nothing. */
export function toBlackouts({ ids, messages }: SharedStretch, words: string[]): Blackout[] {
  return words.flatMap((one) => {
    const place = findWords(messages, one);
    const messageId = place && ids[place.message];
    if (!messageId) return [];
    const { text, from, to } = place;
    return { messageId, text, from, to, mark: markOf(keyRing()[0], wordsAt(messages, place)) };
  });
}

/** The words that stand at the places; null when one is no longer what it was, as nobody knows then what to hide. */
export function wordsOf({ ids, messages }: SharedStretch, blackouts: Blackout[]): string[] | null {
  const words = blackouts.map(({ messageId, mark, ...place }) => {
    const found = wordsAt(messages, { message: ids.indexOf(messageId), ...place });
    return keyRing().some((key) => markOf(key, found) === mark) ? found : null;
  });
  const known = words.filter((found) => found !== null);
  return known.length === words.length ? known : null;
}

/** Under a key: short words could be guessed from a bare hash. */
function markOf(key: InstallationKey, words: string): string {
  return createHmac("sha256", key.derive("share-words")).update(words).digest("base64url");
}
