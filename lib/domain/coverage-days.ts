import type { Coverage } from "./coverage";
import { trailingMs } from "./coverage-summary";
import { mergeSpans, overlaps, readSpan, type Span, subtractSpans } from "./span";
import { zoneDays } from "./zone-days";

/** `dropped` is past the retention of the archive, `expired` past Kore's; `doubtful` is held, though Kore announced more. */
export type DayState =
  | "complete"
  | "doubtful"
  | "partial"
  | "loading"
  | "failed"
  | "missing"
  | "dropped"
  | "expired"
  | "future";
export type CoverageDay = Span & { day: string; state: DayState; failures: Coverage["failed"] };

type Limits = { now: number; zone: string; keptFrom: number | null; koreFrom: number };

/** What the archive holds of each day of `zone` that the span touches, oldest first. */
export function coverageDays(coverage: Coverage, span: Span, limits: Limits): CoverageDay[] {
  const { now, zone } = limits;
  const covered = mergeSpans(coverage.covered.map(readSpan));
  const pending = mergeSpans(coverage.pending.map(readSpan));
  const doubtful = (coverage.doubtful ?? []).map(readSpan);
  return zoneDays(span, zone).map(({ day, from, to }) => {
    const whole = { from, to: Math.min(to, now) };
    const failures = coverage.failed.filter((window) => overlaps(readSpan(window), whole));
    const state = (): DayState => {
      if (from >= now) return "future";
      const gaps = subtractSpans(whole, covered).filter(
        (gap) => gap.to < now || gap.to - gap.from > trailingMs,
      );
      if (gaps.length === 0) return doubtful.some((part) => overlaps(part, whole)) ? "doubtful" : "complete";
      if (failures.length > 0) return "failed";
      if (gaps.some((gap) => pending.some((part) => overlaps(part, gap)))) return "loading";
      if (limits.keptFrom !== null && to <= limits.keptFrom) return "dropped";
      if (to <= limits.koreFrom) return "expired";
      return covered.some((part) => overlaps(part, whole)) ? "partial" : "missing";
    };
    return { day, from, to, state: state(), failures };
  });
}
