"use client";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { Chip } from "@/components/ui/chip";
import { defaultFilters, type SessionFilters } from "@/lib/domain/session-filters";
import { useFilterChips } from "./use-filter-chips";

type FilterChipsProps = { filters: SessionFilters; onChange: (filters: SessionFilters) => void };

/** Everything that differs from the plain list, each to be taken away by itself. The order is no filter. */
export function FilterChips({ filters, onChange }: FilterChipsProps) {
  const t = useTranslations("sessions");
  const chips = useFilterChips(filters);
  if (chips.length === 0) return null;
  return (
    <ul aria-label={t("activeFilters")} className="flex flex-wrap items-center gap-1.5 pb-2">
      {chips.map(({ key, label, without }) => (
        <li key={key} className="min-w-0">
          <Chip removeLabel={t("remove", { filter: label })} onRemove={() => onChange(without)}>
            {label}
          </Chip>
        </li>
      ))}
      <li>
        <Button variant="quiet" size="sm" onClick={() => onChange({ ...defaultFilters, sort: filters.sort })}>
          {t("clearAll")}
        </Button>
      </li>
    </ul>
  );
}
