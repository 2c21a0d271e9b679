import "server-only";
import { createHash } from "node:crypto";
import type { Span } from "@/lib/domain/span";

/** A stretch of time to search, with the lexemes that every message of it has at least one of. */
export type SearchSlice = Span & { periods: string[] };

const dayMs = 86_400_000;
const blockDays = 32;
const firstDays = 1;
const growth = 4;

/**
 * The day and the block of days a message was written in, as lexemes of its search vector. With them the index itself
 * finds what was said in a stretch of time, and need not find all that was ever said first.
 */
export function periodsOf(botId: string, at: number): string[] {
  const day = Math.floor(at / dayMs);
  return [dayLexeme(botId, day), blockLexeme(botId, Math.floor(day / blockDays))];
}

/** Cuts a stretch of time into ever longer slices, newest first: few are read when there are many hits. */
export function* searchSlices(botId: string, { from, to }: Span): Generator<SearchSlice> {
  let end = to;
  for (let days = firstDays; end > from; days *= growth) {
    const lastDay = Math.floor((end - 1) / dayMs);
    const unit = days < blockDays ? 1 : blockDays;
    const last = Math.floor(lastDay / unit);
    const first = Math.max(last + 1 - days / unit, Math.floor(from / dayMs / unit));
    const lexeme = unit === 1 ? dayLexeme : blockLexeme;
    const periods = Array.from({ length: last - first + 1 }, (_, index) => lexeme(botId, first + index));
    const start = Math.max(from, first * unit * dayMs);
    yield { from: start, to: end, periods };
    end = start;
  }
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
