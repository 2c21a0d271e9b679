import { textWidth } from "@/lib/domain/fit-text";
import { layPlot } from "@/lib/domain/volumes/plot";
import type { Box } from "../drawing/use-box";
import type { DrawnLine } from "./drawn-line";
import { axisPx, fontPx, gutterFor, type PlotFrame, topPx } from "./plot-frame";
import type { SeriesPlotProps } from "./series-plot";

type Drawn = Pick<SeriesPlotProps, "lines" | "shape" | "ghost">;

export function layFrame(
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
export function lineAt(
  { plot }: PlotFrame,
  { lines, shape }: Drawn,
  at: number,
  y: number,
): DrawnLine | null {
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

/** Beside the bucket, on the side where there is more room. */
export function tooltipPlace({ plot, left, width, scale }: PlotFrame, at: number) {
  const middle = left + plot.middleX(at);
  const edge = plot.bandWidth / 2 + 8;
  if (width < 480) return middle < width / 2 ? { right: 0 } : { left: 0 };
  return middle < width / 2 ? { left: (middle + edge) * scale } : { right: (width - middle + edge) * scale };
}
