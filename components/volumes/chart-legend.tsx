import { useTranslations } from "next-intl";
import { classNames } from "@/components/ui/class-names";
import { useFormats } from "@/lib/client/use-formats";
import type { ChartSeries } from "@/lib/domain/chart-series";
import { SeriesLabel } from "./series-label";

type ChartLegendProps = {
  series: ChartSeries[];
  hidden: Set<string>;
  onToggle: (key: string) => void;
};

/** Each entry switches its series on and off in the chart; the largest stands first. */
export function ChartLegend({ series, hidden, onToggle }: ChartLegendProps) {
  const t = useTranslations("volumes");
  const formats = useFormats();
  return (
    <ul aria-label={t("channels")} className="flex flex-wrap gap-1">
      {series.map((entry) => {
        const isShown = !hidden.has(entry.key);
        return (
          <li key={entry.key}>
            <button
              type="button"
              aria-pressed={isShown}
              onClick={() => onToggle(entry.key)}
              className={classNames(
                "tap-target inline-flex h-7 items-center gap-1.5 rounded-md border px-2 text-sm transition-colors hover:bg-hover",
                isShown
                  ? "border-line"
                  : "border-transparent text-ink-quiet line-through [&_.rounded-full]:opacity-30",
              )}
            >
              <SeriesLabel series={entry} />
              <span className="text-ink-quiet tabular-nums">{formats.count(entry.total)}</span>
            </button>
          </li>
        );
      })}
    </ul>
  );
}
