import "server-only";

const mostDepth = 200;

/**
 * A copy that PostgreSQL can keep: its text and JSON refuse NUL and surrogates without their other half, and its
 * stack bounds how deep JSON may nest. A key such as `__proto__` stays a plain key.
 */
export function storable(value: unknown, depth = 0): unknown {
  if (typeof value === "string") return storableText(value);
  if (typeof value !== "object" || value === null) return value;
  if (depth >= mostDepth) return "[nested too deeply]";
  if (Array.isArray(value)) return value.map((item) => storable(item, depth + 1));
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [storableText(key), storable(item, depth + 1)]),
  );
}

export function storableText(text: string): string {
  return text.replace(/[\0\p{Surrogate}]/gu, "\ufffd");
}
