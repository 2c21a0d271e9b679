import fc from "fast-check";
import { expect, it } from "vitest";
import { findHits } from "./search-snippet";
import { foldText, matchesWord, phrasePattern, searchGround, spellLetters } from "./search-text";
import { parseTextTerms, type TextTerm, toSearchTerms } from "./text-terms";

it.each([
  ["ÉCLAIR", "eclair"],
  ["ｆｕｌｌ　ｗｉｄｔｈ", "full width"],
  ["ﾊﾟｽﾎﾟｰﾄ", "パスポート"],
  ["İstanbul", "istanbul"],
  ["ΟΔΟΣ", "οδοσ"],
  ["مُحَمَّد", "محمد"],
  ["a \n\t b", "a b"],
])("folds %s to %s", (text, folded) => {
  expect(foldText(text)).toBe(folded);
});

it.each([
  ["がは", "かは"],
  ["ก้าว", "กาว"],
])("keeps %s apart from %s", (one, other) => {
  expect(foldText(one)).not.toBe(foldText(other));
});

const scripts = fc.stringMatching(
  /^[a-zA-Z0-9 .,'"éÀßñ@\-_ａＺアガが返金額はไทยกขمرحباδςйё한국어🙂]{0,40}$/u,
);
const text = fc.oneof(scripts, fc.string({ unit: "grapheme", maxLength: 40 }));

it("folding a folded text changes nothing", () => {
  fc.assert(
    fc.property(text, (one) => {
      expect(foldText(foldText(one))).toBe(foldText(one));
    }),
  );
});

/** What the archive does with the ground and the terms. */
function isFound(one: string, wanted: TextTerm[]): boolean {
  const terms = toSearchTerms(wanted);
  const { words, letters } = searchGround(one);
  return (
    terms.words.every((wanted) => words.some((word) => matchesWord(word, wanted))) &&
    terms.fragments.every((fragment) => letters.includes(spellLetters(fragment))) &&
    terms.phrases.every((phrase) => new RegExp(phrasePattern(spellLetters(phrase))).test(letters))
  );
}

const read = (typed: string) => parseTextTerms(typed).terms;
const signs = /["“„«「『＂*\\]/gu;

it("every text is found by all of itself, and what is found is marked", () => {
  fc.assert(
    fc.property(text, (one) => {
      const terms = read(one.replaceAll(signs, " "));
      fc.pre(terms.length > 0);
      expect(isFound(one, terms)).toBe(true);
      expect(findHits(one, toSearchTerms(terms)).length).toBeGreaterThan(0);
    }),
  );
});

it("every piece of a text between stars finds it, where it can be looked for", () => {
  fc.assert(
    fc.property(scripts, fc.nat(), fc.nat(), (one, start, length) => {
      const characters = [...one.replaceAll(signs, "")];
      const from = start % (characters.length + 1);
      const piece = characters.slice(from, from + 1 + (length % 12)).join("");
      const terms = read(`*"${piece}"*`);
      fc.pre(terms.length > 0);
      const whole = characters.join("");
      expect(isFound(whole, terms)).toBe(true);
      expect(findHits(whole, toSearchTerms(terms)).length).toBeGreaterThan(0);
    }),
  );
});

it.each([
  ["返金", "返金額はいくらですか"],
  ["払い戻し", "ﾊﾗｲ 払い戻しの方法"],
  ["คืนเงิน", "ขอคืนเงินหน่อยครับ"],
  ["REFUND", "Your refunds, sir."],
  ["cafe", "At the Café"],
  ["*fun*", "a refund"],
  ["ab-1234", "Order AB-1234-XY"],
  ["환불", "환불을 원합니다"],
  ['"order, a refund"', "An ORDER,  a Refund!"],
  ["「返金額」", "返金額は"],
])("%s finds %s", (typed, one) => {
  expect(isFound(one, read(typed))).toBe(true);
});

it.each([
  ["fund", "a refund"],
  ["re", "a refund"],
  ["refund order", "a refund"],
  ['"refund order"', "an order, a refund"],
  ['"fund"', "a refund of funds"],
])("%s does not find %s", (typed, one) => {
  expect(isFound(one, read(typed))).toBe(false);
});

it("thousands of marks on one letter are no more than thirty", () => {
  const marks = "\u0e38\u0e48".repeat(20_000);
  expect(foldText(`ก${marks}`).length).toBeLessThanOrEqual(31);
  expect(isFound(`ขอก${"\u0301\u0316".repeat(20_000)}`, read("ขอก"))).toBe(true);
});

it("says what cannot be looked for", () => {
  const typed = ['""', "?!", '"-"', "*a*", "a*b"];
  for (const one of typed) expect(parseTextTerms(one)).toEqual({ terms: [], faults: [one] });
  expect(parseTextTerms("  ")).toEqual({ terms: [], faults: [] });
});
