import { type FaultKinds, numberIn } from "./fault-kind";

/** Faults of the JSON as text: what a parser refuses, or should. */
export const textFaults: FaultKinds = {
  "truncated-json": {
    about: "the JSON ends in the middle, with a length that fits (at)",
    text: (text, fault) => text.slice(0, numberIn(fault, "at", Math.floor(text.length / 2))),
  },
  "trailing-garbage": {
    about: "something after the JSON",
    text: (text) => `${text}\n<!-- served by node 7 -->`,
  },
  "joined-json": { about: "the JSON twice in a row", text: (text) => text + text },
  "leading-guard": { about: "an anti-hijacking prefix before the JSON", text: (text) => `)]}',\n${text}` },
  bom: { about: "a byte order mark before the JSON", text: (text) => `\ufeff${text}` },
  nan: { about: "NaN as a number", text: (text) => text.replace(/"total":-?\d+/, '"total":NaN') },
  infinity: {
    about: "Infinity as a number",
    text: (text) => text.replace(/"total":-?\d+/, '"total":Infinity'),
  },
  "huge-number": {
    about: "a number beyond what a double holds",
    text: (text) => text.replace(/"total":-?\d+/, '"total":1e999'),
  },
  "duplicate-keys": {
    about: "the same key twice",
    text: (text) => text.replace("{", '{"total":0,"moreAvailable":false,'),
  },
  "trailing-comma": { about: "a comma before the last brace", text: (text) => text.replace(/\}$/, ",}") },
  "single-quotes": { about: "JSON with single quotes", text: (text) => text.replaceAll('"', "'") },
  "raw-newline": {
    about: "an unescaped line break inside a string",
    text: (text) => text.replace('":"', '":"\n'),
  },
  "invalid-utf8": {
    about: "bytes that are not UTF-8 inside a string",
    text: (text) => {
      const at = text.indexOf('":"') + 3;
      return Buffer.concat([
        Buffer.from(text.slice(0, at)),
        Buffer.from([0xc3, 0x28, 0xff]),
        Buffer.from(text.slice(at)),
      ]);
    },
  },
  "latin1-body": {
    about: "ISO 8859-1 bytes that claim to be UTF-8",
    text: (text) => Buffer.from(text.replace('":"', '":"café '), "latin1"),
  },
  "utf16-body": {
    about: "UTF-16 bytes that claim to be UTF-8",
    text: (text) => Buffer.from(`\ufeff${text}`, "utf16le"),
  },
};
