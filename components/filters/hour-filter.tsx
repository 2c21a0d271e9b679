"use client";
import { useTranslations } from "next-intl";
import { classNames } from "@/components/ui/class-names";
import { useFormats } from "@/lib/client/use-formats";
import { type Choice, choiceState, setChoice } from "@/lib/domain/choice";
import type { FacetValue } from "@/lib/domain/facets";
import { hours } from "@/lib/domain/session-filters";

type HourFilterProps = {
  /** Undefined while it is not known. */
  offered: FacetValue[] | undefined;
  chosen: Choice<number>;
  onChange: (chosen: Choice<number>) => void;
};

/** Darker for more sessions, in quarters of the busiest hour; the number is in the button's name. */
const tints = ["bg-transparent", "bg-accent/10", "bg-accent/20", "bg-accent/30", "bg-accent/40"];

/** The hours of a day as a grid to switch on and off. */
export function HourFilter({ offered, chosen, onChange }: HourFilterProps) {
  const t = useTranslations("sessions");
  const formats = useFormats();
  const counts = new Map(offered?.map(({ value, count }) => [Number(value), count]));
  const most = Math.max(1, ...counts.values());
  return (
    <div className="grid grid-cols-6 gap-1 px-1.5">
      {hours.map((hour) => {
        const count = counts.get(hour) ?? 0;
        const state = choiceState(chosen, hour);
        const span = t("hourSpan", { from: formats.hour(hour), to: formats.hour(hour + 1) });
        const name = t("hourOption", { span, count });
        return (
          <button
            type="button"
            key={hour}
            aria-label={name}
            title={name}
            aria-pressed={state === "include"}
            onClick={() => onChange(setChoice(chosen, hour, state === null ? "include" : null))}
            className={classNames(
              "h-7 rounded-sm border text-xs tabular-nums pointer-coarse:h-11",
              state === "include"
                ? "border-accent bg-accent text-on-accent"
                : tints[Math.ceil((count / most) * 4)],
              state === "exclude" && "line-through decoration-danger",
              state !== "include" && (count === 0 ? "text-ink-quiet" : "text-ink"),
              state === null && "hover:border-line-firm",
            )}
          >
            {hour}
          </button>
        );
      })}
    </div>
  );
}
