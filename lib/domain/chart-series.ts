export type ChartSeries = {
  key: string;
  /** One, or all those that are drawn together because each is small. */
  keys: string[];
  total: number;
};

const mostSeries = 8;

/** The largest by themselves and the rest as one, so that a stack can still be read. */
export function chartSeries(totals: { key: string; total: number }[]): ChartSeries[] {
  // One alone is not "the rest": it keeps its own colour and name.
  const ownCount = totals.length <= mostSeries + 1 ? totals.length : mostSeries;
  const own = totals.slice(0, ownCount).map(({ key, total }) => ({ key, keys: [key], total }));
  const rest = totals.slice(ownCount);
  if (rest.length === 0) return own;
  const keys = rest.map(({ key }) => key);
  return [...own, { key: keys.join(","), keys, total: rest.reduce((sum, { total }) => sum + total, 0) }];
}
