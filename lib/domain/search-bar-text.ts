import {
  joinCharacters,
  quoteIfNeeded,
  type SearchToken,
  splitAtSign,
  tokenizeSearch,
} from "./search-tokens";
import { handlers, outcomes, sessionStatuses } from "./session";
import {
  defaultFilters,
  parseSessionFilters,
  parseTag,
  printSessionFilters,
  printTag,
  type SessionFilters,
  sayers,
  weekdays,
} from "./session-filters";
import { mostTextTerms, printTextTerm, readTextTerm, type TextFault } from "./text-terms";

type SearchWord = {
  /** `list`: values parted by commas; `tag`: a name, `=` and a value; `one`: a single value. */
  kind: "list" | "tag" | "one";
  /** It says whose words are meant, and cannot be left out. */
  isPlain?: true;
  /** All there can be; what else there is, the archive knows. */
  values?: readonly string[];
};

/**
 * The words of the search bar, the parameters of the address under the same names: `channel:msteams,slack`, `-lang:ja`,
 * `tag:plan=gold`, `user:"a, b"`, `duration:>5m`, `messages:1-5`, `id:…`. What has no word is text to look for.
 */
export const searchWords = {
  "said-by": { kind: "list", values: sayers, isPlain: true },
  channel: { kind: "list" },
  outcome: { kind: "list", values: outcomes },
  status: { kind: "list", values: sessionStatuses },
  lang: { kind: "list" },
  tag: { kind: "tag" },
  task: { kind: "list" },
  "handled-by": { kind: "list", values: handlers },
  user: { kind: "list" },
  weekday: { kind: "list", values: weekdays },
  hour: { kind: "list", values: ["9-17", "18-23", "0-5"] },
  duration: { kind: "one", values: ["<30s", "1m-5m", ">10m"] },
  messages: { kind: "one", values: ["1-5", ">10"] },
  failures: { kind: "one", values: [">0"] },
  id: { kind: "one" },
  developer: { kind: "one", values: ["include"] },
} as const satisfies Record<string, SearchWord>;
export type SearchWordName = keyof typeof searchWords;
export const searchWordNames = Object.keys(searchWords) as SearchWordName[];

/** What cannot be taken as it stands at `from` ≤ position < `to`, and what could stand there instead. */
export type SearchMistake = {
  from: number;
  to: number;
  kind:
    | "unknown-word"
    | "not-negatable"
    | "missing-value"
    | "bad-value"
    | "unclosed-quote"
    | "too-much"
    | TextFault;
  /** The word that was meant, or what was written instead of one. */
  word: string;
  instead: string[];
};

/** Reads the search bar over `base`, of which the range and the order stay. Mistakes are left out of the filters. */
export function parseSearchBar(
  text: string,
  base: SessionFilters = defaultFilters,
): { filters: SessionFilters; mistakes: SearchMistake[] } {
  const parameters = new URLSearchParams();
  const mistakes: SearchMistake[] = [];
  let terms = 0;
  for (const token of tokenizeSearch(text)) {
    const read = readToken(token, text);
    if ("kind" in read) mistakes.push(read);
    else if (read.parameter === "q" && terms++ >= mostTextTerms)
      mistakes.push({ ...placeOf(token), kind: "too-much", word: read.value, instead: [] });
    else parameters.append(read.parameter, read.value);
  }
  const { range, match, sort } = base;
  return { filters: { ...parseSessionFilters(parameters).filters, range, match, sort }, mistakes };
}

/** The filters as the search bar would hold them; the range and the order have their own places on the page. */
export function printSearchBar(filters: SessionFilters): string {
  const { range, match, sort } = defaultFilters;
  return [...printSessionFilters({ ...filters, range, match, sort })]
    .map(([parameter, value]) => (parameter === "q" ? value : `${parameter}:${printValue(parameter, value)}`))
    .join(" ");
}

/** A value as it is written after its word and a colon. */
export function printSearchValue(word: SearchWordName, value: string): string {
  return word === "tag" ? printValue(word, value) : quoteIfNeeded(value, /,/);
}

export function isNegatable(word: SearchWordName): boolean {
  const entry: SearchWord = searchWords[word];
  return entry.kind !== "one" && !entry.isPlain;
}

export function findSearchWord(text: string): SearchWordName | undefined {
  const bare = text.replace(/^-/, "").toLowerCase();
  return searchWordNames.find((name) => name === bare);
}

function readToken(token: SearchToken, text: string): SearchMistake | { parameter: string; value: string } {
  const { from, to, characters, isUnclosed } = token;
  const written = text.slice(from, to);
  const mistake = (kind: SearchMistake["kind"], word: string, instead: string[]): SearchMistake => ({
    from,
    to,
    kind,
    word,
    instead,
  });
  if (isUnclosed) return mistake("unclosed-quote", written, [`${written}"`]);
  const sides = splitAtSign(characters, ":");
  if (!sides) return readText(token, written, mistake);
  const [before, after] = sides;
  const label = joinCharacters(before);
  const rest = text.slice(from + label.length + 1, to);
  const word = findSearchWord(label);
  if (!word) {
    const sign = label.startsWith("-") ? "-" : "";
    return mistake("unknown-word", label, [
      ...nearWords(label).map((name) => `${sign}${name}:${rest}`),
      printPhrase(characters),
    ]);
  }
  const { kind, ...more } = searchWords[word];
  const values = "values" in more ? more.values : [];
  const isNegated = label.startsWith("-");
  if (isNegated && !isNegatable(word)) return mistake("not-negatable", word, [`${word}:${rest}`]);
  const prefix = `${isNegated ? "-" : ""}${word}:`;
  const suggestions = values.map((value) => prefix + value);
  if (after.length === 0) return mistake("missing-value", word, suggestions);

  const parameter = `${isNegated ? "-" : ""}${word}`;
  const value =
    kind === "list" ? escapeList(after) : kind === "tag" ? readTag(after) : joinCharacters(after).trim();
  if (value === null || value === "") return mistake("bad-value", word, suggestions);
  // The rest can hold anything, and a long text of them is read with every key.
  if (kind !== "one" && values.length === 0) return { parameter, value };
  const { faults } = parseSessionFilters(new URLSearchParams([[parameter, value]]));
  return faults.length > 0 ? mistake("bad-value", word, suggestions) : { parameter, value };
}

/** Text to look for; a minus before it means nothing, and is not taken for a part of it either. */
function readText(
  token: SearchToken,
  written: string,
  mistake: (kind: SearchMistake["kind"], word: string, instead: string[]) => SearchMistake,
): SearchMistake | { parameter: string; value: string } {
  const { characters } = token;
  const isNegated = characters.length > 1 && characters[0]?.text === "-" && !characters[0].isQuoted;
  if (isNegated) return mistake("not-negatable", written, [written.slice(1), printPhrase(characters)]);
  const term = readTextTerm(token);
  if (term === "bad-star") {
    const bare = characters.filter(({ text, isQuoted }) => text !== "*" || isQuoted);
    return mistake(term, written, [`*${joinCharacters(bare)}*`, printPhrase(characters)]);
  }
  if (typeof term === "string") return mistake(term, written, []);
  return { parameter: "q", value: printTextTerm(term) };
}

function printPhrase(characters: SearchToken["characters"]): string {
  return printTextTerm({ kind: "phrase", text: joinCharacters(characters) });
}

function placeOf({ from, to }: SearchToken) {
  return { from, to };
}

/** In an address a comma inside a value is escaped, here it is quoted. */
function escapeList(characters: SearchToken["characters"]): string {
  return characters
    .map(({ text, isQuoted }) => (text === "%" ? "%25" : text === "," && isQuoted ? "%2C" : text))
    .join("");
}

function readTag(characters: SearchToken["characters"]): string | null {
  const [name, value] = splitAtSign(characters, "=") ?? [];
  if (!name || !value || name.length === 0) return null;
  return printTag({ name: joinCharacters(name), value: joinCharacters(value) });
}

function printValue(parameter: string, value: string): string {
  const word = findSearchWord(parameter);
  if (word === "tag") {
    const tag = parseTag(value);
    if (!tag) return value;
    return `${quoteIfNeeded(tag.name, /=/)}=${tag.value === "" ? "" : quoteIfNeeded(tag.value, /^$/)}`;
  }
  if (word && searchWords[word].kind === "list") {
    return value
      .split(",")
      .map((item) => quoteIfNeeded(item.replaceAll("%2C", ",").replaceAll("%25", "%"), /,/))
      .join(",");
  }
  return quoteIfNeeded(value, /^$/);
}

/** Words that begin alike or are a slip or two away. */
function nearWords(label: string): SearchWordName[] {
  const bare = label.replace(/^-/, "").toLowerCase().slice(0, 20);
  return searchWordNames.filter(
    (name) =>
      (bare.length > 0 && (name.startsWith(bare) || bare.startsWith(name))) ||
      distance(bare, name) <= (bare.length > 4 ? 2 : 1),
  );
}

/** Letters to change, add or take away to make one word of the other. */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (const [i, letter] of [...a].entries()) {
    const next = [i + 1];
    for (const [j, other] of [...b].entries()) {
      const [left = 0, above = 0, across = 0] = [next[j], row[j + 1], row[j]];
      next.push(Math.min(left + 1, above + 1, across + (letter === other ? 0 : 1)));
    }
    row = next;
  }
  return row.at(-1) ?? 0;
}
