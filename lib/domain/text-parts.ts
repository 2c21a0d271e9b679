export type TextStyle = "bold" | "italic" | "code";
export type TextPart =
  | { kind: "text"; text: string; style: TextStyle | null }
  /** `host` is named on the screen when the words of a link do not show where it leads. */
  | { kind: "link"; text: string; url: string; host: string | null };

// Kore's `[words](address)` or a bare address. Addresses end at a space, a quote, or the punctuation of a script
// that is written without spaces.
const addressCharacters = String.raw`[^\s<>"'\u3000-\u303f\uff00-\uff65]+`;
const linkPattern = new RegExp(
  String.raw`!?\[(?<words>[^[\]\n]+)\] ?\((?<named>https?:\/\/(?:[^\s()]|\([^\s()]*\))+)\)|(?<bare>(?:https?:\/\/|(?<![\w.@-])www\.)${addressCharacters})`,
  "giu",
);

/** Text as parts to show; only http and https addresses become links, everything else stays as it was written. */
export function splitText(text: string): TextPart[] {
  const parts: TextPart[] = [];
  let end = 0;
  const pushText = (until: number) => {
    if (until > end) parts.push({ kind: "text", text: text.slice(end, until), style: null });
  };
  for (const match of text.matchAll(linkPattern)) {
    const { words, named, bare } = match.groups ?? {};
    const written = bare === undefined ? match[0] : trimAddress(bare);
    const url = safeUrl(named ?? (/^www\./i.test(written) ? `https://${written}` : written));
    if (!url) continue;
    pushText(match.index);
    const host = words === undefined ? null : url.host;
    parts.push({ kind: "link", text: words ?? written, url: url.href, host });
    end = match.index + written.length;
  }
  pushText(text.length);
  return parts;
}

/** Links by their words alone; an address that is itself to be read stays. */
export function dropNamedAddresses(text: string): string {
  return text.replace(linkPattern, (...found) => {
    const groups = found.at(-1) as { words?: string };
    return groups.words ?? String(found[0]);
  });
}

/** An address that a page may link to, or null. */
export function safeUrl(text: string): URL | null {
  if (!URL.canParse(text)) return null;
  const url = new URL(text);
  return url.protocol === "https:" || url.protocol === "http:" ? url : null;
}

/** A full stop after an address belongs to the sentence, and so does a bracket that the address did not open. */
function trimAddress(address: string): string {
  let unopened = count(address, ")") - count(address, "(");
  let end = address.length;
  while (end > 0) {
    const last = address[end - 1] ?? "";
    if (last === ")" && unopened > 0) unopened -= 1;
    else if (!/[.,;:!?*_~\]}]/u.test(last)) break;
    end -= 1;
  }
  return address.slice(0, end);
}

function count(text: string, character: string): number {
  return text.split(character).length - 1;
}
