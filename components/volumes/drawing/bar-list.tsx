"use client";
import { fitText, textWidth } from "@/lib/domain/fit-text";
import { MarkLink } from "./mark-link";
import { drawingSize, useBox } from "./use-box";

export type BarItem = {
  key: string;
  name: string;
  value: number;
  /** The value as it is written. */
  text: string;
  /** Something to say beside the value. */
  note?: string;
  label: string;
  href: string | null;
  colour?: string;
};

const rowPx = 30;
const barPx = 18;

/** Names with bars beside them, in the order given; for a height that fits them use `barListRoom`. */
export function BarList({ label, items }: { label: string; items: BarItem[] }) {
  const [ref, box] = useBox();
  const most = Math.max(0, ...items.map(({ value }) => value));
  const width = box?.width ?? 0;
  const nameWidth = Math.min(
    width * 0.42,
    Math.max(60, ...items.map(({ name }) => textWidth(name, 13) + 14)),
  );
  const valueWidth = Math.max(
    ...items.map(({ text, note }) => textWidth(text, 13) + textWidth(note ?? "", 12) + 30),
  );
  const barRoom = Math.max(8, width - nameWidth - valueWidth);
  return (
    <div ref={ref} className="absolute inset-0">
      {width > 0 ? (
        <svg
          data-drawing
          role="group"
          aria-label={label}
          {...drawingSize(width, items.length * rowPx, box?.scale ?? 1)}
        >
          {items.map(({ key, name, value, text, note, label, href, colour }, row) => {
            const size = most > 0 ? Math.max(1, (value / most) * barRoom) : 0;
            const middle = row * rowPx + rowPx / 2;
            return (
              <MarkLink key={key} href={href} label={label}>
                <title>{label}</title>
                <rect
                  y={row * rowPx}
                  width={width}
                  height={rowPx}
                  rx={4}
                  fill="transparent"
                  className="group-hover/mark:fill-hover"
                />
                <g fontSize={13} dominantBaseline="central">
                  <text x={0} y={middle} fill="var(--neutral-12)" dominantBaseline="central">
                    {fitText(name, nameWidth - 10, 13)}
                  </text>
                  <rect
                    x={nameWidth}
                    y={middle - barPx / 2}
                    width={size}
                    height={barPx}
                    rx={2}
                    fill={colour ?? "var(--accent)"}
                    className="forced-colors-keep"
                  />
                  <text
                    x={nameWidth + size + 8}
                    y={middle}
                    fill="var(--neutral-12)"
                    dominantBaseline="central"
                  >
                    {text}
                    {note ? (
                      <tspan dx={6} fontSize={12} fill="var(--neutral-11)">
                        {note}
                      </tspan>
                    ) : null}
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
