"use client";
import { useTranslations } from "next-intl";
import { useFormats } from "@/lib/client/use-formats";
import { hoursQuery } from "@/lib/client/volumes";
import type { ChartTable } from "@/lib/domain/chart-table";
import { hours, weekdays } from "@/lib/domain/session-filters";
import { ChartCard } from "../card/chart-card";
import { useCard } from "../card/use-card";
import { Heatmap } from "../drawing/heatmap";
import { useVolumes } from "../frame/use-volumes";

const labelEvery = 3;

/** When in the week people come. */
export function HoursCard() {
  const t = useTranslations("volumes");
  const formats = useFormats();
  const frame = useVolumes();
  const card = useCard("hours", hoursQuery(frame));
  const { answer } = card;
  const rows = weekdays.map((weekday, row) => ({
    weekday,
    label: formats.weekdayShort(weekday),
    cells: hours.map((hour) => {
      const value = answer?.counts[row]?.[hour] ?? 0;
      const name = t("hourOfWeek", { day: formats.weekday(weekday), hour: formats.hour(hour) });
      return {
        key: `${weekday} ${hour}`,
        value,
        text: formats.compact(value),
        label: t("sessionsLink", { count: value, name }),
        href:
          answer && value > 0
            ? frame.hrefOf({ from: Date.parse(answer.from), to: Date.parse(answer.to), weekday, hour })
            : null,
      };
    }),
  }));
  const table: ChartTable | null = answer
    ? {
        columns: [
          { key: "hour", label: t("bucket.hour"), isNumber: false },
          ...rows.map(({ weekday, label }) => ({ key: weekday, label, isNumber: true })),
        ],
        rows: hours.map((hour) => ({
          key: String(hour),
          cells: [
            { text: formats.hour(hour), value: formats.hour(hour) },
            ...rows.map(({ cells }) => {
              const cell = cells[hour];
              const value = cell?.value ?? 0;
              return { text: formats.count(value), value, href: cell?.href ?? undefined, label: cell?.label };
            }),
          ],
        })),
      }
    : null;
  return (
    <ChartCard
      card={card}
      title={t("card.hours.title")}
      counts={t("card.hours.counts", { zone: frame.zone })}
      table={table}
      isEmpty={rows.every(({ cells }) => cells.every(({ value }) => value === 0))}
      room="h-64"
    >
      <Heatmap
        label={t("card.hours.title")}
        rows={rows}
        columnLabels={hours.map((hour) => (hour % labelEvery === 0 ? String(hour).padStart(2, "0") : ""))}
      />
    </ChartCard>
  );
}
