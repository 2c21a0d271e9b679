/** Joins what is there; a later class does not undo an earlier one, so callers add and never override. */
export function classNames(...parts: (string | false | null | undefined)[]): string {
  return parts.filter(Boolean).join(" ");
}
