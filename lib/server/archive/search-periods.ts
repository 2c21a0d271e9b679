import "server-only";
import { createHash } from "node:crypto";

const dayMs = 86_400_000;
const blockDays = 32;
const mostDays = 40;
const mostBlocks = 40;

/**
 * The day and the block of days a message was written in, as lexemes of its search vector. With them the index itself
 * finds what was said in a stretch of time, and need not find all that was ever said first.
 */
export function periodsOf(botId: string, at: number): string[] {
  const day = Math.floor(at / dayMs);
  return [dayLexeme(botId, day), blockLexeme(botId, Math.floor(day / blockDays))];
}

/** The lexemes of a stretch of time; none when they would be so many that they only slow the search down. */
export function periodsWithin(botId: string, from: number, to: number): string[] {
  const isShort = to - from <= mostDays * dayMs;
  const unit = (isShort ? 1 : blockDays) * dayMs;
  const first = Math.floor(from / unit);
  const count = Math.floor((to - 1) / unit) - first + 1;
  if (count > mostBlocks) return [];
  const lexeme = isShort ? dayLexeme : blockLexeme;
  return Array.from({ length: count }, (_, index) => lexeme(botId, first + index));
}

/** No word begins with a control character. */
function dayLexeme(botId: string, day: number): string {
  return `\u0001${shortName(botId)}d${day}`;
}

function blockLexeme(botId: string, block: number): string {
  return `\u0001${shortName(botId)}b${block}`;
}

const shortNames = new Map<string, string>();

/** Two bots of one name would only make the index less sharp. */
function shortName(botId: string): string {
  const known = shortNames.get(botId);
  if (known) return known;
  const name = createHash("sha256").update(botId).digest("hex").slice(0, 6);
  shortNames.set(botId, name);
  return name;
}
