import fc from "fast-check";
import { expect, it } from "vitest";
import { cutSnippet, findHits } from "./search-snippet";
import { parseTextTerms, toSearchTerms } from "./text-terms";

function marked(text: string, typed: string): string[] {
  const terms = toSearchTerms(parseTextTerms(typed).terms);
  return findHits(text, terms).map(({ from, to }) => text.slice(from, to));
}

it.each([
  ["Your REFUNDS and a refund", "refund", ["REFUNDS", "refund"]],
  ["Au Café, cafe\u0301s", "cafe", ["Café", "cafe\u0301s"]],
  ["ｆｕｌｌ　 ﾊﾟｽﾎﾟｰﾄ", "*パスポ*", ["ﾊﾟｽﾎﾟ"]],
  ["返金額と返金", "返金", ["返金", "返金"]],
  ["one  two\nthree", '"two three"', ["two\nthree"]],
  ["a refund", "refund order", []],
  ["No fund, refunds or fund", '"fund"', ["fund", "fund"]],
  ["refunds", "*fund*", ["fund"]],
])("marks in %j for %s", (text, typed, hits) => {
  expect(marked(text, typed)).toEqual(hits);
});

it("a snippet is a piece of its text, with hits of the same words in it", () => {
  const filler = fc.string({ unit: "grapheme", maxLength: 400 });
  fc.assert(
    fc.property(filler, filler, (head, tail) => {
      const text = `${head} refund ${tail}`;
      const snippet = cutSnippet(text, findHits(text, { words: ["refund"], fragments: [], phrases: [] }));
      expect(text).toContain(snippet.text);
      expect(snippet.text).not.toMatch(/\p{Surrogate}/u);
      expect(snippet.isCutBefore || text.startsWith(snippet.text)).toBe(true);
      expect(snippet.isCutAfter || text.endsWith(snippet.text)).toBe(true);
      const [hit] = snippet.hits;
      expect(snippet.text.slice(hit?.from, hit?.to).toLowerCase()).toContain("refund");
    }),
  );
});
