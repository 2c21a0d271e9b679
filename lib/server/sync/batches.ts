import "server-only";

/** The items in their order, in parts of at most `size`. */
export function inParts<T>(items: T[], size: number): T[][] {
  const parts: T[][] = [];
  for (let start = 0; start < items.length; start += size) parts.push(items.slice(start, start + size));
  return parts;
}
