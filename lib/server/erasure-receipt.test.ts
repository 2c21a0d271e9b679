import { expect, it } from "vitest";
import { printReceipt, readReceipt } from "./erasure-receipt";

const facts = {
  bot: "st-1",
  person: "u-1",
  sessions: 2,
  erasedAt: "2026-03-01T10:00:00.000Z",
  leftInFiles: false,
};

it("takes a receipt as it was written, and none with another word, number, order or seal", () => {
  const receipt = printReceipt(facts);
  expect(readReceipt(receipt)).toEqual(facts);
  const { seal, ...rest } = JSON.parse(receipt);
  const forged = [
    receipt.replace("u-1", "u-2"),
    receipt.replace('"sessions": 2', '"sessions": 1'),
    JSON.stringify({ ...rest, more: 1, seal }),
    JSON.stringify({ ...Object.fromEntries(Object.entries(rest).toReversed()), seal }),
    JSON.stringify(rest),
    JSON.stringify({ ...rest, seal: "" }),
    "{}",
    "[]",
    "no receipt",
  ];
  expect(forged.map(readReceipt)).toEqual(forged.map(() => null));
});
