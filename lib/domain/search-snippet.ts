import * as z from "./schema";
import { foldPart, matchesWord, phrasePattern, type SearchTerms, segmentWords } from "./search-text";
import { segmenterOf, segmentText } from "./segment-text";

/** A half-open range of UTF-16 positions. */
export type TextRange = { from: number; to: number };
/** Part of a message around what was found; `hits` are ranges of `text`. */
export const snippetSchema = z.object({
  text: z.string(),
  hits: z.array(z.object({ from: z.number(), to: z.number() })),
  isCutBefore: z.boolean(),
  isCutAfter: z.boolean(),
});
export type Snippet = z.infer<typeof snippetSchema>;

const mostHits = 100;
const before = 40;
const longest = 200;

/** Where the terms are in a text, merged and in order. Empty when not all of them are in it. */
export function findHits(text: string, terms: SearchTerms): TextRange[] {
  const { ranges, found } = findTerms(text, terms);
  const wanted = [...terms.words, ...terms.fragments, ...terms.phrases];
  return wanted.every((term) => found.has(term)) ? ranges : [];
}

/** Where any of the terms are in a text, as in a part of what was found. */
export function markTerms(text: string, terms: SearchTerms): TextRange[] {
  return findTerms(text, terms).ranges;
}

function findTerms(text: string, { words, fragments, phrases }: SearchTerms) {
  const { folded, places } = foldWithPlaces(text);
  const ranges: TextRange[] = [];
  const found = new Set<string>();
  const add = (term: string, at: number, length: number) => {
    found.add(term);
    ranges.push({ from: places[at] ?? text.length, to: places[at + length] ?? text.length });
  };
  if (words.length > 0) {
    for (const { word, at, length } of segmentWords(folded)) {
      for (const wanted of words) if (matchesWord(word, wanted)) add(wanted, at, length);
    }
  }
  for (const fragment of fragments) {
    for (let at = folded.indexOf(fragment); at >= 0; at = folded.indexOf(fragment, at + fragment.length)) {
      add(fragment, at, fragment.length);
      if (ranges.length > mostHits) break;
    }
  }
  for (const phrase of phrases) {
    for (const { index } of folded.matchAll(new RegExp(phrasePattern(phrase), "g"))) {
      add(phrase, index, phrase.length);
      if (ranges.length > mostHits) break;
    }
  }
  return { ranges: merge(ranges), found };
}

/** The part of a text that shows its first hit, cut between characters. */
export function cutSnippet(text: string, hits: TextRange[]): Snippet {
  const first = hits[0]?.from ?? 0;
  const from = text.length <= longest ? 0 : charStart(text, Math.max(0, first - before));
  const to = charStart(text, Math.min(text.length, from + longest));
  return {
    text: text.slice(from, to),
    hits: hits
      .filter((hit) => hit.from < to)
      .map((hit) => ({ from: hit.from - from, to: Math.min(hit.to, to) - from })),
    isCutBefore: from > 0,
    isCutAfter: to < text.length,
  };
}

/** The folded text, and for each position in it, and its end, the position in the text it came from. */
function foldWithPlaces(text: string): { folded: string; places: number[] } {
  let folded = "";
  const places: number[] = [];
  for (const { segment, index } of segmentText(segmenterOf("grapheme"), text)) {
    const part = foldPart(segment).replace(/\s+/g, " ");
    if (part === " " && folded.endsWith(" ")) continue;
    folded += part;
    while (places.length < folded.length) places.push(index);
  }
  places.push(text.length);
  return { folded, places };
}

function merge(ranges: TextRange[]): TextRange[] {
  const merged: TextRange[] = [];
  for (const range of ranges.sort((a, b) => a.from - b.from)) {
    const last = merged.at(-1);
    if (last && range.from <= last.to) last.to = Math.max(last.to, range.to);
    else merged.push({ ...range });
  }
  return merged;
}

/** Not between the two halves of a character. */
function charStart(text: string, at: number): number {
  return /[\uDC00-\uDFFF]/.test(text[at] ?? "") ? at - 1 : at;
}
