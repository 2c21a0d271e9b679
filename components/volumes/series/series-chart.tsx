"use client";
import { useTranslations } from "next-intl";
import { type KeyboardEvent, memo, useMemo } from "react";
import { useFormats } from "@/lib/client/use-formats";
import { drawingSize, useBox } from "../drawing/use-box";
import type { DrawnLine } from "../plot/drawn-line";
import { layFrame, lineAt, tooltipPlace } from "../plot/lay-frame";
import { SeriesPlot, type SeriesPlotProps } from "../plot/series-plot";
import { useBucketWords } from "../plot/use-bucket-words";
import { usePointing } from "../plot/use-pointing";
import { SeriesTooltip } from "./series-tooltip";

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
