import "server-only";
import type { Span } from "@/lib/domain/span";

const dayMs = 86_400_000;
const hourMs = 3_600_000;
/** Days first, so that rows and progress come soon; then slices as wide as one request may safely ask for. */
const daysFirst = 7;
const sliceDays = 6;

/** How far back the first start reads, and how much of it at once. */
const firstDays = 30;
export const liveStartMs = 3 * hourMs;
const longestHistoryMs = 7 * 366 * dayMs;

/** Kore keeps nothing from before (kore-contract 4.4). */
export function koreFrom(now: number): number {
  return startOfDay(now - longestHistoryMs);
}

/** Where the background stops reading back unless somebody chose another day. */
export function defaultBackfillFrom(now: number): number {
  return startOfDay(now) - firstDays * dayMs;
}

/** Cuts a stretch of time at days of UTC into windows, newest first: a few single days, then wider ones. */
export function cutWindows(span: Span): Span[] {
  const windows: Span[] = [];
  let to = span.to;
  while (to > span.from) {
    const days = windows.length < daysFirst ? 1 : sliceDays;
    const from = Math.max(span.from, startOfDay(to - 1) - (days - 1) * dayMs);
    windows.push({ from, to });
    to = from;
  }
  return windows;
}

/**
 * The stretch to fetch for a reader of `span`: whole days of UTC, with an hour before for sessions that were going on
 * at its start and an hour after for their last messages. Null when nothing of it can be at Kore.
 */
export function spanToFetch(span: Span, now: number): Span | null {
  const from = Math.max(startOfDay(span.from - hourMs), koreFrom(now));
  const to = Math.min(startOfDay(span.to + hourMs) + dayMs, now);
  return span.from < span.to && from < to ? { from, to } : null;
}

export function startOfDay(time: number): number {
  return Math.floor(time / dayMs) * dayMs;
}
