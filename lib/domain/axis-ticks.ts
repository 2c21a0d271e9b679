const mostSteps = 5;
const stepSizes = [1, 2, 2.5, 5];

/** Round whole numbers from zero to the first at or above `most`, at most six of them. */
export function axisTicks(most: number): number[] {
  const step = wholeSteps().find((size) => size * mostSteps >= most) ?? most;
  const count = Math.max(1, Math.ceil(most / step));
  return Array.from({ length: count + 1 }, (_, index) => index * step);
}

function wholeSteps(): number[] {
  const powers = Array.from({ length: 15 }, (_, power) => 10 ** power);
  return powers.flatMap((power) => stepSizes.map((size) => size * power)).filter(Number.isInteger);
}
