import { foldPart, matchesWord, type SearchTerms, segmentWords } from "./search-text";

/** A half-open range of UTF-16 positions. */
export type TextRange = { from: number; to: number };
/** Part of a message around what was found; `hits` are ranges of `text`. */
export type Snippet = { text: string; hits: TextRange[]; isCutBefore: boolean; isCutAfter: boolean };

const graphemes = new Intl.Segmenter("en", { granularity: "grapheme" });
const mostHits = 100;
const before = 40;
const longest = 200;

/** Where the terms are in a text, merged and in order. Empty when not all of them are in it. */
export function findHits(text: string, { words, fragments }: SearchTerms): TextRange[] {
  const { folded, places } = foldWithPlaces(text);
  const ranges: TextRange[] = [];
  const add = (at: number, length: number) =>
    ranges.push({ from: places[at] ?? text.length, to: places[at + length] ?? text.length });
  const found = new Set<string>();
  if (words.length > 0) {
    for (const { word, at, length } of segmentWords(folded)) {
      const wanted = words.filter((candidate) => matchesWord(word, candidate));
      for (const one of wanted) found.add(one);
      if (wanted.length > 0) add(at, length);
    }
  }
  for (const fragment of fragments) {
    for (let at = folded.indexOf(fragment); at >= 0; at = folded.indexOf(fragment, at + fragment.length)) {
      found.add(fragment);
      add(at, fragment.length);
      if (ranges.length > mostHits) break;
    }
  }
  return [...words, ...fragments].every((term) => found.has(term)) ? merge(ranges) : [];
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
  for (const { segment, index } of graphemes.segment(text)) {
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
