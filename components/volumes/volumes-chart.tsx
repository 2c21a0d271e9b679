"use client";
import { useTranslations } from "next-intl";
import { useId } from "react";
import { Bar, BarChart, CartesianGrid, ResponsiveContainer, Tooltip, XAxis, YAxis } from "recharts";
import { useFormats } from "@/lib/client/use-formats";
import { axisTicks } from "@/lib/domain/axis-ticks";
import { type ChartSeries, seriesCount } from "@/lib/domain/chart-series";
import type { DayColumn, PreparedVolumes } from "@/lib/domain/volumes";
import { DayTooltip } from "./day-tooltip";
import { seriesColour } from "./series-label";
import { useDayWords } from "./use-day-words";

type VolumesChartProps = {
  volumes: PreparedVolumes;
  /** Largest first. */
  shown: ChartSeries[];
  /** `channels` is null for the ground of a day. */
  onChoose: (day: DayColumn, channels: string[] | null) => void;
};

const leastDayPx = 6;
const mostLabelledDays = 14;
const mostBarPx = 48;
const tick = { fill: "var(--neutral-11)", fontSize: 12 };
const plain = { isAnimationActive: false, stackId: "sessions", maxBarSize: mostBarPx };

/** Stacked bars with the largest channel at the bottom; days not over and days not held are hatched. */
export function VolumesChart({ volumes: { days }, shown, onChoose }: VolumesChartProps) {
  const t = useTranslations("volumes");
  const formats = useFormats();
  const words = useDayWords();
  const id = useId();
  const sum = (day: DayColumn) => shown.reduce((total, series) => total + seriesCount(series, day.counts), 0);
  const byDay = new Map(days.map((day) => [day.day, day]));
  const ticks = axisTicks(Math.max(0, ...days.map(sum)));
  const [first, last] = [days[0], days.at(-1)];
  const label = t("chart", {
    total: formats.count(days.reduce((total, day) => total + sum(day), 0)),
    from: first ? words.long(first) : "",
    to: last ? words.long(last) : "",
  });
  return (
    <div style={{ minWidth: days.length * leastDayPx }} className="h-full flex-1">
      <ResponsiveContainer width="100%" height="100%">
        <BarChart
          data={days}
          accessibilityLayer
          className="cursor-pointer"
          onClick={({ activeLabel }, event) => {
            // Beside the pieces the day under the pointer counts, which is not known yet when a finger taps.
            const piece =
              event.target instanceof Element ? event.target.closest<SVGElement>("[data-day]") : null;
            const day = byDay.get(piece?.dataset["day"] ?? String(activeLabel));
            const series = shown.find(({ key }) => key === piece?.dataset["series"]);
            if (day) onChoose(day, series?.channels ?? null);
          }}
          aria-label={label}
          margin={{ top: 20, right: 8, bottom: 0, left: 0 }}
          barCategoryGap={days.length > 45 ? 1 : "18%"}
        >
          <defs>
            <Hatch id={`${id}unfinished`} colour="var(--neutral-1)" opacity={0.6} />
            <Hatch id={`${id}gap`} colour="var(--neutral-7)" opacity={1} />
          </defs>
          <CartesianGrid vertical={false} stroke="var(--neutral-5)" />
          <XAxis
            dataKey="day"
            tickFormatter={(label: string) => {
              const day = byDay.get(label);
              return day ? words.short(day) : label;
            }}
            minTickGap={20}
            tick={tick}
            tickLine={false}
            tickMargin={6}
            axisLine={{ stroke: "var(--neutral-7)" }}
          />
          <YAxis
            domain={[0, ticks.at(-1) ?? 1]}
            ticks={ticks}
            tickFormatter={formats.count}
            tick={tick}
            tickLine={false}
            axisLine={false}
            width="auto"
          />
          <Tooltip
            isAnimationActive={false}
            cursor={{ fill: "var(--neutral-4)" }}
            content={({ payload }) => {
              const day: DayColumn | undefined = payload?.[0]?.payload;
              return day ? <DayTooltip day={day} shown={shown} /> : null;
            }}
          />
          <Bar
            {...plain}
            dataKey={() => 0}
            shape={() => <g />}
            background={(box: Drawn) => (
              <Piece box={box} fill={box.payload?.held === "all" ? "transparent" : `url(#${id}gap)`} />
            )}
          />
          {shown.map((series) => (
            <Bar
              {...plain}
              key={series.key}
              dataKey={(day: DayColumn) => seriesCount(series, day.counts)}
              shape={(box: Drawn) => (
                <Piece
                  box={box}
                  series={series.key}
                  fill={seriesColour(series)}
                  overlay={box.payload?.isUnfinished ? `url(#${id}unfinished)` : undefined}
                />
              )}
            />
          ))}
          {days.length <= mostLabelledDays ? (
            <Bar
              {...plain}
              dataKey={() => 0}
              shape={({ x, y, width, payload }: Drawn) => (
                <text
                  x={(x ?? 0) + (width ?? 0) / 2}
                  y={(y ?? 0) - 6}
                  textAnchor="middle"
                  fontSize={12}
                  fill="var(--neutral-12)"
                  stroke="var(--neutral-1)"
                  strokeWidth={4}
                  paintOrder="stroke"
                >
                  {payload && sum(payload) > 0 ? formats.count(sum(payload)) : null}
                </text>
              )}
            />
          ) : null}
        </BarChart>
      </ResponsiveContainer>
    </div>
  );
}

type Drawn = { x?: number | null; y?: number | null; width?: number; height?: number; payload?: DayColumn };
type PieceProps = { box: Drawn; fill: string; series?: string; overlay?: string };

/** A bar piece; recharts gives its place beside much that is not an attribute of a rectangle. */
function Piece({ box: { x, y, width = 0, height = 0, payload }, fill, series, overlay }: PieceProps) {
  const place = { x: x ?? 0, y: y ?? 0, width, height };
  return (
    <g data-day={payload?.day} data-series={series}>
      <rect {...place} fill={fill} />
      {overlay ? <rect {...place} fill={overlay} /> : null}
    </g>
  );
}

function Hatch({ id, colour, opacity }: { id: string; colour: string; opacity: number }) {
  return (
    <pattern id={id} width={6} height={6} patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
      <rect width={2.5} height={6} fill={colour} opacity={opacity} />
    </pattern>
  );
}
