import { hash, Random } from "./random";

const hourMs = 3_600_000;
export const dayMs = 24 * hourMs;

/** How a bot's traffic is spread, in UTC; both lists are relative weights, Sunday first. */
export interface TrafficShape {
  weekdays: readonly number[];
  hours: readonly number[];
}

/** Time is cut into slices that hold about a hundred sessions each, so a huge bot costs no more per page. */
const slicesPerDay = [1, 2, 4, 8, 24, 48, 96, 144, 288, 720, 1440];

export class Calendar {
  readonly sliceMs: number;
  readonly #seed: number;
  readonly #perDay: number;
  readonly #shape: TrafficShape;
  readonly #hourTotal: number;
  readonly #weekdayTotal: number;

  constructor(seed: number, sessionsPerDay: number, shape: TrafficShape) {
    const parts = slicesPerDay.find((count) => sessionsPerDay / count <= 120) ?? 1440;
    this.sliceMs = dayMs / parts;
    this.#seed = seed;
    this.#perDay = sessionsPerDay;
    this.#shape = shape;
    this.#hourTotal = shape.hours.reduce((sum, weight) => sum + weight, 0);
    this.#weekdayTotal = shape.weekdays.reduce((sum, weight) => sum + weight, 0);
  }

  sliceAt(time: number): number {
    return Math.floor(time / this.sliceMs);
  }

  /** How many sessions start in the slice; cheap, so that whole ranges can be counted without generating them. */
  count(slice: number): number {
    if (this.#perDay === 0) return 0;
    const from = slice * this.sliceMs;
    const weekday = this.#shape.weekdays[new Date(from).getUTCDay()] ?? 1;
    const share = this.#hours(from).reduce((sum, [, weight]) => sum + weight, 0) / this.#hourTotal;
    const expected = ((this.#perDay * weekday * 7) / this.#weekdayTotal) * share;
    const random = new Random(hash(this.#seed, "count", slice));
    return Math.floor(expected * (0.86 + 0.28 * random.next()) + random.next());
  }

  /** Start times inside the slice in ascending order; another salt gives other times. */
  starts(slice: number, count: number, salt = "listed"): number[] {
    const random = new Random(hash(this.#seed, salt, slice));
    const hours = this.#hours(slice * this.sliceMs);
    const length = Math.min(this.sliceMs, hourMs);
    return Array.from(
      { length: count },
      () => random.weighted(hours) + Math.floor(random.next() * length),
    ).sort((a, b) => a - b);
  }

  #hours(from: number): [number, number][] {
    const weightAt = (time: number) => this.#shape.hours[new Date(time).getUTCHours()] ?? 1;
    if (this.sliceMs < hourMs) return [[from, (weightAt(from) * this.sliceMs) / hourMs]];
    return Array.from({ length: this.sliceMs / hourMs }, (_, hour) => {
      const time = from + hour * hourMs;
      return [time, weightAt(time)];
    });
  }
}
