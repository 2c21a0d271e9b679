"use client";
import { CalendarRange, Check } from "lucide-react";
import dynamic from "next/dynamic";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { classNames } from "@/components/ui/class-names";
import { Popover } from "@/components/ui/popover";
import { useRangeLabel } from "@/lib/client/use-range-label";
import { rangePresets, type TimeRange } from "@/lib/domain/time-range";

const CustomRange = dynamic(() => import("./custom-range").then((module) => module.CustomRange), {
  loading: () => null,
});

type RangePickerProps = { range: TimeRange; onChange: (range: TimeRange) => void };

export function RangePicker({ range, onChange }: RangePickerProps) {
  const t = useTranslations("common");
  const label = useRangeLabel()(range);
  const [isOpen, setIsOpen] = useState(false);

  function choose(next: TimeRange) {
    setIsOpen(false);
    onChange(next);
  }

  return (
    <Popover
      label={t("range")}
      open={isOpen}
      onOpenChange={setIsOpen}
      className="flex w-[32rem] max-sm:flex-col"
      trigger={
        <Button aria-label={t("rangeIs", { range: label })} className="!shrink min-w-0">
          <CalendarRange aria-hidden size={16} strokeWidth={1.75} className="shrink-0 text-ink-quiet" />
          <span className="truncate">{label}</span>
        </Button>
      }
    >
      <fieldset className="shrink-0 p-1 sm:w-44 sm:border-e">
        <legend className="sr-only">{t("presets")}</legend>
        {rangePresets.map((preset) => {
          const isChosen = "preset" in range && range.preset === preset;
          return (
            <button
              key={preset}
              type="button"
              aria-pressed={isChosen}
              onClick={() => choose({ preset })}
              className="flex min-h-8 w-full items-center gap-2 rounded-md px-2 text-start -outline-offset-2 hover:bg-hover pointer-coarse:min-h-11"
            >
              <Check aria-hidden size={16} className={classNames("shrink-0", !isChosen && "invisible")} />
              {t(`preset.${preset}`)}
            </button>
          );
        })}
      </fieldset>
      <CustomRange range={range} onApply={choose} />
    </Popover>
  );
}
