import { expect, it } from "vitest";
import { lengthen } from "./lengthen";
import { growText } from "./word-patterns";

it.each([
  ["Save", "Šàṽéýé"],
  ["Copy link", "Çöþý ļîñķ ýéţ"],
  ["in the range ", "îñ ţĥé ŕàñĝé ýéţ "],
  [", ", ", "],
])("%j becomes %j, two fifths longer", (words, longer) => {
  expect(lengthen(words)).toBe(longer);
});

it("lengthens the words of the catalogue and leaves what is filled in", () => {
  expect(growText("Close")?.grown).toBe("[Çļöšéýé]");
  expect(growText("\n1 session ")?.grown).toMatch(/^\n\[1 šéššîöñ\S+\] $/);
  expect(growText("1,204 sessions")?.grown).toMatch(/^\[1,204 šéššîöñš\S*\]$/);
  expect(growText("Bot: Bank assistant")).toEqual({ grown: "[ßöţ:ýé Bank assistant]", isFilledIn: true });
});

it("leaves what people and bots said", () => {
  for (const said of ["u-3f1b", "Where is my card?", "14:02", "カード"]) expect(growText(said)).toBeNull();
});
