import { useTranslations } from "next-intl";
import type { KeyboardEvent } from "react";
import { classNames } from "@/components/ui/class-names";
import { useFormats } from "@/lib/client/use-formats";
import { toWeeks } from "@/lib/domain/calendar-month";
import type { CoverageDay } from "@/lib/domain/coverage-days";
import { dayLooks } from "./day-state";

type MonthGridProps = {
  days: CoverageDay[];
  label: string;
  /** The day whose cell takes the focus. */
  current: string;
  onChoose: (day: string) => void;
  onMove: (days: number) => void;
};

const middayMs = 43_200_000;
const steps: Record<string, number> = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -7, ArrowDown: 7 };

/** A month as a calendar; arrows move by day and week, into the months beside it too. */
export function MonthGrid({ days, label, current, onChoose, onMove }: MonthGridProps) {
  const t = useTranslations("settings");
  const formats = useFormats();
  const weeks = toWeeks(days);
  const weekdays = weeks.find(({ days: { length } }) => length === 7)?.days ?? [];
  const onKeyDown = (event: KeyboardEvent) => {
    const step = steps[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const isMirrored = step * step === 1 && getComputedStyle(event.currentTarget).direction === "rtl";
    onMove(isMirrored ? -step : step);
  };
  return (
    <table aria-label={label} className="w-full max-w-xs table-fixed border-separate border-spacing-0.5">
      <thead>
        <tr>
          {weekdays.map(({ day, from }) => (
            <th key={day} scope="col" className="h-6 font-normal text-ink-quiet text-xs">
              {formats.shortWeekday(from + middayMs)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody onKeyDown={onKeyDown}>
        {weeks.map((week) => (
          <tr key={week.days[0]?.day}>
            {week.before > 0 ? <td colSpan={week.before} /> : null}
            {week.days.map((day) => (
              <td key={day.day}>
                <DayCell
                  day={day}
                  isCurrent={day.day === current}
                  label={t("calendar.dayIs", {
                    day: formats.day(day.from + middayMs),
                    state: t(`calendar.state.${day.state}`),
                  })}
                  onChoose={onChoose}
                />
              </td>
            ))}
            {week.after > 0 ? <td colSpan={week.after} /> : null}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

type DayCellProps = { day: CoverageDay; isCurrent: boolean; label: string; onChoose: (day: string) => void };

function DayCell({ day, isCurrent, label, onChoose }: DayCellProps) {
  const { icon: Icon, classes } = dayLooks[day.state];
  return (
    <button
      type="button"
      data-day={day.day}
      tabIndex={isCurrent ? 0 : -1}
      aria-current={isCurrent ? "date" : undefined}
      aria-label={label}
      title={label}
      onClick={() => onChoose(day.day)}
      className={classNames(
        "tap-target flex h-10 w-full flex-col items-center justify-center rounded-md border text-xs tabular-nums leading-4",
        classes,
        isCurrent && "ring-2 ring-accent-ink",
      )}
    >
      {Number(day.day.slice(8))}
      {Icon ? <Icon aria-hidden size={12} strokeWidth={2.25} /> : null}
    </button>
  );
}
