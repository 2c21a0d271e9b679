import fc from "fast-check";
import { expect, it } from "vitest";
import { changeableKeys, changeKey, type KeyMap, meanings, parseKeyMap } from "./key-map";

const steps = fc.array(
  fc.tuple(fc.constantFrom(...changeableKeys), fc.string({ unit: "grapheme", maxLength: 1 })),
);

it("whatever is changed, each action has one key and no key two meanings, and a browser can keep it", () => {
  fc.assert(
    fc.property(steps, (changes) => {
      let map: KeyMap = {};
      for (const [key, wish] of changes) map = changeKey(map, key, wish);
      const keys = changeableKeys.map((key) => map[key] ?? key);
      expect(new Set(keys).size).toBe(keys.length);
      expect(parseKeyMap(JSON.stringify(map))).toEqual(map);
      for (const key of changeableKeys) {
        const typed = map[key] ?? key;
        const meant = meanings(map)[typed];
        expect(meant === undefined ? typed : meant).toBe(key);
      }
    }),
  );
});

it("an action that loses its key gets the one that becomes free", () => {
  expect(changeKey({}, "j", "k")).toEqual({ j: "k", k: "j" });
  expect(meanings({ j: "h" })).toEqual({ j: null, h: "j" });
});

it.each(["", "g", "ab", " ", "X", "\n"])("%j is no key to choose", (wish) => {
  expect(changeKey({}, "j", wish)).toEqual({});
});

it.each([undefined, "", "[]", '{"j":1}', '{"j":"k"}', "{", '{"__proto__":{"j":"h"}}'])(
  "what makes no sense changes nothing: %j",
  (text) => {
    expect(parseKeyMap(text)).toEqual({});
  },
);
