/** Both ends count; null is open. */
export type Bounds = { least: number | null; most: number | null };

export const anyBounds: Bounds = { least: null, most: null };

export type BoundsUnit = "count" | "duration";

const unitMs: Record<string, number> = { d: 86_400_000, h: 3_600_000, m: 60_000, s: 1_000, ms: 1 };
const largest: Record<BoundsUnit, number> = { count: 999_999_999, duration: 10 ** 12 };

/**
 * Reads `5`, `1-5`, `>5`, `>=5`, `<5` and `<=5`; of durations each number has its unit: `<30s`, `1m-5m`, `>1h30m`.
 * Null when the text says something else or the ends are the wrong way round.
 */
export function parseBounds(text: string, unit: BoundsUnit): Bounds | null {
  const read = (part: string) => (unit === "duration" ? parseDuration(part) : parseCount(part));
  const [, sign, end] = /^([<>]=?)(.*)$/.exec(text) ?? [];
  if (sign !== undefined && end !== undefined) {
    const value = read(end);
    if (value === null) return null;
    if (sign === ">=") return { least: value, most: null };
    if (sign === ">") return value < largest[unit] ? { least: value + 1, most: null } : null;
    if (sign === "<=") return { least: null, most: value };
    return value > 0 ? { least: null, most: value - 1 } : null;
  }
  const [first = "", last = first, ...rest] = text.split("-");
  const [least, most] = [read(first), read(last)];
  return rest.length > 0 || least === null || most === null || least > most ? null : { least, most };
}

/** The shortest words that read back as these bounds; empty when both ends are open. */
export function printBounds({ least, most }: Bounds, unit: BoundsUnit): string {
  const print = (value: number) => (unit === "duration" ? printDuration(value) : String(value));
  // Durations are measured to the millisecond: `>5m` is kept as a millisecond more.
  const isJustPast = (value: number) => unit === "duration" && value % 1_000 === 0;
  if (least !== null && most !== null) {
    return least === most ? print(least) : `${print(least)}-${print(most)}`;
  }
  if (least !== null) return isJustPast(least - 1) ? `>${print(least - 1)}` : `>=${print(least)}`;
  if (most !== null) return isJustPast(most + 1) ? `<${print(most + 1)}` : `<=${print(most)}`;
  return "";
}

export function isBoundsEmpty({ least, most }: Bounds): boolean {
  return least === null && most === null;
}

function parseCount(text: string): number | null {
  return /^\d{1,9}$/.test(text) ? Number(text) : null;
}

function parseDuration(text: string): number | null {
  const lower = text.toLowerCase();
  if (!/^(\d{1,12}(ms|[dhms]))+$/.test(lower)) return null;
  let sum = 0;
  for (const [, value, unit = ""] of lower.matchAll(/(\d+)(ms|[dhms])/g)) {
    sum += Number(value) * (unitMs[unit] ?? 0);
  }
  return sum <= largest.duration ? sum : null;
}

function printDuration(durationMs: number): string {
  let rest = durationMs;
  let text = "";
  for (const [unit, ms] of Object.entries(unitMs)) {
    const value = Math.floor(rest / ms);
    rest -= value * ms;
    if (value > 0) text += `${value}${unit}`;
  }
  return text || "0s";
}
