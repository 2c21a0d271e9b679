import type { Coverage, FailureCode } from "./coverage";
import * as z from "./schema";
import { instantSchema } from "./session";
import { mergeSpans, readSpan, type Span, subtractSpans } from "./span";
import { zoneDays } from "./zone-days";

/** Sessions counted on the day they started, days of the zone that was asked for. */
export const volumesSchema = z.object({
  zone: z.string(),
  from: instantSchema,
  to: instantSchema,
  counts: z.array(z.object({ day: z.iso.date(), channel: z.string(), sessions: z.number() })),
});
export type Volumes = z.infer<typeof volumesSchema>;

/** Why part of a day is not in the archive: the fetch failed, is under way, or was never asked for. */
export type GapReason = { kind: "failed"; code: FailureCode } | { kind: "loading" } | { kind: "unasked" };

export type DayColumn = {
  day: string;
  /** The part of the day that lies in the range, to its end when the day is not over, in epoch milliseconds. */
  from: number;
  to: number;
  counts: Record<string, number>;
  total: number;
  /** How much of what is past of the day the archive holds. */
  held: "all" | "some" | "none";
  /** Null when all is held. */
  reason: GapReason | null;
  /** The day is not over, so its counts will grow. */
  isUnfinished: boolean;
  /** The range begins or ends within the day. */
  isCut: boolean;
};

export type PreparedVolumes = {
  days: DayColumn[];
  /** Most sessions first. */
  channels: { channel: string; total: number }[];
  total: number;
};

// The live window trails the clock by its cadence; two minutes behind is not a gap.
const liveLagMs = 120_000;

/**
 * Every day of the range up to `now` has a column, so that a gap is seen as a gap and not as zero or as nothing.
 * `coverage` is null while it is not known: then no gap is claimed.
 */
export function prepareVolumes(volumes: Volumes, coverage: Coverage | null, now: number): PreparedVolumes {
  const from = Date.parse(volumes.from);
  const to = Math.max(from, Math.min(Date.parse(volumes.to), now));
  const reachesNow = Date.parse(volumes.to) >= now - liveLagMs;
  if (to <= from) return { days: [], channels: [], total: 0 };
  const covered = toSpans(coverage?.covered ?? [{ from: volumes.from, to: volumes.to }]);
  const days = zoneDays({ from, to }, volumes.zone).map(({ day, ...whole }): DayColumn => {
    const part = { from: Math.max(whole.from, from), to: Math.min(whole.to, to) };
    const isUnfinished = whole.to > now && reachesNow;
    const missing = subtractSpans(part, covered);
    const missingMs = missing.reduce((sum, gap) => sum + gap.to - gap.from, 0);
    const held = missingMs === part.to - part.from ? "none" : missingMs > liveLagMs ? "some" : "all";
    return {
      day,
      from: part.from,
      to: isUnfinished ? whole.to : part.to,
      counts: {},
      total: 0,
      held,
      reason: held === "all" ? null : gapReason(missing, coverage),
      isUnfinished,
      isCut: part.from > whole.from || (part.to < whole.to && !isUnfinished),
    };
  });
  const byDay = new Map(days.map((column) => [column.day, column]));
  const totals = new Map<string, number>();
  for (const { day, channel, sessions } of volumes.counts) {
    const column = byDay.get(day);
    if (!column) continue;
    column.counts[channel] = (column.counts[channel] ?? 0) + sessions;
    column.total += sessions;
    // Sessions that came in before their window was done.
    if (column.held === "none") column.held = "some";
    totals.set(channel, (totals.get(channel) ?? 0) + sessions);
  }
  const channels = [...totals]
    .map(([channel, total]) => ({ channel, total }))
    .sort((a, b) => b.total - a.total || a.channel.localeCompare(b.channel));
  return { days, channels, total: channels.reduce((sum, { total }) => sum + total, 0) };
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
