import fc from "fast-check";
import { expect, test } from "vitest";
import { csvRow } from "./csv";

/** A reader of RFC 4180 that knows nothing of how the rows were written. */
function readCsv(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let cell = "";
  let isQuoted = false;
  for (let at = 0; at < text.length; at += 1) {
    const character = text.charAt(at);
    if (isQuoted) {
      if (character !== '"') cell += character;
      else if (text[at + 1] === '"') {
        cell += '"';
        at += 1;
      } else isQuoted = false;
    } else if (character === '"' && cell === "") isQuoted = true;
    else if (character === ",") {
      row.push(cell);
      cell = "";
    } else if (character === "\r" && text[at + 1] === "\n") {
      rows.push([...row, cell]);
      row = [];
      cell = "";
      at += 1;
    } else cell += character;
  }
  return rows;
}

const signs = fc.constantFrom(
  "=",
  "+",
  "-",
  "@",
  "\t",
  "\r",
  "\n",
  "＝",
  "＋",
  "－",
  "＠",
  '"',
  ",",
  "\u00a0",
  "\u3000",
  "\ufeff",
  "\0",
  "'",
);
const cell = fc
  .array(fc.oneof(signs, fc.string({ maxLength: 3, unit: "grapheme" })), { maxLength: 6 })
  .map((parts) => parts.join(""));

test("every table comes back from its CSV as it was, but for the apostrophe before what could be run", () => {
  fc.assert(
    fc.property(fc.array(fc.array(cell, { minLength: 1, maxLength: 5 }), { maxLength: 5 }), (rows) => {
      const read = readCsv(rows.map(csvRow).join(""));
      expect(read.map((row) => row.length)).toEqual(rows.map((row) => row.length));
      for (const [index, row] of rows.entries()) {
        for (const [place, text] of row.entries()) expect([text, `'${text}`]).toContain(read[index]?.[place]);
      }
    }),
  );
});

test("no cell begins with what a spreadsheet would run", () => {
  fc.assert(
    fc.property(cell, (text) => {
      const [[written = ""] = []] = readCsv(csvRow([text]));
      const first = written.replace(/^[\s\p{C}\p{Z}]+/u, "").charAt(0);
      expect("=+-@＝＋－＠".includes(first) && first !== "").toBe(false);
      expect("\t\r\n".includes(written.charAt(0)) && written !== "").toBe(false);
    }),
  );
});

test.each([
  ["=1+1", "'=1+1"],
  [" \u00a0=HYPERLINK()", "' \u00a0=HYPERLINK()"],
  ["＝cmd", "'＝cmd"],
  ["\ufeff@SUM", "'\ufeff@SUM"],
  ["\tx", "'\tx"],
  ["plain", "plain"],
  ['say "no"', '"say ""no"""'],
])("%j is written as %j", (text, written) => {
  expect(csvRow([text])).toBe(`${written}\r\n`);
});

test("numbers stay numbers, and nothing stays empty", () => {
  expect(csvRow([-5, null, "a"])).toBe("-5,,a\r\n");
});
