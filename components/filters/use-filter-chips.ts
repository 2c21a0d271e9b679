"use client";
import { useTranslations } from "next-intl";
import { useFormats } from "@/lib/client/use-formats";
import { useRangeLabel } from "@/lib/client/use-range-label";
import { useWords } from "@/lib/client/use-words";
import { isBoundsEmpty, printBounds } from "@/lib/domain/bounds";
import { type Choice, setChoice } from "@/lib/domain/choice";
import { shownValue } from "@/lib/domain/reference";
import { defaultFilters, isSameTag, printHours, type SessionFilters } from "@/lib/domain/session-filters";
import { isSameTerm, printTextTerm } from "@/lib/domain/text-terms";
import { boundParts, isOtherRange } from "./count-filters";

export type FilterChip = { key: string; label: string; without: SessionFilters };

/** Everything that differs from the plain list, with the filters as they would be without it. */
export function useFilterChips(filters: SessionFilters): FilterChip[] {
  const t = useTranslations("sessions");
  const common = useTranslations("common");
  const words = useWords();
  const formats = useFormats();
  const rangeLabel = useRangeLabel();
  const { range, match } = filters;
  const chips: FilterChip[] = [];

  function addChoice<Key extends keyof SessionFilters, Value>(
    key: Key,
    choice: Choice<Value> & SessionFilters[Key],
    label: (value: Value) => string,
    isSame?: (a: Value, b: Value) => boolean,
  ) {
    for (const side of ["include", "exclude"] as const) {
      for (const value of choice[side]) {
        const text = label(value);
        chips.push({
          key: `${key} ${side} ${text}`,
          label: side === "include" ? text : t("chipNot", { filter: text }),
          without: { ...filters, [key]: setChoice(choice, value, null, isSame) },
        });
      }
    }
  }

  if (isOtherRange(filters)) {
    chips.push({
      key: "range",
      label: t("chipRange", { match: common(`match.${match}`), range: rangeLabel(range) }),
      without: { ...filters, range: defaultFilters.range, match: defaultFilters.match },
    });
  }
  if (filters.id !== null) {
    chips.push({ key: "id", label: t("chipId", { id: filters.id }), without: { ...filters, id: null } });
  }
  const named = (name: string) => (value: string) => t("chipTag", { name, value: shownValue(value) });
  for (const term of filters.text) {
    const text = printTextTerm(term);
    chips.push({
      key: `text ${text}`,
      label: named(t("text"))(text),
      without: { ...filters, text: filters.text.filter((other) => !isSameTerm(other, term)) },
    });
  }
  for (const sayer of filters.saidBy) {
    chips.push({
      key: `said-by ${sayer}`,
      label: named(t("saidBy"))(t(`sayer.${sayer}`)),
      without: { ...filters, saidBy: filters.saidBy.filter((other) => other !== sayer) },
    });
  }
  addChoice("tasks", filters.tasks, named(t("task")));
  addChoice("handlers", filters.handlers, (one) => named(t("handler"))(t(`handlerIs.${one}`)));
  addChoice("weekdays", filters.weekdays, (day) => named(t("weekday"))(formats.weekday(day)));
  for (const side of ["include", "exclude"] as const) {
    if (filters.hours[side].length === 0) continue;
    const text = named(t("hour"))(printHours(filters.hours[side]).join(", "));
    chips.push({
      key: `hours ${side}`,
      label: side === "include" ? text : t("chipNot", { filter: text }),
      without: { ...filters, hours: { ...filters.hours, [side]: [] } },
    });
  }
  addChoice("users", filters.users, named(t("column.user")));
  addChoice("channels", filters.channels, (code) => named(t("channel"))(words.channel(code)));
  addChoice("outcomes", filters.outcomes, (one) => named(t("column.outcome"))(words.outcome(one)));
  addChoice("statuses", filters.statuses, (one) => named(t("status"))(words.status(one)));
  addChoice("languages", filters.languages, (code) => named(t("column.language"))(formats.language(code)));
  addChoice("tags", filters.tags, ({ name, value }) => named(name)(value), isSameTag);
  if (!isBoundsEmpty(filters.failures)) {
    chips.push({
      key: "failures",
      label: named(t("failures"))(printBounds(filters.failures, "count")),
      without: { ...filters, failures: defaultFilters.failures },
    });
  }
  for (const [key, unit, name] of boundParts) {
    if (isBoundsEmpty(filters[key])) continue;
    chips.push({
      key,
      label: named(t(`column.${name}`))(printBounds(filters[key], unit)),
      without: { ...filters, [key]: defaultFilters[key] },
    });
  }
  if (filters.includeDeveloper) {
    chips.push({
      key: "developer",
      label: t("chipDeveloper"),
      without: { ...filters, includeDeveloper: false },
    });
  }
  return chips;
}
