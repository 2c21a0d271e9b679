import { fitText } from "@/lib/domain/fit-text";
import type { BucketColumn } from "@/lib/domain/volumes/bucket-columns";
import { placeLabels } from "@/lib/domain/volumes/place-labels";
import type { DrawnLine } from "./drawn-line";
import { fontPx, type PlotFrame } from "./plot-frame";

type PlotNamesProps = { frame: PlotFrame; lines: DrawnLine[]; columns: BucketColumn[] };

const lineGap = 15;
const leaderPx = 18;
const leastFree = 0.55;

/** Each series by its name, beside the newest bucket: colour alone says nothing to some. */
export function PlotNames({ frame: { plot, gutter }, lines, columns }: PlotNamesProps) {
  const hasAny = (at: number) => lines.some(({ counts }) => (counts[at] ?? 0) > 0);
  const newest = columns.length - 1;
  const highest = plot.y(plot.piece(lines.length - 1, newest).high);
  // A bucket that has just begun is too low to stand names beside.
  const isTall = hasAny(newest) && highest < plot.height * leastFree;
  const at = isTall ? newest : lastOf(columns, (column, at) => !column.isUnfinished && hasAny(at));
  const named = lines.flatMap((line, series) => {
    if (at < 0 || (line.counts[at] ?? 0) === 0) return [];
    const { low, high } = plot.piece(series, at);
    return [{ line, y: plot.y(low === 0 && high === line.counts[at] ? high : (low + high) / 2), low, high }];
  });
  const isStack = named.some(({ low }) => low > 0);
  const wished = named.map(({ y, low, high }) => (isStack ? plot.y((low + high) / 2) : y));
  const placed = placeLabels(wished, plot.height + lineGap, lineGap);
  const isRoomy = named.length * lineGap <= plot.height + lineGap;
  if (!isRoomy) return null;
  const from = isStack ? plot.barX(at) + plot.barWidth : plot.middleX(at);
  return (
    <g fontSize={fontPx} fill="var(--neutral-12)">
      {named.map(({ line }, index) => {
        const y = placed[index] ?? 0;
        return (
          <g key={line.key}>
            <path
              d={`M${from + 2},${wished[index]}L${Math.max(from + 4, plot.width + 2)},${wished[index]}L${plot.width + leaderPx - 4},${y}`}
              fill="none"
              stroke={line.colour}
              strokeWidth={1}
              className="forced-colors-keep"
            />
            <text x={plot.width + leaderPx} y={y} dominantBaseline="central">
              {fitText(line.label, gutter - leaderPx - 2, fontPx)}
            </text>
          </g>
        );
      })}
    </g>
  );
}

function lastOf(columns: BucketColumn[], fits: (column: BucketColumn, at: number) => boolean): number {
  for (let at = columns.length - 1; at >= 0; at -= 1) {
    const column = columns[at];
    if (column && fits(column, at)) return at;
  }
  return -1;
}
