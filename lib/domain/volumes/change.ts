/** Fewer than so many of either period say little about a change. */
export const smallSample = 30;

export type Change = {
  direction: "up" | "down" | "same";
  /** 0.25 is a quarter more; null when there was nothing before, of which nothing is a share. */
  ratio: number | null;
  /** Too few of either to make much of it. */
  isSmall: boolean;
};

/** How a number moved against the period before; null when one of both is not known. */
export function changeOf(
  current: number | null,
  before: number | null,
  sample: { current: number; before: number },
): Change | null {
  if (current === null || before === null) return null;
  const direction = current > before ? "up" : current < before ? "down" : "same";
  return {
    direction,
    ratio: before === 0 ? (current === 0 ? 0 : null) : (current - before) / before,
    isSmall: Math.min(sample.current, sample.before) < smallSample,
  };
}
