import fc from "fast-check";
import { expect, it } from "vitest";
import { csvRow } from "./csv";
import { countRecords, exportFileName } from "./export";

it("counts the rows of a CSV whatever is in them and however it arrives", () => {
  const rows = fc.array(fc.array(fc.string({ unit: "grapheme" }), { minLength: 1, maxLength: 3 }), {
    maxLength: 6,
  });
  fc.assert(
    fc.property(rows, fc.nat({ max: 7 }), (table, size) => {
      const bytes = new TextEncoder().encode([["name"], ...table].map(csvRow).join(""));
      const count = countRecords("sessions-csv");
      let records = count(new Uint8Array());
      for (let at = 0; at < bytes.length; at += size + 1) records = count(bytes.subarray(at, at + size + 1));
      expect(records).toBe(table.length);
    }),
  );
});

it("counts lines, and files of a ZIP across pieces", () => {
  expect(countRecords("messages-jsonl")(new TextEncoder().encode("{}\n{}\n"))).toBe(2);
  const count = countRecords("transcripts");
  count(new Uint8Array([1, 0x50, 0x4b]));
  expect(count(new Uint8Array([0x03, 0x04, 0x50, 0x50, 0x4b, 0x03, 0x04]))).toBe(2);
});

it("names files after what is in them", () => {
  expect(exportFileName("messages-csv", "2026-03-04T05:06:07.000Z")).toBe(
    "backscroll-messages-2026-03-04-05-06.csv",
  );
  expect(exportFileName("transcripts", "2026-03-04T05:06:07.000Z")).toMatch(/\.zip$/);
});
