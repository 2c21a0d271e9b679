import { parseSessionFilters, type SessionFilters } from "@/lib/domain/session-filters";
import { type ColumnId, columnIds } from "./table-layout";

export type AppliedView = {
  filters: SessionFilters;
  /** Those that are shown, in their order; none leaves the table as it is. */
  columns: ColumnId[];
  /** What it names that there is no more; the rest applies. */
  lost: string[];
};

/** Makes sense of a view, whatever version of the product kept it. */
export function readView(words: string, columns: string[]): AppliedView {
  const { filters, faults } = parseSessionFilters(new URLSearchParams(words));
  const known = columns.flatMap((name) => columnIds.find((id) => id === name) ?? []);
  return {
    filters,
    columns: known,
    lost: [
      ...faults.map(({ parameter, value }) => `${parameter}=${value}`),
      ...columns.filter((name) => !known.some((id) => id === name)),
    ],
  };
}
