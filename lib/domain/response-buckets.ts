/** Lower bounds in milliseconds, ten to a decade: a bucket is a quarter wider than the one before. */
export const bucketBoundsMs = [
  0,
  ...[100, 1_000, 10_000, 100_000].flatMap((decade) =>
    [1, 1.25, 1.6, 2, 2.5, 3.15, 4, 5, 6.3, 8].map((step) => Math.round(decade * step)),
  ),
];

/** How many answers took how long; `bucket` is the place of its lower bound. */
export type ResponseCount = { bucket: number; count: number };

export function bucketOf(responseMs: number): number {
  return bucketBoundsMs.findLastIndex((bound) => bound <= responseMs);
}

/** The time within which a share (0 to 1) of the answers came, as if those of a bucket were spread evenly in it. */
export function responseQuantile(counts: ResponseCount[], share: number): number | null {
  const total = counts.reduce((sum, { count }) => sum + count, 0);
  if (total === 0) return null;
  let left = total * share;
  for (const { bucket, count } of counts.toSorted((a, b) => a.bucket - b.bucket)) {
    const from = bucketBoundsMs[bucket] ?? 0;
    const to = bucketBoundsMs[bucket + 1] ?? from;
    if (left <= count) return Math.round(from + ((to - from) * left) / count);
    left -= count;
  }
  return null;
}
