/**
 * Of the rows of a list, those that came to it since `known` were all there was. What stands behind the last of these
 * was always there, and only now loaded.
 */
export function freshRows(ids: string[], known: ReadonlySet<string>): ReadonlySet<string> {
  const end = ids.findLastIndex((id) => known.has(id));
  return new Set(ids.slice(0, end + 1).filter((id) => !known.has(id)));
}
