import { segmenterOf, segmentText } from "./segment-text";

/** What a search asks for: all of it has to be in a message. */
export type SearchTerms = {
  /** Folded words; see `matchesWord`. */
  words: string[];
  /** Folded text that has to be there as it is, within words too. */
  fragments: string[];
  /** The same, but words at its ends are whole; see `phrasePattern`. */
  phrases: string[];
};

export function isSearchEmpty({ words, fragments, phrases }: SearchTerms): boolean {
  return words.length + fragments.length + phrases.length === 0;
}

/** Their words are not parted by spaces, and one word is cut differently in different sentences. */
export const spaceless =
  /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}]/u;
/** Accents, vowel points and invisible joiners. The marks of kana, Thai or Devanagari tell words apart and stay. */
const accents =
  /(?![\u3099\u309a])[\p{sc=Inherited}\u0640\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7]/gu;
/** Longer words do not fit the index, and none is looked for whole. */
const longestWord = 64;
/** So much of a message can be found. */
const longestGround = 50_000;
const shortestPrefix = 3;

/** Text as it is compared: case, accents, width and the kind of space make no difference. */
export function foldText(text: string): string {
  return foldPart(text).replace(/\s+/g, " ");
}

/** Without the joining of spaces, so that parts can be folded one by one. */
export function foldPart(text: string): string {
  const lower = text.toLowerCase();
  if (/^[\0-\x7f]*$/.test(lower)) return lower;
  const apart = cutMarks(lower).normalize("NFKD").toLowerCase().normalize("NFKD");
  const folded = cutMarks(apart.replace(accents, ""));
  return folded.replaceAll("ς", "σ").normalize("NFC");
}

/** To normalize is to sort the marks of a character, which nobody writes by the thousand (UAX 15, 13). */
function cutMarks(text: string): string {
  return text.replace(/(\p{M}{30})\p{M}+/gu, "$1");
}

/** The words of a folded text with their places. */
export function segmentWords(folded: string): { word: string; at: number; length: number }[] {
  const words: { word: string; at: number; length: number }[] = [];
  for (const { segment, index, isWordLike } of segmentText(segmenterOf("word"), folded)) {
    if (isWordLike) words.push({ word: segment.slice(0, longestWord), at: index, length: segment.length });
  }
  return words;
}

export type SearchGround = { words: string[]; letters: string };

/** What a message is found by: its distinct words, and its letters for fragments. */
export function searchGround(text: string): SearchGround {
  const folded = foldText(text.slice(0, longestGround));
  const words = segmentWords(folded).flatMap(({ word }) => (spaceless.test(word) ? [] : word));
  return { words: [...new Set(words)], letters: spellLetters(folded) };
}

/**
 * Folded text with each character beyond ASCII spelt in three capitals. Trigrams then work for every script in a
 * database of any locale, and for fragments of one such character. Characters far apart share a spelling: it is a
 * filter, and what it lets through is as good as always right.
 */
export function spellLetters(folded: string): string {
  return folded.replace(/[^\0-\x7f]/g, (unit) => {
    const code = unit.charCodeAt(0) % 26 ** 3;
    return String.fromCharCode(
      65 + Math.floor(code / 676),
      65 + (Math.floor(code / 26) % 26),
      65 + (code % 26),
    );
  });
}

export function matchesWord(word: string, wanted: string): boolean {
  return isPrefix(wanted) ? word.startsWith(wanted) : word === wanted;
}

/** Short ones of the Latin alphabet begin too many others. */
export function isPrefix(word: string): boolean {
  return word.length >= shortestPrefix || /[^\0-\x7f]/.test(word);
}

/** Where a phrase stands in folded text or in its letters; both JavaScript and PostgreSQL read it. */
export function phrasePattern(phrase: string): string {
  const literal = phrase.replace(/[!-/:-@[-^`{-~]/g, "\\$&");
  const before = /^[a-z0-9]/.test(phrase) ? "(?<![a-z0-9])" : "";
  const after = /[a-z0-9]$/.test(phrase) ? "(?![a-z0-9])" : "";
  return before + literal + after;
}

/** A shorter fragment would be looked for in every message there is. */
export function hasTrigram(folded: string): boolean {
  return /[a-zA-Z0-9]{3}/.test(spellLetters(folded));
}
