export type ChartSeries = {
  key: string;
  /** One, or all those that are drawn together because each is small. */
  channels: string[];
  total: number;
};

const mostSeries = 8;

/** The largest channels by themselves and the rest as one, so that a stack can still be read. */
export function chartSeries(channels: { channel: string; total: number }[]): ChartSeries[] {
  // One channel is not "the rest": it keeps its own colour and name.
  const ownCount = channels.length <= mostSeries + 1 ? channels.length : mostSeries;
  const own = channels
    .slice(0, ownCount)
    .map(({ channel, total }) => ({ key: channel, channels: [channel], total }));
  const rest = channels.slice(ownCount);
  if (rest.length === 0) return own;
  const names = rest.map(({ channel }) => channel);
  return [
    ...own,
    { key: names.join(","), channels: names, total: rest.reduce((sum, { total }) => sum + total, 0) },
  ];
}

export function seriesCount(series: ChartSeries, counts: Record<string, number>): number {
  return series.channels.reduce((sum, channel) => sum + (counts[channel] ?? 0), 0);
}
