import type { Plot } from "@/lib/domain/volumes/plot";

/** The period before as an outline behind which nobody has to look: steps for bars, a line for lines. */
export function PlotGhost({ plot, totals, isStepped }: { plot: Plot; totals: number[]; isStepped: boolean }) {
  const shown = totals.slice(0, plot.count);
  const path = shown
    .map((total, at) => {
      const y = plot.y(total);
      if (!isStepped) return `${at === 0 ? "M" : "L"}${plot.middleX(at)},${y}`;
      const x = at * plot.bandWidth;
      return `${at === 0 ? "M" : "L"}${x},${y}H${x + plot.bandWidth}`;
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
