import type { SessionFilters, SortKey } from "@/lib/domain/session-filters";

type Sort = SessionFilters["sort"];

const largestFirst = new Set<SortKey>(["start", "duration", "messages"]);

/** A new column starts with what people look for first: the latest, the longest, or the letter A. */
export function nextSort(current: Sort, key: SortKey): Sort {
  return { key, descending: current.key === key ? !current.descending : largestFirst.has(key) };
}
