"use client";
import { textWidth } from "@/lib/domain/fit-text";
import { MarkLink } from "./mark-link";
import { drawingSize, useBox } from "./use-box";

export type HeatCell = { key: string; value: number; text: string; label: string; href: string | null };

type HeatmapProps = {
  label: string;
  rows: { label: string; cells: HeatCell[] }[];
  /** One for each column, empty where there is none. */
  columnLabels: string[];
};

const steps = [12, 30, 50, 72, 100];
const topPx = 18;
const leastNumberPx = 26;

/** Deeper is more; where there is room the number stands in it. */
export function Heatmap({ label, rows, columnLabels }: HeatmapProps) {
  const [ref, box] = useBox();
  const most = Math.max(0, ...rows.flatMap(({ cells }) => cells.map(({ value }) => value)));
  const left = Math.max(...rows.map(({ label }) => textWidth(label, 12))) + 10;
  const columns = Math.max(1, columnLabels.length);
  const cellWidth = box ? (box.width - left) / columns : 0;
  const cellHeight = box ? (box.height - topPx) / rows.length : 0;
  const gap = cellWidth > 14 ? 2 : 1;
  return (
    <div ref={ref} className="absolute inset-0">
      {box && cellWidth > 0 ? (
        <svg data-drawing role="group" aria-label={label} {...drawingSize(box.width, box.height, box.scale)}>
          <g fontSize={12} fill="var(--neutral-11)">
            {columnLabels.map((text, at) =>
              text ? (
                <text key={text} x={left + at * cellWidth} y={11}>
                  {text}
                </text>
              ) : null,
            )}
            {rows.map(({ label }, row) => (
              <text key={label} y={topPx + (row + 0.5) * cellHeight} dominantBaseline="central">
                {label}
              </text>
            ))}
          </g>
          {rows.map(({ cells }, row) =>
            cells.map(({ key, value, text, label, href }, at) => {
              const step = stepOf(value, most);
              return (
                <MarkLink key={key} href={href} label={label} isTabStop={false}>
                  <title>{label}</title>
                  <rect
                    x={left + at * cellWidth}
                    y={topPx + row * cellHeight}
                    width={Math.max(1, cellWidth - gap)}
                    height={Math.max(1, cellHeight - gap)}
                    rx={2}
                    fill={
                      step === 0
                        ? "var(--neutral-3)"
                        : `color-mix(in oklch, var(--accent) ${steps[step - 1]}%, var(--neutral-2))`
                    }
                    className="forced-colors-keep group-hover/mark:stroke-2 group-hover/mark:stroke-ink"
                  />
                  {value > 0 && cellWidth >= Math.max(leastNumberPx, textWidth(text, 12) + 4) ? (
                    <text
                      x={left + at * cellWidth + (cellWidth - gap) / 2}
                      y={topPx + row * cellHeight + (cellHeight - gap) / 2}
                      textAnchor="middle"
                      dominantBaseline="central"
                      fontSize={12}
                      fill={step === steps.length ? "var(--on-accent)" : "var(--neutral-12)"}
                      className="pointer-events-none"
                    >
                      {text}
                    </text>
                  ) : null}
                </MarkLink>
              );
            }),
          )}
        </svg>
      ) : null}
    </div>
  );
}

/** From 0, which is none, to the deepest. */
function stepOf(value: number, most: number): number {
  return value <= 0 ? 0 : Math.max(1, Math.ceil((value / most) * steps.length));
}
