import type { Coverage } from "./coverage";
import { mergeSpans, overlaps, readSpan, type Span, subtractSpans } from "./span";
import type { ResolvedRange } from "./time-range";

export type CoverageSummary = {
  /** The newest stretch of the range without a gap; null when nothing of its end is held. */
  complete: Span | null;
  /** What is missing of the range and is on its way or waits for its turn. */
  loading: Span | null;
  failed: Coverage["failed"];
  /** Where Kore gave less than it had announced, as one; null when there is nothing to doubt. */
  doubtful: (Span & { missing: number }) | null;
};

/** The live window trails the clock by its cadence; that much missing at the end is no gap. */
export const trailingMs = 180_000;

export function summarizeCoverage(coverage: Coverage, range: ResolvedRange, now: number): CoverageSummary {
  const covered = mergeSpans(coverage.covered.map(readSpan));
  const pending = mergeSpans(coverage.pending.map(readSpan));
  const oldest = Math.min(
    ...[...covered, ...pending, ...coverage.failed.map(readSpan)].map(({ from }) => from),
  );
  const whole = {
    from: range.from === null ? oldest : Date.parse(range.from),
    to: Math.min(range.to === null ? now : Date.parse(range.to), now),
  };
  if (!(whole.from < whole.to)) return { complete: null, loading: null, failed: [], doubtful: null };

  const failed = coverage.failed.filter((window) => overlaps(readSpan(window), whole));
  const held = covered.findLast((span) => span.from < whole.to && span.to > whole.from);
  const reachesEnd = held !== undefined && held.to >= whole.to - trailingMs;
  const complete = reachesEnd ? { from: Math.max(held.from, whole.from), to: whole.to } : null;

  const missing = subtractSpans(whole, [...covered, ...failed.map(readSpan)]).filter(
    ({ from, to }) => to < whole.to || to - from > trailingMs,
  );
  const first = missing[0];
  const last = missing.at(-1);
  const isExpected = missing.some((gap) => pending.some((span) => overlaps(span, gap)));
  const loading = first && last && isExpected ? { from: first.from, to: last.to } : null;
  const doubtful = (coverage.doubtful ?? []).filter((part) => overlaps(readSpan(part), whole));
  return { complete, loading, failed, doubtful: joined(doubtful) };
}

function joined(parts: NonNullable<Coverage["doubtful"]>): CoverageSummary["doubtful"] {
  const spans = mergeSpans(parts.map(readSpan));
  const [first, last] = [spans[0], spans.at(-1)];
  if (!first || !last) return null;
  return { from: first.from, to: last.to, missing: parts.reduce((sum, { missing }) => sum + missing, 0) };
}
