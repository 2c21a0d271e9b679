"use client";
import { useTranslations } from "next-intl";
import { type KeyboardEvent, memo, useMemo } from "react";
import { useFormats } from "@/lib/client/use-formats";
import { textWidth } from "@/lib/domain/fit-text";
import { layPlot } from "@/lib/domain/volumes/plot";
import { type Box, drawingSize, useBox } from "../drawing/use-box";
import type { DrawnLine } from "./drawn-line";
import { axisPx, fontPx, gutterFor, type PlotFrame, topPx } from "./plot-frame";
import { SeriesPlot, type SeriesPlotProps } from "./series-plot";
import { SeriesTooltip } from "./series-tooltip";
import { useBucketWords } from "./use-bucket-words";
import { usePointing } from "./use-pointing";

type SeriesChartProps = Omit<SeriesPlotProps, "frame"> & {
  /** Says what the chart shows, for those who do not see it. */
  label: string;
  /** `line` is null for all of a bucket. */
  onChoose: (at: number, line: DrawnLine | null, inNewTab: boolean) => void;
  onZoom: (from: number, to: number) => void;
};

const Plot = memo(SeriesPlot);

/** Series over buckets of time: hover compares, a click opens the list, dragging across zooms, arrow keys move. */
export function SeriesChart({ label, onChoose, onZoom, ...drawn }: SeriesChartProps) {
  const t = useTranslations("volumes");
  const formats = useFormats();
  const { unit, columns, lines, shape, ghost, isAdditive } = drawn;
  const words = useBucketWords(unit);
  const [ref, box] = useBox();
  const frame = useMemo(
    () => (box && box.width > 0 ? layFrame(box, { lines, shape, ghost }, formats.compact) : null),
    [box, lines, shape, ghost, formats],
  );
  const pointing = usePointing({
    frame,
    onChoose: (at, y, inNewTab) => onChoose(at, frame ? lineAt(frame, drawn, at, y) : null, inNewTab),
    onZoom: (first, last) => {
      const [from, to] = [columns[first], columns[last]];
      if (from && to) onZoom(from.from, to.to);
    },
  });
  const { at, span } = pointing;
  const column = at === null ? undefined : columns[at];
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === "Enter" && at !== null) onChoose(at, null, event.ctrlKey || event.metaKey);
    else if (event.key === "Escape" && span) pointing.cancel();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const spoken = (place: number) => {
    const one = columns[place];
    if (!one) return "";
    const counts = lines.filter(({ counts }) => (counts[place] ?? 0) > 0);
    const values = counts.map((line) => `${line.label} ${formats.count(line.counts[place] ?? 0)}`);
    return [words.long(one), ...values, ...words.remarks(one).map(({ word }) => word)].join(", ");
  };
  return (
    <div
      ref={ref}
      className="absolute inset-0 select-none rounded-sm has-focus-visible:outline-2 has-focus-visible:outline-accent-ink has-focus-visible:outline-offset-2"
    >
      {frame ? <Plot frame={frame} {...drawn} /> : null}
      <input
        {...pointing.handlers}
        type="range"
        min={0}
        max={Math.max(0, columns.length - 1)}
        value={at ?? columns.length - 1}
        aria-label={label}
        aria-valuetext={spoken(at ?? columns.length - 1)}
        aria-description={t("chartKeys")}
        // The slider's own way with a mouse would fight dragging across.
        onMouseDown={(event) => event.preventDefault()}
        onChange={(event) => pointing.setAt(Number(event.target.value))}
        onFocus={(event) => {
          if (event.target.matches(":focus-visible")) pointing.setAt(at ?? columns.length - 1);
        }}
        onBlur={() => pointing.setAt(null)}
        onKeyDown={onKeyDown}
        className="absolute inset-0 m-0 size-full cursor-pointer touch-pan-y opacity-0"
      />
      {frame && at !== null ? (
        <svg
          aria-hidden
          {...drawingSize(frame.width, frame.height, frame.scale)}
          className="pointer-events-none absolute inset-0"
        >
          <rect
            x={frame.left + (span?.first ?? at) * frame.plot.bandWidth}
            y={frame.top}
            width={frame.plot.bandWidth * (span ? span.last - span.first + 1 : 1)}
            height={frame.plot.height}
            fill={span ? "var(--accent)" : "var(--neutral-12)"}
            fillOpacity={span ? 0.16 : 0.07}
            stroke={span ? "var(--accent)" : "none"}
          />
        </svg>
      ) : null}
      {frame && column && at !== null && !span ? (
        <div aria-hidden className="pointer-events-none absolute top-0 z-10" style={tooltipPlace(frame, at)}>
          <SeriesTooltip
            column={column}
            at={at}
            title={words.long(column)}
            lines={lines}
            ghost={ghost}
            isAdditive={isAdditive}
            remarks={words.remarks(column)}
          />
        </div>
      ) : null}
    </div>
  );
}

type Drawn = Pick<SeriesPlotProps, "lines" | "shape" | "ghost">;

function layFrame(
  { width, height, scale }: Box,
  { lines, shape, ghost }: Drawn,
  tickWords: (value: number) => string,
): PlotFrame {
  const rows = lines.map(({ counts }) => counts);
  const gutter = gutterFor(
    width,
    lines.map(({ label }) => label),
  );
  const plotHeight = Math.max(40, height - topPx - axisPx);
  const lay = (plotWidth: number) => layPlot({ rows, shape, ghost, width: plotWidth, height: plotHeight });
  const { ticks } = lay(100);
  const words = shape === "share" ? ["100 %"] : ticks.map(({ value }) => tickWords(value));
  const left = Math.max(...words.map((word) => textWidth(word, fontPx))) + 12;
  return { plot: lay(Math.max(40, width - left - gutter)), left, top: topPx, width, height, scale, gutter };
}

/** The piece of a bar, or the line that is near; null for the ground. */
function lineAt({ plot }: PlotFrame, { lines, shape }: Drawn, at: number, y: number): DrawnLine | null {
  if (shape === "lines") {
    const near = lines
      .map((line) => ({ line, far: Math.abs(plot.y(line.counts[at] ?? 0) - y) }))
      .sort((a, b) => a.far - b.far)[0];
    return near && near.far < 10 && (near.line.counts[at] ?? 0) > 0 ? near.line : null;
  }
  return (
    lines.find((_, series) => {
      const { low, high } = plot.piece(series, at);
      return high > low && y <= plot.y(low) && y >= plot.y(high);
    }) ?? null
  );
}

function tooltipPlace({ plot, left, width, scale }: PlotFrame, at: number) {
  const middle = left + plot.middleX(at);
  const edge = plot.bandWidth / 2 + 8;
  if (width < 480) return middle < width / 2 ? { right: 0 } : { left: 0 };
  return middle < width / 2 ? { left: (middle + edge) * scale } : { right: (width - middle + edge) * scale };
}
