import type { Tag } from "../generate/session";
import type { TagClause } from "./parameters";

export interface TagSets {
  session: readonly Tag[];
  user: readonly Tag[];
  message?: readonly Tag[];
}

/** Whether every clause finds a tag of its name with one of its values. */
export function matchesTags(clauses: readonly TagClause[], sets: TagSets): boolean {
  return clauses.every(({ name, values, type }) =>
    tagsOfType(sets, type).some((tag) => tag.name === name && values.includes(String(tag.value))),
  );
}

function tagsOfType(sets: TagSets, type: string | undefined): readonly Tag[] {
  if (type === "user") return sets.user;
  if (type === "message") return sets.message ?? [];
  return sets.session;
}
