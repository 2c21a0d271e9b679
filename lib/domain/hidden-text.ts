/** Words in the place of personal data, as the server writes them and the screen draws them. */
export const hiddenKinds = [
  "email",
  "phone",
  "card",
  "iban",
  "ip",
  "id",
  "key",
  "code",
  "caller data",
] as const;
export type HiddenKind = (typeof hiddenKinds)[number];

/** `mark` is the same for the same value, so that one person can still be followed; what is too short for one has none. */
export function printHidden(kind: HiddenKind, mark: string | null): string {
  return mark === null ? `[hidden ${kind}]` : `[${kind} ${mark}]`;
}

const pattern = new RegExp(
  `\\[hidden (${hiddenKinds.join("|")})\\]|\\[(${hiddenKinds.join("|")}) (…\\d{4}|[a-z][0-9a-f]{5})\\]`,
  "g",
);

export type HiddenPart = { text: string; hidden: { kind: HiddenKind; mark: string | null } | null };

/** A text in which something may be hidden, part by part. */
export function splitHidden(text: string): HiddenPart[] {
  if (!text.includes("[")) return [{ text, hidden: null }];
  const parts: HiddenPart[] = [];
  let end = 0;
  for (const { 0: whole, 1: bare, 2: marked, 3: mark = null, index } of text.matchAll(pattern)) {
    if (index > end) parts.push({ text: text.slice(end, index), hidden: null });
    const kind = hiddenKinds.find((known) => known === (bare ?? marked));
    parts.push({ text: whole, hidden: kind ? { kind, mark } : null });
    end = index + whole.length;
  }
  if (end < text.length) parts.push({ text: text.slice(end), hidden: null });
  return parts;
}
