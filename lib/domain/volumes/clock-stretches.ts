import type { Span } from "../span";
import { zoneDays, zoneOffsetMs } from "../zone-days";

/** A span over which the zone's clock is not changed. */
export type ClockStretch = Span & { offsetMs: number };

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
/** 1970 began on a Thursday. */
const hoursSinceMonday = 72;

/** The hour of the week, from Monday's midnight, that a clock shows which is so far ahead of UTC. */
export function hourOfWeek(at: number, offsetMs: number): number {
  const hour = Math.floor((at + offsetMs) / hourMs) + hoursSinceMonday;
  return ((hour % 168) + 168) % 168;
}

/** The stretches of a span between changes of the zone's clock, oldest first. */
export function clockStretches(span: Span, zone: string): ClockStretch[] {
  const stretches: ClockStretch[] = [];
  for (const day of zoneDays(span, zone)) {
    let from = Math.max(day.from, span.from);
    const end = Math.min(day.to, span.to);
    while (from < end) {
      const offsetMs = zoneOffsetMs(zone, from);
      const to = zoneOffsetMs(zone, end - 1) === offsetMs ? end : firstChange(zone, from, end);
      const last = stretches.at(-1);
      if (last?.offsetMs === offsetMs) last.to = to;
      else stretches.push({ from, to, offsetMs });
      from = to;
    }
  }
  return stretches;
}

/** When the clock is changed after `from`, to the minute; `to` when it is not before that. */
export function firstChange(zone: string, from: number, to: number): number {
  const offset = zoneOffsetMs(zone, from);
  const start = Math.ceil((from + 1) / minuteMs) * minuteMs;
  for (let at = start; at < to; at += minuteMs) if (zoneOffsetMs(zone, at) !== offset) return at;
  return to;
}
