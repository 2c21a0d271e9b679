import type { BucketColumn } from "@/lib/domain/volumes/bucket-columns";
import type { Plot } from "@/lib/domain/volumes/plot";
import type { DrawnLine } from "./drawn-line";

type PlotBarsProps = {
  plot: Plot;
  lines: DrawnLine[];
  columns: BucketColumn[];
  unfinishedFill: string;
  /** Fills over the colours; null where names say which is which. */
  textureOf: ((place: number) => string) | null;
};

/** One path for each series, however many buckets there are. */
export function PlotBars({ plot, lines, columns, unfinishedFill, textureOf }: PlotBarsProps) {
  const unfinished = columns.flatMap(({ isUnfinished }, at) => (isUnfinished ? [at] : []));
  return (
    <>
      {lines.map(({ key, colour, counts, place }, series) => {
        const path = counts.map((count, at) => (count > 0 ? barPath(plot, series, at) : "")).join("");
        return (
          <g key={key} data-series={key} className="forced-colors-keep">
            <path
              d={path}
              fill={colour}
              stroke="var(--neutral-1)"
              strokeWidth={plot.barWidth > 6 ? 0.75 : 0}
            />
            {textureOf ? <path d={path} fill={textureOf(place)} /> : null}
          </g>
        );
      })}
      {unfinished.map((at) => {
        const top = plot.y(plot.piece(lines.length - 1, at).high);
        return (
          <rect
            key={at}
            x={plot.barX(at)}
            y={top}
            width={plot.barWidth}
            height={Math.max(0, plot.height - top)}
            fill={unfinishedFill}
          />
        );
      })}
    </>
  );
}

function barPath(plot: Plot, series: number, at: number): string {
  const { low, high } = plot.piece(series, at);
  const top = plot.y(high);
  const round = (value: number) => Math.round(value * 100) / 100;
  return `M${round(plot.barX(at))},${round(top)}h${round(plot.barWidth)}V${round(plot.y(low))}h${-round(plot.barWidth)}Z`;
}
