import type { Coverage, FailureCode } from "../coverage";
import { mergeSpans, readSpan, type Span, subtractSpans } from "../span";

/** Why part of a bucket is not in the archive: the fetch failed, is under way, or was never asked for. */
export type GapReason = { kind: "failed"; code: FailureCode } | { kind: "loading" } | { kind: "unasked" };

export type BucketColumn = {
  /** The part of the bucket that lies in the range, to its end when it is not over, in epoch milliseconds. */
  from: number;
  to: number;
  /** How much of what is past of it the archive holds. */
  held: "all" | "some" | "none";
  /** Null when all is held. */
  reason: GapReason | null;
  /** The bucket is not over, so its counts will grow. */
  isUnfinished: boolean;
  /** The range begins or ends within it. */
  isCut: boolean;
};

type Stretch = { from: string; to: string; buckets: { from: string; to: string }[] };

// The live window trails the clock by its cadence; two minutes behind is not a gap.
const liveLagMs = 120_000;

/**
 * The buckets up to `now` with what the archive holds of them, so that a gap is seen as a gap and not as zero.
 * `coverage` is null while it is not known: then no gap is claimed.
 */
export function bucketColumns(stretch: Stretch, coverage: Coverage | null, now: number): BucketColumn[] {
  const from = Date.parse(stretch.from);
  const to = Math.max(from, Math.min(Date.parse(stretch.to), now));
  const reachesNow = Date.parse(stretch.to) >= now - liveLagMs;
  const covered = toSpans(coverage?.covered ?? [{ from: stretch.from, to: stretch.to }]);
  return stretch.buckets
    .map(readSpan)
    .filter((whole) => whole.from < to)
    .map((whole): BucketColumn => {
      const part = { from: Math.max(whole.from, from), to: Math.min(whole.to, to) };
      const isUnfinished = whole.to > now && reachesNow;
      const missing = subtractSpans(part, covered);
      const missingMs = missing.reduce((sum, gap) => sum + gap.to - gap.from, 0);
      const isHeld = missingMs === 0 || (missingMs <= liveLagMs && whole.to >= to);
      const held = isHeld ? "all" : missingMs === part.to - part.from ? "none" : "some";
      return {
        from: part.from,
        to: isUnfinished ? whole.to : part.to,
        held,
        reason: held === "all" ? null : gapReason(missing, coverage),
        isUnfinished,
        isCut: part.from > whole.from || (part.to < whole.to && !isUnfinished),
      };
    });
}

/** Whether all that is past of a stretch is in the archive; what is not known is not held. */
export function isHeld(
  stretch: { from: string; to: string },
  coverage: Coverage | null,
  now: number,
): boolean {
  const [column] = bucketColumns({ ...stretch, buckets: [stretch] }, coverage, now);
  return coverage !== null && (column === undefined || column.held === "all");
}

/** A failure waits for a person, so it is named before what is merely on its way. */
function gapReason(missing: Span[], coverage: Coverage | null): GapReason {
  const overlaps = (span: Span) => missing.some((gap) => gap.from < span.to && span.from < gap.to);
  const failed = coverage?.failed.find((window) => overlaps(readSpan(window)));
  if (failed) return { kind: "failed", code: failed.code };
  return toSpans(coverage?.pending ?? []).some(overlaps) ? { kind: "loading" } : { kind: "unasked" };
}

function toSpans(spans: { from: string; to: string }[]): Span[] {
  return mergeSpans(spans.map(readSpan));
}
