import {
  foldText,
  hasTrigram,
  isSearchEmpty,
  type SearchTerms,
  segmentWords,
  spaceless,
} from "./search-text";
import { joinCharacters, quoteIfNeeded, type SearchToken, tokenizeSearch } from "./search-tokens";

/**
 * What is looked for in messages, as it is written: `refund` a word or the beginning of one, `"no refund"` words as they
 * stand beside each other, `*fund*` letters within words too.
 */
export type TextTerm = { kind: "word" | "phrase" | "part"; text: string };
export type TextFault = "nothing-to-find" | "bad-star" | "short-part";

export const mostTextTerms = 16;
const longestTerm = 300;

/** Reads the text of an address. Signs that mean something in the search bar mean only themselves here. */
export function parseTextTerms(text: string): { terms: TextTerm[]; faults: string[] } {
  const terms: TextTerm[] = [];
  const faults: string[] = [];
  for (const token of tokenizeSearch(text)) {
    const term = token.isUnclosed ? "nothing-to-find" : readTextTerm(token);
    if (typeof term === "string" || terms.length === mostTextTerms)
      faults.push(text.slice(token.from, token.to));
    else if (!terms.some((other) => isSameTerm(other, term))) terms.push(term);
  }
  return { terms, faults };
}

export function readTextTerm({ characters }: SearchToken): TextTerm | TextFault {
  const isStar = (at: number) => characters.at(at)?.text === "*" && !characters.at(at)?.isQuoted;
  const [first, last] = [isStar(0), isStar(-1)];
  const inner = characters.slice(first ? 1 : 0, last ? -1 : undefined);
  const text = joinCharacters(inner).replace(control, " ").trim().slice(0, longestTerm);
  if (inner.some(({ text, isQuoted }) => text === "*" && !isQuoted)) return "bad-star";
  const isPlain = characters.every(({ isQuoted }) => !isQuoted);
  const term: TextTerm =
    first || last
      ? { kind: "part", text }
      : { kind: isPlain && !/:|^-/.test(text) ? "word" : "phrase", text };
  if (term.kind === "part" && !hasTrigram(foldText(text).trim())) return "short-part";
  return isSearchEmpty(toSearchTerms([term])) ? "nothing-to-find" : term;
}

export function printTextTerms(terms: TextTerm[]): string {
  return terms.map(printTextTerm).join(" ");
}

export function printTextTerm({ kind, text }: TextTerm): string {
  if (kind === "word") return text;
  if (kind === "part") return `*${quoteIfNeeded(text, /[*:]/)}*`;
  return quoteIfNeeded(text, /^/);
}

/** What the archive looks for. A phrase too short for its letters is looked for by its words. */
export function toSearchTerms(terms: TextTerm[]): SearchTerms {
  const found: SearchTerms = { words: [], fragments: [], phrases: [] };
  for (const { kind, text } of terms) {
    const folded = foldText(text).trim();
    if (kind === "part") found.fragments.push(folded);
    else if (kind === "phrase" && hasTrigram(folded)) found.phrases.push(folded);
    else
      for (const { word } of segmentWords(folded)) {
        (spaceless.test(word) ? found.fragments : found.words).push(word);
      }
  }
  const distinct = (list: string[]) => [...new Set(list)].slice(0, mostTextTerms);
  return {
    words: distinct(found.words),
    fragments: distinct(found.fragments),
    phrases: distinct(found.phrases),
  };
}

export function isSameTerm(one: TextTerm, other: TextTerm): boolean {
  return one.kind === other.kind && one.text === other.text;
}

const control = /\p{Cc}+/gu;
