type SparklineProps = { values: (number | null)[]; isLastOpen: boolean };

const width = 100;
const height = 28;

/** The run of a number, from zero; the last stretch is dotted while its bucket is not over. */
export function Sparkline({ values, isLastOpen }: SparklineProps) {
  const most = Math.max(1e-9, ...values.map((value) => value ?? 0));
  const step = values.length > 1 ? width / (values.length - 1) : width;
  const point = (value: number, at: number) =>
    `${(at * step).toFixed(2)},${(height - 2 - (value / most) * (height - 4)).toFixed(2)}`;
  const path = (from: number, to: number) =>
    values
      .slice(from, to)
      .map((value, index) => {
        const at = from + index;
        if (value === null) return "";
        return `${index === 0 || values[at - 1] === null ? "M" : "L"}${point(value, at)}`;
      })
      .join("");
  const end = isLastOpen ? values.length - 1 : values.length;
  return (
    <svg
      aria-hidden
      viewBox={`0 0 ${width} ${height}`}
      preserveAspectRatio="none"
      className="block h-7 w-full overflow-visible"
    >
      <g fill="none" stroke="var(--accent)" strokeWidth={1.5} strokeLinejoin="round">
        <path vectorEffect="non-scaling-stroke" d={path(0, end)} />
        {isLastOpen ? (
          <path vectorEffect="non-scaling-stroke" d={path(end - 1, end + 1)} strokeDasharray="2 3" />
        ) : null}
      </g>
    </svg>
  );
}
