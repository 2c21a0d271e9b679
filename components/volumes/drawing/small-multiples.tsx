"use client";
import { fitText, textWidth } from "@/lib/domain/fit-text";
import { MarkLink } from "./mark-link";
import { drawingSize, useBox } from "./use-box";

export type Multiple = {
  key: string;
  name: string;
  colour: string;
  total: string;
  values: number[];
  /** Null where nothing is held. */
  gaps: boolean[];
  label: string;
  href: string | null;
};

type SmallMultiplesProps = {
  label: string;
  items: Multiple[];
  isSameScale: boolean;
  mostWord: (value: number) => string;
};

const cellPx = { width: 220, height: 104 };
const gapPx = 20;

function multiplesPerRow(width: number): number {
  return Math.max(1, Math.floor((width + gapPx) / (cellPx.width + gapPx)));
}

/** One small drawing for each, all alike, so that shapes can be compared. */
export function SmallMultiples({ label, items, isSameScale, mostWord }: SmallMultiplesProps) {
  const [ref, box] = useBox();
  const width = box?.width ?? 0;
  const perRow = Math.min(items.length, multiplesPerRow(width));
  const cellWidth = (width - gapPx * (perRow - 1)) / perRow;
  const most = Math.max(1, ...items.flatMap(({ values }) => values));
  const rows = Math.ceil(items.length / Math.max(1, perRow));
  const height = rows * (cellPx.height + gapPx);
  return (
    <div ref={ref} className="w-full">
      {width > 0 ? (
        <svg
          data-drawing
          role="group"
          aria-label={label}
          {...drawingSize(width, height, box?.scale ?? 1)}
          className="block"
        >
          {items.map(({ key, name, colour, total, values, gaps, label, href }, at) => {
            const own = isSameScale ? most : Math.max(1, ...values);
            const x = (at % perRow) * (cellWidth + gapPx);
            const y = Math.floor(at / perRow) * (cellPx.height + gapPx);
            const step = cellWidth / values.length;
            const plotHeight = cellPx.height - 24;
            const top = (value: number) => 24 + plotHeight - (value / own) * plotHeight;
            const area = values
              .map((value, index) =>
                gaps[index]
                  ? ""
                  : `M${(index * step).toFixed(1)},${24 + plotHeight}V${top(value).toFixed(1)}h${step.toFixed(1)}V${24 + plotHeight}Z`,
              )
              .join("");
            return (
              <MarkLink key={key} href={href} label={label}>
                <title>{label}</title>
                <g transform={`translate(${x},${y})`}>
                  <rect width={cellWidth} height={cellPx.height} fill="transparent" />
                  <rect width={8} height={8} y={4} rx={4} fill={colour} className="forced-colors-keep" />
                  <text x={14} y={12} fontSize={13} fill="var(--neutral-12)">
                    {fitText(name, cellWidth - 24 - textWidth(total, 13), 13)}
                  </text>
                  <text x={cellWidth} y={12} fontSize={13} textAnchor="end" fill="var(--neutral-11)">
                    {total}
                  </text>
                  <path d={area} fill={colour} className="forced-colors-keep group-hover/mark:opacity-80" />
                  <line
                    x2={cellWidth}
                    y1={24 + plotHeight}
                    y2={24 + plotHeight}
                    stroke="var(--neutral-8)"
                    shapeRendering="crispEdges"
                  />
                  <line
                    x2={cellWidth}
                    y1={24}
                    y2={24}
                    stroke="var(--neutral-5)"
                    shapeRendering="crispEdges"
                  />
                  <text
                    x={cellWidth}
                    y={36}
                    fontSize={12}
                    textAnchor="end"
                    fill="var(--neutral-11)"
                    stroke="var(--neutral-1)"
                    strokeWidth={3}
                    paintOrder="stroke"
                  >
                    {mostWord(own)}
                  </text>
                </g>
              </MarkLink>
            );
          })}
        </svg>
      ) : null}
    </div>
  );
}
