const separator = "\u2063";

/** A value that is hidden where it is also a word of an address: what is shown of it, and what the server opens. */
export function printReference(shown: string, sealed: string): string {
  return `${shown}${separator}${sealed}`;
}

/** What is sealed in a value, or null. */
export function sealedOf(value: string): string | null {
  const at = value.lastIndexOf(separator);
  return at < 0 ? null : value.slice(at + 1);
}

/** A value as people read it. */
export function shownValue(value: string): string {
  const at = value.lastIndexOf(separator);
  return at < 0 ? value : value.slice(0, at);
}
