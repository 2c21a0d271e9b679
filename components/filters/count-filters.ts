import { isBoundsEmpty } from "@/lib/domain/bounds";
import type { SessionFilters } from "@/lib/domain/session-filters";

export function countFilters(filters: SessionFilters): number {
  const { channels, outcomes, statuses, languages, tags, users, tasks, handlers, weekdays, hours } = filters;
  const choices = [channels, outcomes, statuses, languages, tags, users, tasks, handlers, weekdays, hours];
  const texts = filters.text.length + filters.saidBy.length;
  const values = choices.reduce((sum, { include, exclude }) => sum + include.length + exclude.length, 0);
  const single = [
    isOtherRange(filters),
    filters.id !== null,
    filters.includeDeveloper,
    !isBoundsEmpty(filters.failures),
    ...boundParts.map(([key]) => !isBoundsEmpty(filters[key])),
  ];
  return texts + values + single.filter(Boolean).length;
}

export const boundParts = [
  ["durationMs", "duration", "duration"],
  ["messages", "count", "messages"],
] as const;

export function isOtherRange({ range, match }: SessionFilters): boolean {
  return !("preset" in range) || range.preset !== "7d" || match !== "active";
}
