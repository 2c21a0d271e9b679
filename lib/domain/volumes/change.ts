/** Fewer than so many of either period say little about a change. */
export const smallSample = 30;

export type Change = {
  direction: "up" | "down" | "same";
  /** 0.25 is a quarter more; null when there was nothing before, of which nothing is a share. */
  ratio: number | null;
  /** Of shares, 0.05 is five points more. */
  difference: number;
  /** Too few of either to make much of it. */
  isSmall: boolean;
};

/** How a number moved against the period before; null when one of both is not known, or both are nothing. */
export function changeOf(
  current: number | null,
  before: number | null,
  sample: { current: number; before: number },
): Change | null {
  if (current === null || before === null || (current === 0 && before === 0)) return null;
  return {
    direction: current > before ? "up" : current < before ? "down" : "same",
    ratio: before === 0 ? null : (current - before) / before,
    difference: current - before,
    isSmall: Math.min(sample.current, sample.before) < smallSample,
  };
}
