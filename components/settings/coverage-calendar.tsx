import { useQuery } from "@tanstack/react-query";
import { ChevronLeft, ChevronRight } from "lucide-react";
import { useTranslations } from "next-intl";
import { useRef, useState } from "react";
import { FaultText } from "@/components/ui/fault-text";
import { IconButton } from "@/components/ui/icon-button";
import { Skeleton } from "@/components/ui/skeleton";
import { heldQuery } from "@/lib/client/coverage";
import { historyQuery } from "@/lib/client/history";
import { useFormats } from "@/lib/client/use-formats";
import { useMinute } from "@/lib/client/use-minute";
import { useProblemWords } from "@/lib/client/use-problem-words";
import { monthSpan, shiftDay } from "@/lib/domain/calendar-month";
import { type CoverageDay, coverageDays, type DayState } from "@/lib/domain/coverage-days";
import { CoverageDayPanel } from "./coverage-day-panel";
import { dayLooks } from "./day-state";
import { MonthGrid } from "./month-grid";

const dayMs = 86_400_000;

/** Which days of a bot the archive holds, one month at a time; a day tells its story and can be repaired. */
export function CoverageCalendar({ botId }: { botId: string }) {
  const t = useTranslations("settings");
  const problem = useProblemWords();
  const formats = useFormats();
  const now = useMinute();
  const { zone } = formats;
  const held = useQuery(heldQuery(botId));
  const history = useQuery(historyQuery(botId));
  const [chosen, setChosen] = useState<string | null>(null);
  const grid = useRef<HTMLDivElement>(null);
  const error = held.error ?? history.error;
  if (!held.data || !history.data) {
    return error ? (
      <FaultText>{t("heldUnknown", { problem: problem(error) })}</FaultText>
    ) : (
      <Skeleton className="h-72 w-full max-w-xs" />
    );
  }
  const { retentionDays, koreFrom } = history.data;
  const limits = {
    now,
    zone,
    keptFrom: retentionDays === null ? null : now - retentionDays * dayMs,
    koreFrom: Date.parse(koreFrom),
  };
  const today = coverageDays(held.data, { from: now, to: now + 1 }, limits)[0]?.day ?? "";
  const current = chosen ?? today;
  const month = monthSpan(now, monthsBetween(today, current), zone);
  const days = coverageDays(held.data, month, limits);
  const focus = (day: string) => {
    setChosen(day);
    // The cell of another month is drawn first.
    requestAnimationFrame(() => grid.current?.querySelector<HTMLElement>(`[data-day="${day}"]`)?.focus());
  };
  const title = formats.month(month.from + dayMs);
  const day = days.find((candidate) => candidate.day === current);
  return (
    <div className="grid gap-x-8 gap-y-4 md:grid-cols-[20rem_minmax(0,1fr)]">
      <div ref={grid} className="min-w-0">
        <div className="mb-2 flex max-w-xs items-center justify-between">
          <IconButton
            icon={ChevronLeft}
            label={t("calendar.before")}
            className="rtl:-scale-x-100"
            onClick={() => setChosen(firstOfMonth(current, -1))}
          />
          <h5 aria-live="polite" className="font-medium">
            {title}
          </h5>
          <IconButton
            icon={ChevronRight}
            label={t("calendar.after")}
            className="rtl:-scale-x-100"
            disabled={current.slice(0, 7) >= today.slice(0, 7)}
            onClick={() => setChosen(firstOfMonth(current, 1))}
          />
        </div>
        <MonthGrid
          days={days}
          label={t("calendar.of", { month: title })}
          current={current}
          onChoose={setChosen}
          onMove={(by) => focus(shiftDay(current, by))}
        />
      </div>
      <div className="flex min-w-0 flex-col gap-4">
        {day ? <CoverageDayPanel key={day.day} botId={botId} day={day} /> : null}
        <Legend days={days} />
      </div>
    </div>
  );
}

/** The states that the month has, so that the legend says no more than is to be seen. */
function Legend({ days }: { days: CoverageDay[] }) {
  const t = useTranslations("settings");
  const states = [...new Set(days.map(({ state }): DayState => state))].filter((state) => state !== "future");
  return (
    <ul aria-label={t("calendar.legend")} className="flex flex-wrap gap-x-4 gap-y-1 text-ink-quiet text-xs">
      {states.map((state) => {
        const { icon: Icon, classes } = dayLooks[state];
        return (
          <li key={state} className="flex items-center gap-1.5">
            <span className={`flex size-5 items-center justify-center rounded-sm border ${classes}`}>
              {Icon ? <Icon aria-hidden size={12} strokeWidth={2.25} /> : null}
            </span>
            {t(`calendar.state.${state}`)}
          </li>
        );
      })}
    </ul>
  );
}

function firstOfMonth(day: string, months: number): string {
  const [year = 0, month = 1] = day.split("-").map(Number);
  return new Date(Date.UTC(year, month - 1 + months, 1)).toISOString().slice(0, 10);
}

function monthsBetween(from: string, to: string): number {
  const months = (day: string) => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7));
  return months(to) - months(from);
}
