"use client";
import { axisTicks } from "@/lib/domain/axis-ticks";
import { textWidth } from "@/lib/domain/fit-text";
import { MarkLink } from "./mark-link";
import { drawingSize, useBox } from "./use-box";

export type HistogramBar = {
  key: string;
  /** Below the bar. */
  name: string;
  count: number;
  text: string;
  label: string;
  href: string | null;
};

type HistogramProps = { label: string; bars: HistogramBar[]; unitName: string };

const topPx = 18;
const bottomPx = 36;
const sidePx = 20;

/** How many there are of each length; bars touch, as lengths do. */
export function Histogram({ label, bars, unitName }: HistogramProps) {
  const [ref, box] = useBox();
  const ticks = axisTicks(Math.max(0, ...bars.map(({ count }) => count)));
  const most = ticks.at(-1) || 1;
  const band = box ? Math.max(0, box.width - 2 * sidePx) / bars.length : 0;
  const height = box ? box.height - topPx - bottomPx : 0;
  const every = Math.max(
    1,
    Math.ceil((Math.max(0, ...bars.map(({ name }) => textWidth(name, 12))) + 6) / (band || 1)),
  );
  return (
    <div ref={ref} className="absolute inset-0">
      {box && height > 0 && band > 0 ? (
        <svg data-drawing role="group" aria-label={label} {...drawingSize(box.width, box.height, box.scale)}>
          {ticks.map((tick) => {
            const y = topPx + height - (tick / most) * height;
            return (
              <line
                key={tick}
                x2={box.width}
                y1={y}
                y2={y}
                stroke={tick === 0 ? "var(--neutral-8)" : "var(--neutral-5)"}
                shapeRendering="crispEdges"
              />
            );
          })}
          {bars.map(({ key, name, count, text, label, href }, at) => {
            const size = (count / most) * height;
            return (
              <MarkLink key={key} href={href} label={label}>
                <title>{label}</title>
                <rect x={sidePx + at * band} y={topPx} width={band} height={height} fill="transparent" />
                <rect
                  x={sidePx + at * band + 1}
                  y={topPx + height - size}
                  width={Math.max(1, band - 2)}
                  height={size}
                  fill="var(--accent)"
                  className="forced-colors-keep group-hover/mark:opacity-80"
                />
                <g fontSize={12} textAnchor="middle">
                  {count > 0 && textWidth(text, 12) <= band + 4 ? (
                    <text
                      x={sidePx + (at + 0.5) * band}
                      y={topPx + height - size - 5}
                      fill="var(--neutral-12)"
                    >
                      {text}
                    </text>
                  ) : null}
                  {at % every === 0 ? (
                    <text x={sidePx + (at + 0.5) * band} y={topPx + height + 15} fill="var(--neutral-11)">
                      {name}
                    </text>
                  ) : null}
                </g>
              </MarkLink>
            );
          })}
          <text
            x={box.width / 2}
            y={box.height - 2}
            fontSize={12}
            textAnchor="middle"
            fill="var(--neutral-11)"
          >
            {unitName}
          </text>
        </svg>
      ) : null}
    </div>
  );
}
