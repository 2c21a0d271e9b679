import { useId } from "react";
import { useFormats } from "@/lib/client/use-formats";
import { axisMarks } from "@/lib/domain/volumes/axis-marks";
import type { BucketColumn } from "@/lib/domain/volumes/bucket-columns";
import type { BucketUnit } from "@/lib/domain/volumes/buckets";
import { sumLines } from "@/lib/domain/volumes/series-lines";
import type { Shape } from "@/lib/domain/volumes/volumes-view";
import { Hatch } from "../drawing/hatch";
import { Texture } from "../drawing/texture";
import { drawingSize } from "../drawing/use-box";
import type { DrawnLine } from "./drawn-line";
import { PlotAxes } from "./plot-axes";
import { PlotBars } from "./plot-bars";
import type { PlotFrame } from "./plot-frame";
import { PlotGhost } from "./plot-ghost";
import { PlotLines } from "./plot-lines";
import { PlotNames } from "./plot-names";
import { useBucketWords } from "./use-bucket-words";

export type SeriesPlotProps = {
  frame: PlotFrame;
  unit: BucketUnit;
  columns: BucketColumn[];
  lines: DrawnLine[];
  shape: Shape;
  ghost: (number | null)[] | null;
  /** Whether numbers of a bucket may be added up. */
  isAdditive: boolean;
};

const mostTotals = 16;
const markPx = 76;

/** What does not change while somebody points. */
export function SeriesPlot({ frame, unit, columns, lines, shape, ghost, isAdditive }: SeriesPlotProps) {
  const id = useId();
  const formats = useFormats();
  const words = useBucketWords(unit);
  const { plot, left, top, width, height, scale, gutter } = frame;
  const isNamed = gutter > 8;
  const totals = sumLines(lines.map(({ counts }) => counts));
  const marks = axisMarks(
    columns.map(({ from }) => from),
    unit,
    formats.zone,
    Math.floor(plot.width / markPx),
  );
  return (
    <svg data-drawing aria-hidden {...drawingSize(width, height, scale)} className="absolute inset-0 block">
      <defs>
        <Hatch id={`${id}open`} colour="var(--neutral-1)" opacity={0.55} />
        <Hatch id={`${id}gap`} colour="var(--neutral-7)" />
        {isNamed
          ? null
          : lines.map(({ key, place }) => <Texture key={key} id={`${id}texture${place}`} place={place} />)}
      </defs>
      <g transform={`translate(${left},${top})`}>
        {columns.map(({ held, from }, at) =>
          held === "all" ? null : (
            <rect
              key={from}
              data-gap={held}
              x={at * plot.bandWidth}
              width={plot.bandWidth}
              height={plot.height}
              fill={`url(#${id}gap)`}
              fillOpacity={held === "none" ? 1 : 0.5}
            />
          ),
        )}
        <PlotAxes
          frame={frame}
          columns={columns}
          marks={marks}
          markWords={words.mark}
          tickWords={shape === "share" ? formats.percent : formats.compact}
        />
        {shape === "lines" ? (
          <PlotLines plot={plot} lines={lines} columns={columns} isNamed={isNamed} />
        ) : (
          <PlotBars
            plot={plot}
            lines={lines}
            columns={columns}
            unfinishedFill={`url(#${id}open)`}
            textureOf={isNamed || lines.length < 2 ? null : (place) => `url(#${id}texture${place})`}
          />
        )}
        {ghost ? <PlotGhost plot={plot} totals={ghost} isStepped={shape !== "lines"} /> : null}
        {shape === "stacked" && isAdditive && columns.length <= mostTotals ? (
          <g fontSize={12} textAnchor="middle" fill="var(--neutral-12)">
            {totals.map((total, at) =>
              total > 0 ? (
                <text
                  key={columns[at]?.from ?? at}
                  x={plot.middleX(at)}
                  y={plot.y(total) - 6}
                  stroke="var(--neutral-1)"
                  strokeWidth={4}
                  paintOrder="stroke"
                >
                  {formats.count(total)}
                </text>
              ) : null,
            )}
          </g>
        ) : null}
        {isNamed ? <PlotNames frame={frame} lines={lines} columns={columns} /> : null}
      </g>
    </svg>
  );
}
