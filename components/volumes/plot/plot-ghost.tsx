import type { Plot } from "@/lib/domain/volumes/plot";

/** The period before as an outline behind which nobody has to look: steps for bars, a line for lines. */
export function PlotGhost({
  plot,
  totals,
  isStepped,
}: {
  plot: Plot;
  totals: (number | null)[];
  isStepped: boolean;
}) {
  const shown = totals.slice(0, plot.count);
  const path = shown
    .map((total, at) => {
      // Where the archive does not hold it there is nothing to compare with.
      if (total === null) return "";
      const begins = at === 0 || shown[at - 1] === null ? "M" : "L";
      if (!isStepped) return `${begins}${plot.middleX(at)},${plot.y(total)}`;
      const x = at * plot.bandWidth;
      return `${begins}${x},${plot.y(total)}H${x + plot.bandWidth}`;
    })
    .join("");
  return (
    <path
      d={path}
      fill="none"
      stroke="var(--neutral-10)"
      strokeWidth={1.5}
      strokeDasharray="4 3"
      strokeLinejoin="round"
      className="forced-colors-keep"
    />
  );
}
