import type { Facets } from "@/lib/domain/facets";
import type { TagFilter } from "@/lib/domain/session-filters";

/**
 * What is offered, the most frequent names first, and before them what is chosen: a choice must not vanish when nothing
 * has it any more.
 */
export function offerTags(offered: Facets["tags"], chosen: TagFilter[]): Facets["tags"] {
  const byCount = offered.toSorted((a, b) => sumCounts(b) - sumCounts(a));
  const names = [...new Set([...chosen, ...byCount].map(({ name }) => name))];
  return names.map((name) => {
    const values = offered.find((option) => option.name === name)?.values ?? [];
    const missing = chosen.filter(
      (tag) => tag.name === name && !values.some((option) => option.value === tag.value),
    );
    return { name, values: [...missing.map(({ value }) => ({ value, count: 0 })), ...values] };
  });
}

function sumCounts({ values }: Facets["tags"][number]): number {
  return values.reduce((sum, { count }) => sum + count, 0);
}
