import "server-only";

const mostDepth = 200;
const unstorable = /[\0\p{Surrogate}]/u;
const allUnstorable = new RegExp(unstorable, "gu");

/**
 * The value as PostgreSQL can keep it: its text and JSON refuse NUL and surrogates without their other half, and its
 * stack bounds how deep JSON may nest. A key such as `__proto__` stays a plain key.
 */
export function storable(value: unknown): unknown {
  return isStorable(value, 0) ? value : toStorable(value, 0);
}

export function storableText(text: string): string {
  return unstorable.test(text) ? text.replace(allUnstorable, "\ufffd") : text;
}

/** Nearly every record is, and needs no copy. */
function isStorable(value: unknown, depth: number): boolean {
  if (typeof value === "string") return !unstorable.test(value);
  if (typeof value !== "object" || value === null) return true;
  if (depth >= mostDepth) return false;
  if (Array.isArray(value)) return value.every((item) => isStorable(item, depth + 1));
  return Object.entries(value).every(([key, item]) => !unstorable.test(key) && isStorable(item, depth + 1));
}

function toStorable(value: unknown, depth: number): unknown {
  if (typeof value === "string") return storableText(value);
  if (typeof value !== "object" || value === null) return value;
  if (depth >= mostDepth) return "[nested too deeply]";
  if (Array.isArray(value)) return value.map((item) => toStorable(item, depth + 1));
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [storableText(key), toStorable(item, depth + 1)]),
  );
}
