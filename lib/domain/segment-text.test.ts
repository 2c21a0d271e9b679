import fc from "fast-check";
import { expect, it } from "vitest";
import { segmentText } from "./segment-text";

const pieces = [
  "a",
  "don't",
  " ",
  "  ",
  ".",
  "3.5",
  ",",
  "é",
  "e\u0301",
  "👨‍👩‍👧",
  "🇯🇵",
  "العربية",
  "_",
  '"',
  ":",
  "\n",
  "שלום",
  "한국어",
];
const longText = fc
  .array(fc.oneof(fc.constantFrom(...pieces), fc.string({ unit: "binary", maxLength: 3 })), {
    minLength: 900,
    maxLength: 1_500,
    size: "max",
  })
  .map((parts) => parts.join(""));

const granularities: ("word" | "grapheme")[] = ["word", "grapheme"];

it.each(granularities)("cuts a long text into the same %s segments as a short one", (granularity) => {
  const segmenter = new Intl.Segmenter("en", { granularity });
  const read = ({ segment, index, isWordLike }: Intl.SegmentData) => [index, segment, isWordLike];
  fc.assert(
    fc.property(longText, (text) => {
      expect([...segmentText(segmenter, text)].map(read)).toEqual([...segmenter.segment(text)].map(read));
    }),
    { numRuns: 40 },
  );
});

it("keeps a word together that is longer than what is read at once", () => {
  const segmenter = new Intl.Segmenter("en", { granularity: "word" });
  const word = "x".repeat(5_000);
  expect([...segmentText(segmenter, `a ${word} b`)].map(({ segment }) => segment)).toEqual([
    "a",
    " ",
    word,
    " ",
    "b",
  ]);
});

it("loses no letter of a script without spaces", () => {
  const segmenter = new Intl.Segmenter("en", { granularity: "word" });
  const text = "返金してください。カタカナสวัสดีครับ".repeat(400);
  expect([...segmentText(segmenter, text)].map(({ segment }) => segment).join("")).toBe(text);
});

it("gives the engine no more of a text at once than it can take in quickly", () => {
  const segmenter = new Intl.Segmenter("en", { granularity: "word" });
  const lengths: number[] = [];
  const watched: Intl.Segmenter = {
    resolvedOptions: () => segmenter.resolvedOptions(),
    segment: (text) => {
      lengths.push(text.length);
      return segmenter.segment(text);
    },
  };
  const text = 'hello, world {"id": 1} '.repeat(5_000);
  expect([...segmentText(watched, text)].map(({ segment }) => segment).join("")).toBe(text);
  expect(Math.max(...lengths)).toBeLessThan(2_000);
  expect(lengths.reduce((sum, length) => sum + length, 0)).toBeLessThan(text.length * 1.1);
});
