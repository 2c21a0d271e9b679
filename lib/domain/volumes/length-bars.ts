import type { Bounds } from "../bounds";

const second = 1_000;
const minute = 60 * second;
const hour = 60 * minute;

/** In milliseconds. */
export const durationStarts = [
  0,
  10 * second,
  30 * second,
  minute,
  2 * minute,
  3 * minute,
  5 * minute,
  10 * minute,
  15 * minute,
  30 * minute,
  hour,
  2 * hour,
];

export const messageStarts = [0, 1, 2, 3, 5, 8, 13, 21, 34, 55, 100];

/** From each of the starts, whole numbers and sorted, up to the next one. */
export function toBars(starts: number[]): Bounds[] {
  return starts.map((start, index) => {
    const next = starts[index + 1];
    return { least: index === 0 ? null : start, most: next === undefined ? null : next - 1 };
  });
}
