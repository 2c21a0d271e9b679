export type DurationUnit = "day" | "hour" | "minute" | "second";
export type DurationPart = { value: number; unit: DurationUnit };

const unitMs: [DurationUnit, number][] = [
  ["day", 86_400_000],
  ["hour", 3_600_000],
  ["minute", 60_000],
  ["second", 1_000],
];

/** The largest unit and the one below it, as people say a length: 3 min 12 s, 2 h 5 min. Empty under a second. */
export function splitDuration(durationMs: number): DurationPart[] {
  const rounded = Math.floor(durationMs / 1000) * 1000;
  const first = unitMs.findIndex(([, ms]) => rounded >= ms);
  if (first < 0) return [];
  const parts: DurationPart[] = [];
  let rest = rounded;
  for (const [unit, ms] of unitMs.slice(first, first + 2)) {
    const value = Math.floor(rest / ms);
    rest -= value * ms;
    if (value > 0) parts.push({ value, unit });
  }
  return parts;
}
