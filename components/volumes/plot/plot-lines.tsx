import type { BucketColumn } from "@/lib/domain/volumes/bucket-columns";
import type { Plot } from "@/lib/domain/volumes/plot";
import { type DrawnLine, dashes } from "./drawn-line";

type PlotLinesProps = { plot: Plot; lines: DrawnLine[]; columns: BucketColumn[]; isNamed: boolean };

const mostDots = 40;

/** Lines break at what is not held, and are dotted where a bucket is not over. */
export function PlotLines({ plot, lines, columns, isNamed }: PlotLinesProps) {
  const place = (counts: number[], at: number) => `${plot.middleX(at)},${plot.y(counts[at] ?? 0)}`;
  return lines.map(({ key, colour, counts, place: order }) => {
    const whole = columns.map(({ held, isUnfinished }) => held !== "none" && !isUnfinished);
    const path = columns
      .map((_, at) => (whole[at] ? `${whole[at - 1] ? "L" : "M"}${place(counts, at)}` : ""))
      .join("");
    const open = columns.flatMap(({ isUnfinished, held }, at) =>
      isUnfinished && held !== "none" && whole[at - 1]
        ? [`M${place(counts, at - 1)}L${place(counts, at)}`]
        : [],
    );
    const isDotted = (at: number) => columns.length <= mostDots || !(whole[at - 1] || whole[at + 1]);
    return (
      <g
        key={key}
        stroke={colour}
        strokeWidth={2}
        fill="none"
        strokeLinejoin="round"
        className="forced-colors-keep"
      >
        <path d={path} strokeDasharray={isNamed ? undefined : dashes[order % dashes.length]} />
        <path d={open.join("")} strokeDasharray="2 3" />
        {columns.map(({ held, from, isUnfinished }, at) =>
          held !== "none" && isDotted(at) ? (
            <circle
              key={from}
              cx={plot.middleX(at)}
              cy={plot.y(counts[at] ?? 0)}
              r={2.5}
              fill={isUnfinished ? "var(--neutral-1)" : colour}
              strokeWidth={isUnfinished ? 1.5 : 0}
            />
          ) : null,
        )}
      </g>
    );
  });
}
