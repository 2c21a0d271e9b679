import "server-only";
import type { Span } from "@/lib/domain/span";

/** A request must span less than 7 days, and whether exactly 7 are taken is unknown (kore-contract 1.3). */
export const longestRequestMs = 7 * 86_400_000 - 1;

/** Cuts a span into touching parts that one request may ask for, newest first. */
export function sliceRange(span: Span, longestMs = longestRequestMs): Span[] {
  const parts: Span[] = [];
  for (let to = span.to; to > span.from; to -= longestMs) {
    parts.push({ from: Math.max(span.from, to - longestMs), to });
  }
  return parts;
}
