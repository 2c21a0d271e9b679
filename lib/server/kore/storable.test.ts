import { expect, it } from "vitest";
import { storable } from "./storable";

it("makes NUL and lone surrogates storable and leaves whole characters alone", () => {
  expect(storable({ "a\0": ["x\0y", "\ud800", "\u{1f600}", 1, null] })).toEqual({
    "a\ufffd": ["x\ufffdy", "\ufffd", "\u{1f600}", 1, null],
  });
});

it("keeps __proto__ a plain key that changes no prototype", () => {
  const value = storable(JSON.parse('{"__proto__":{"polluted":true}}'));
  expect(JSON.stringify(value)).toBe('{"__proto__":{"polluted":true}}');
  expect(Object.getPrototypeOf(value)).toBe(Object.prototype);
});

it("bounds how deep a value nests", () => {
  const deep = JSON.parse(`${"[".repeat(5_000)}${"]".repeat(5_000)}`);
  expect(JSON.stringify(storable(deep))).toContain("[nested too deeply]");
});
