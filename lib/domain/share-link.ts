const path = "/share";

/** The token stands after `#`, which no browser sends anywhere. */
export function shareLink(origin: string, token: string): string {
  return `${origin}${path}#t=${token}`;
}

/** The token of what stands after `#` in an address; null where there is none. */
export function readShareToken(hash: string): string | null {
  return new URLSearchParams(hash.replace(/^#/, "")).get("t");
}
