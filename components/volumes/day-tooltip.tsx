import { useTranslations } from "next-intl";
import { useFormats } from "@/lib/client/use-formats";
import { type ChartSeries, seriesCount } from "@/lib/domain/chart-series";
import type { DayColumn } from "@/lib/domain/volumes";
import { SeriesLabel } from "./series-label";
import { useDayWords } from "./use-day-words";

type DayTooltipProps = { day: DayColumn; shown: ChartSeries[] };

export function DayTooltip({ day, shown }: DayTooltipProps) {
  const t = useTranslations("volumes");
  const formats = useFormats();
  const dayWords = useDayWords();
  const lines = shown
    .map((series) => ({ series, count: seriesCount(series, day.counts) }))
    .filter(({ count }) => count > 0)
    .sort((a, b) => b.count - a.count);
  const total = lines.reduce((sum, { count }) => sum + count, 0);
  return (
    <div className="min-w-44 max-w-72 rounded-lg bg-raised p-2.5 text-sm shadow-float">
      <p className="mb-1 font-medium">{dayWords.long(day)}</p>
      <table className="w-full">
        <tbody>
          {lines.map(({ series, count }) => (
            <tr key={series.key}>
              <td className="pe-4">
                <SeriesLabel series={series} />
              </td>
              <td className="text-end tabular-nums">{formats.count(count)}</td>
            </tr>
          ))}
          <tr className="font-medium [&>td]:border-t [&>td]:pt-1">
            <td className="pe-4">{t("sum")}</td>
            <td className="text-end tabular-nums">{formats.count(total)}</td>
          </tr>
        </tbody>
      </table>
      {dayWords.remarks(day).map(({ word, hint }) => (
        <p key={word} className="mt-1 text-ink-quiet text-xs">
          {hint}
        </p>
      ))}
    </div>
  );
}
