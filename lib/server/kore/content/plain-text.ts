import "server-only";

const named: Record<string, string> = {
  amp: "&",
  apos: "'",
  bull: "•",
  copy: "©",
  euro: "€",
  gt: ">",
  hellip: "…",
  ldquo: "“",
  lsquo: "‘",
  lt: "<",
  mdash: "—",
  nbsp: "\u00a0",
  ndash: "–",
  pound: "£",
  quot: '"',
  rdquo: "”",
  reg: "®",
  rsquo: "’",
  trade: "™",
  yen: "¥",
};

/** One level only: what was escaped twice was meant to be read with entities. */
export function decodeEntities(text: string): string {
  return text.replace(/&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|([a-z]{2,6}));/gi, (whole, hex, decimal, name) => {
    if (name) return Object.hasOwn(named, name) ? (named[name] ?? whole) : whole;
    const code = hex ? Number.parseInt(hex, 16) : Number(decimal);
    const isCharacter = code > 0 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff);
    return isCharacter ? String.fromCodePoint(code) : whole;
  });
}

/**
 * The words of SSML or VXML: a pause or a new sentence parts them, other marks are only removed. Here and below no
 * pattern looks beyond the next bracket of its kind or a fixed length, so that a hostile text costs no more than its size.
 */
export function stripSpeechMarkup(text: string): string {
  const words = text
    .replace(/<(script|var|log)\b[\s\S]{0,2000}?<\/\1>/gi, " ")
    .replace(/<\/?(break|p|s|block|prompt|form|field)\b[^<>]*>/gi, " ")
    .replace(/<[^<>]*>/g, "");
  return decodeEntities(words).replace(/\s+/g, " ").trim();
}

/** A text without the HTML and Markdown that Kore's widget would draw (kore-contract 4.5), for search. */
export function stripMarkup(text: string): string {
  return text
    .replace(/!?\[([^[\]]*)\]\s?\([^()\s]*\)/g, "$1")
    .replace(/<\/?[a-z][^<>]*>/gi, " ")
    .replace(/(^|\s)#h[1-6]/gim, "$1")
    .replace(/(^|[\s(])[*~_]{1,3}(?=\S)|(?<=\S)[*~_]{1,3}(?=[\s).,!?:;]|$)/gm, "$1")
    .replace(/\s+/g, " ")
    .trim();
}
