import "server-only";

/** The pattern of LIKE for texts that have this one in them, as it is spelt. */
export function containing(text: string): string {
  return `%${text.replace(/[\\%_]/g, "\\$&")}%`;
}
