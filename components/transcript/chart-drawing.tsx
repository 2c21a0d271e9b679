import {
  Bar,
  BarChart,
  CartesianGrid,
  Cell,
  Legend,
  Line,
  LineChart,
  Pie,
  PieChart,
  ResponsiveContainer,
  XAxis,
  YAxis,
} from "recharts";
import type { ContentOf } from "@/lib/domain/message-content";

type Chart = ContentOf<"chart">;

const marks = 16;
const colourOf = (index: number) => `var(--mark-${index % marks})`;
const tick = { fill: "var(--neutral-11)", fontSize: 12 };
const still = { isAnimationActive: false };

export function ChartDrawing({ content }: { content: Chart }) {
  return (
    <ResponsiveContainer width="100%" height="100%">
      {content.chart === "pie" ? pie(content) : content.chart === "bar" ? bars(content) : lines(content)}
    </ResponsiveContainer>
  );
}

function pie({ categories, series, isDonut }: Chart) {
  const slices = (series[0]?.values ?? []).map((value, index) => ({
    name: categories[index] ?? "",
    value: Math.max(0, value ?? 0),
  }));
  return (
    <PieChart>
      <Pie {...still} data={slices} dataKey="value" innerRadius={isDonut ? "55%" : 0} outerRadius="90%">
        {slices.map(({ name }, index) => {
          const key = `${index} ${name}`;
          return <Cell key={key} fill={colourOf(index)} stroke="var(--neutral-1)" />;
        })}
      </Pie>
      <Legend itemSorter={null} layout="vertical" align="right" verticalAlign="middle" formatter={word} />
    </PieChart>
  );
}

function bars(content: Chart) {
  const { series, isHorizontal, isStacked } = content;
  return (
    <BarChart data={points(content)} layout={isHorizontal ? "vertical" : "horizontal"}>
      <CartesianGrid stroke="var(--neutral-5)" vertical={isHorizontal} horizontal={!isHorizontal} />
      {isHorizontal ? (
        <>
          <XAxis type="number" tick={tick} tickLine={false} axisLine={false} />
          <YAxis type="category" dataKey="name" tick={tick} tickLine={false} width="auto" />
        </>
      ) : (
        <>
          <XAxis dataKey="name" tick={tick} tickLine={false} />
          <YAxis tick={tick} tickLine={false} axisLine={false} width="auto" />
        </>
      )}
      {series.map(({ title }, index) => {
        const key = `${index} ${title}`;
        const stack = isStacked ? { stackId: "all" } : {};
        return (
          <Bar
            {...still}
            {...stack}
            key={key}
            name={title}
            dataKey={(point: Point) => point.values[index]}
            fill={colourOf(index)}
            maxBarSize={40}
          />
        );
      })}
      {series.length > 1 ? <Legend itemSorter={null} formatter={word} /> : null}
    </BarChart>
  );
}

function lines(content: Chart) {
  return (
    <LineChart data={points(content)}>
      <CartesianGrid stroke="var(--neutral-5)" vertical={false} />
      <XAxis dataKey="name" tick={tick} tickLine={false} />
      <YAxis domain={["auto", "auto"]} tick={tick} tickLine={false} axisLine={false} width="auto" />
      {content.series.map(({ title }, index) => {
        const key = `${index} ${title}`;
        return (
          <Line
            {...still}
            key={key}
            name={title}
            dataKey={(point: Point) => point.values[index]}
            stroke={colourOf(index)}
            strokeWidth={2}
            dot={{ r: 3 }}
          />
        );
      })}
      {content.series.length > 1 ? <Legend itemSorter={null} formatter={word} /> : null}
    </LineChart>
  );
}

type Point = { name: string; values: (number | null)[] };

function points({ categories, series }: Chart): Point[] {
  const length = Math.max(categories.length, ...series.map(({ values }) => values.length));
  return Array.from({ length }, (_, index) => ({
    name: categories[index] ?? String(index + 1),
    values: series.map(({ values }) => values[index] ?? null),
  }));
}

function word(name: unknown) {
  return <span className="text-ink text-xs">{String(name)}</span>;
}
