import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { csvRow } from "./csv";

describe("csvRow", () => {
  it("quotes every cell and doubles the quotes in it", () => {
    expect(csvRow(["a", 'b "c", d', "e\nf", ""])).toBe('"a","b ""c"", d","e\nf",""');
  });

  it("lets no cell begin a formula, behind whatever it hides", () => {
    const openers = [
      "=1+1",
      "+1",
      "-1",
      "@SUM(A1)",
      "\t=1",
      "\r=1",
      "\n=1",
      "＝1",
      "＋1",
      "－1",
      "＠x",
      "\tplain",
    ];
    const hiding = [
      " =1",
      "\u00a0=1",
      "\u3000=1",
      "\ufeff=1",
      "\u200b=1",
      "\u202e=1",
      "\u0000=1",
      " \u200d\t+1",
    ];
    for (const cell of [...openers, ...hiding])
      expect(csvRow([cell]), JSON.stringify(cell)).toBe(`"'${cell}"`);
  });

  it("leaves ordinary words as they are", () => {
    for (const cell of ["a=b", "1-2", "x@y.com", "2026-03-01T10:00:00.000Z", "日本語"])
      expect(csvRow([cell])).toBe(`"${cell}"`);
  });

  it("can be read back, whatever the cells hold", () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: "binary" }), { minLength: 1 }), (cells) => {
        const read = readRow(csvRow(cells));
        expect(read).toHaveLength(cells.length);
        for (const [index, cell] of cells.entries()) expect([cell, `'${cell}`]).toContain(read[index]);
      }),
    );
  });
});

/** As RFC 4180 reads a line whose cells are all quoted. */
function readRow(line: string): string[] {
  return [...line.matchAll(/"((?:[^"]|"")*)"(?:,|$)/g)].map(([, cell]) => (cell ?? "").replaceAll('""', '"'));
}
