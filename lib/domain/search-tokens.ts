/** One character of a token; quoted ones stand for themselves and never part or begin anything. */
type Character = { text: string; isQuoted: boolean };

/** A run of the search text without space outside quotes, `from` ≤ position < `to`. */
export type SearchToken = { from: number; to: number; characters: Character[]; isUnclosed: boolean };

const space = /\s/;

/** What opens a quote, with what closes it. */
const closers: Record<string, string> = {
  '"': '"',
  "“": "”",
  "„": "“",
  "«": "»",
  "「": "」",
  "『": "』",
  "＂": "＂",
};

/** Quotes keep spaces, commas and signs together; inside them a backslash keeps the next character. */
export function tokenizeSearch(text: string): SearchToken[] {
  const tokens: SearchToken[] = [];
  let token: SearchToken | null = null;
  let closer: string | null = null;
  for (let at = 0; at < text.length; at += 1) {
    const character = text.charAt(at);
    if (!token) {
      if (space.test(character)) continue;
      token = { from: at, to: at, characters: [], isUnclosed: false };
      tokens.push(token);
    }
    const isQuoted: boolean = closer !== null;
    if (!isQuoted && space.test(character)) token = null;
    else {
      if (isQuoted ? character === closer : Object.hasOwn(closers, character))
        closer = isQuoted ? null : (closers[character] ?? null);
      else if (isQuoted && character === "\\" && at + 1 < text.length) {
        at += 1;
        token.characters.push({ text: text.charAt(at), isQuoted });
      } else token.characters.push({ text: character, isQuoted });
      token.to = at + 1;
    }
  }
  if (token && closer !== null) token.isUnclosed = true;
  return tokens;
}

/** The two sides of the first of these signs outside quotes; null when there is none. */
export function splitAtSign(characters: Character[], sign: string): [Character[], Character[]] | null {
  const at = characters.findIndex(({ text, isQuoted }) => !isQuoted && text === sign);
  return at < 0 ? null : [characters.slice(0, at), characters.slice(at + 1)];
}

export function joinCharacters(characters: Character[]): string {
  return characters.map(({ text }) => text).join("");
}

export function quoteIfNeeded(text: string, signs: RegExp): string {
  if (text !== "" && !/[\s"“„«「『＂\\]/.test(text) && !signs.test(text)) return text;
  return `"${text.replaceAll("\\", "\\\\").replaceAll('"', '\\"')}"`;
}
