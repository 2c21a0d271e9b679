import type { Facets } from "./facets";
import {
  findSearchWord,
  isNegatable,
  printSearchValue,
  type SearchWordName,
  searchWordNames,
  searchWords,
} from "./search-bar-text";
import { printTag } from "./session-filters";

export type Completion = {
  /** Replaces the text at `from` ≤ position < `to`. */
  from: number;
  to: number;
  text: string;
  /** Sessions that have it; null when that is not known, or it is a word and no value. */
  count: number | null;
};

const mostOffered = 10;

/** What could be written at the cursor: words, then the values the archive has for the word before it. */
export function completeSearch(
  text: string,
  cursor: number,
  facets: Facets | undefined,
  users: readonly string[] = [],
): Completion[] {
  const { from, token, value } = tokenAt(text, cursor);
  if (value === null) {
    if (token.includes(":")) return [];
    const sign = token.startsWith("-") ? "-" : "";
    const begun = token.slice(sign.length).toLowerCase();
    return searchWordNames
      .filter((name) => name.startsWith(begun) && (sign === "" || isNegatable(name)))
      .map((name) => ({ from, to: cursor, text: `${sign}${name}:`, count: null }));
  }
  const { word, start } = value;
  const begun = value.begun.toLowerCase();
  return offeredValues(word, facets, users)
    .filter(({ value }) => value.toLowerCase().includes(begun))
    .slice(0, mostOffered)
    .map(({ value, count }) => ({ from: start, to: cursor, text: printSearchValue(word, value), count }));
}

/** What is begun of a user's id at the cursor; null when that is no place for one. */
export function begunUser(text: string, cursor: number): string | null {
  const { value } = tokenAt(text, cursor);
  return value?.word === "user" ? value.begun : null;
}

type BegunValue = { word: SearchWordName; start: number; begun: string };

function tokenAt(text: string, cursor: number): { from: number; token: string; value: BegunValue | null } {
  const from = text.slice(0, cursor).search(/(?:[^\s"]|"[^"]*"?)*$/);
  const token = text.slice(from, cursor);
  const colon = token.indexOf(":");
  const word = colon < 0 ? undefined : findSearchWord(token.slice(0, colon));
  if (!word) return { from, token, value: null };
  const comma = searchWords[word].kind === "list" ? lastOutsideQuotes(token, ",") : -1;
  const start = from + Math.max(colon, comma) + 1;
  return { from, token, value: { word, start, begun: text.slice(start, cursor).replace(/^"|"$/g, "") } };
}

function lastOutsideQuotes(token: string, sign: string): number {
  return token.replace(/"[^"]*"?/g, (quoted) => "x".repeat(quoted.length)).lastIndexOf(sign);
}

const facetOf = {
  channel: "channels",
  outcome: "outcomes",
  status: "statuses",
  lang: "languages",
  task: "tasks",
  "handled-by": "handlers",
  weekday: "weekdays",
} as const;

function offeredValues(
  word: SearchWordName,
  facets: Facets | undefined,
  users: readonly string[],
): { value: string; count: number | null }[] {
  if (word === "user") return users.map((value) => ({ value, count: null }));
  if (word === "tag") {
    const tags = facets?.tags ?? [];
    return tags.flatMap(({ name, values }) =>
      values.map(({ value, count }) => ({ value: printTag({ name, value }), count })),
    );
  }
  const entry = searchWords[word];
  const known: readonly string[] = "values" in entry ? entry.values : [];
  if (!(word in facetOf)) return known.map((value) => ({ value, count: null }));
  const counted = facets?.[facetOf[word as keyof typeof facetOf]] ?? [];
  const rest = known.filter((value) => !counted.some((one) => one.value === value));
  return [...counted, ...rest.map((value) => ({ value, count: facets ? 0 : null }))];
}
