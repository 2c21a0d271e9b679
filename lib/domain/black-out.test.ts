import fc from "fast-check";
import { expect, it } from "vitest";
import { blackMark } from "./black-mark";
import { blackOut, findWords, wordsAt } from "./black-out";
import type { SharedMessage } from "./share";

const said = (...texts: string[]): SharedMessage[] =>
  texts.map((text) => ({
    at: "2026-03-01T10:00:00.000Z",
    direction: "incoming",
    speaker: "user",
    contents: [{ kind: "text", text }],
    chosen: null,
  }));
const textsOf = (messages: SharedMessage[]) =>
  messages.map(({ contents }) => (contents[0]?.kind === "text" ? contents[0].text : ""));
const black = (words: string[], ...texts: string[]) => textsOf(blackOut(said(...texts), words));

it("blacks out whole words wherever they are said, in any case", () => {
  expect(black(["Anna"], "I am Anna.", "ANNA it is", "Annabel")).toEqual([
    `I am ${blackMark}.`,
    `${blackMark} it is`,
    "Annabel",
  ]);
});

it("finds words with other signs between them", () => {
  expect(black(["Anna Lee"], "*Anna* Lee", "anna-lee@x.org")).toEqual([
    `*${blackMark}`,
    `${blackMark}@x.org`,
  ]);
});

it("finds words of a script that writes none apart", () => {
  expect(black(["田中"], "私は田中です")).toEqual([`私は${blackMark}です`]);
});

it("blacks out all of what overlaps", () => {
  expect(black(["John Smith", "Smith Bank"], "John Smith Bank")).toEqual([blackMark]);
});

it("takes signs as they are", () => {
  expect(black(["(.*)"], "a (.*) b")).toEqual([`a ${blackMark} b`]);
});

it("reaches every text of a card, and the numbers that its labels tell", () => {
  const [message] = said("");
  if (!message) throw new Error("There is one.");
  const chart: SharedMessage["contents"][number] = {
    kind: "chart",
    type: "piechart",
    texts: ["Savings of Anna"],
    options: [{ label: "Anna", payload: null, url: null, detail: "for Anna" }],
    chart: "pie",
    isDonut: false,
    isHorizontal: false,
    isStacked: false,
    headers: [],
    categories: ["Anna"],
    series: [{ title: "Anna", values: [1234, 5], labels: ["1,234", "5"] }],
  };
  const [shown] = blackOut([{ ...message, contents: [chart] }], ["anna", "1,234"]);
  expect(JSON.stringify(shown)).not.toMatch(/anna|1,?234/i);
  expect(shown?.contents[0]).toMatchObject({ series: [{ values: [null, 5] }] });
});

it("remembers words by where they are said first", () => {
  const messages = said("Hello", "I am Anna Lee, Anna");
  const place = findWords(messages, "anna lee");
  expect(place).toMatchObject({ message: 1, from: 5, to: 13 });
  expect(place && wordsAt(messages, place)).toBe("Anna Lee");
  expect(findWords(messages, "Bob")).toBeNull();
  expect(wordsAt(messages, { message: 7, text: 0, from: 0, to: 1 })).toBe("");
});

it("leaves no word that is said apart from others, whatever is around it", () => {
  const word = fc.stringMatching(/^[a-z]{3,8}$/);
  const around = fc.string({ unit: "grapheme", maxLength: 30 });
  fc.assert(
    fc.property(word, around, around, (hidden, before, after) => {
      const [text] = black([hidden], `${before} ${hidden} ${after}`);
      expect(
        text?.match(new RegExp(`(?<![\\p{L}\\p{N}\\p{M}])${hidden}(?![\\p{L}\\p{N}\\p{M}])`, "iu")),
      ).toBe(null);
    }),
  );
});
