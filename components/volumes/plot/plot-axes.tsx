import type { AxisMark } from "@/lib/domain/volumes/axis-marks";
import type { BucketColumn } from "@/lib/domain/volumes/bucket-columns";
import type { PlotFrame } from "./plot-frame";

type PlotAxesProps = {
  frame: PlotFrame;
  columns: BucketColumn[];
  marks: AxisMark[];
  markWords: (at: number, kind: AxisMark["kind"]) => string;
  tickWords: (value: number) => string;
};

/** Few quiet lines, numbers at the left, dates below. */
export function PlotAxes({ frame: { plot }, columns, marks, markWords, tickWords }: PlotAxesProps) {
  return (
    <g fontSize={12} fill="var(--neutral-11)">
      {plot.ticks.map(({ value, y }) => (
        <g key={value}>
          <line
            x1={0}
            x2={plot.width}
            y1={y}
            y2={y}
            stroke={value === 0 ? "var(--neutral-8)" : "var(--neutral-5)"}
            shapeRendering="crispEdges"
          />
          <text x={-8} y={y} textAnchor="end" dominantBaseline="central">
            {tickWords(value)}
          </text>
        </g>
      ))}
      {marks.map(({ index, kind }) => {
        const column = columns[index];
        if (!column) return null;
        return (
          <text
            key={index}
            x={plot.middleX(index)}
            y={plot.height + 17}
            textAnchor="middle"
            fontWeight={kind === "day" && marks.some((mark) => mark.kind === "hour") ? 600 : undefined}
          >
            {markWords(column.from, kind)}
          </text>
        );
      })}
    </g>
  );
}
