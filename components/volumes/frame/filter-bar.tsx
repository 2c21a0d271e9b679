"use client";
import { useTranslations } from "next-intl";
import { useRef } from "react";
import { countFilters } from "@/components/filters/count-filters";
import { FilterChips } from "@/components/filters/filter-chips";
import { FilterSheet } from "@/components/filters/filter-sheet";
import { SearchBar } from "@/components/filters/search-bar";
import { RangePicker } from "@/components/shell/range-picker";
import { useKeys } from "@/components/ui/use-keys";
import { defaultFilters, type SessionFilters } from "@/lib/domain/session-filters";

type FilterBarProps = {
  botId: string;
  filters: SessionFilters;
  onChange: (filters: SessionFilters) => void;
};

/** The filters of the sessions page; a chart always counts a session on the day it started. */
export function FilterBar({ botId, filters, onChange }: FilterBarProps) {
  const t = useTranslations("volumes");
  const field = useRef<HTMLInputElement>(null);
  const { range, match } = filters;
  const shown = withoutRange(filters);
  useKeys({ "/": () => field.current?.focus() });
  return (
    <>
      <div className="flex flex-wrap items-start gap-2 py-2">
        <RangePicker range={range} onChange={(next) => onChange({ ...filters, range: next })} />
        <SearchBar botId={botId} filters={filters} onChange={onChange} field={field} />
        <FilterSheet
          botId={botId}
          filters={{ ...filters, match: "started" }}
          onChange={(next) => onChange({ ...next, match })}
          count={countFilters(shown)}
          doneLabel={t("showVolumes")}
        />
      </div>
      <FilterChips filters={shown} onChange={(next) => onChange({ ...next, range, match })} />
    </>
  );
}

/** The range stands in its picker and is no chip here. */
export function withoutRange(filters: SessionFilters): SessionFilters {
  return { ...filters, range: defaultFilters.range, match: defaultFilters.match };
}
