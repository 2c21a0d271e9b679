import { expect, it } from "vitest";
import { en } from "./en";
import { ja } from "./ja";
import { listTexts } from "./list-texts";

/** The names of a text's arguments; a plural's branches stand in braces too, after their word. */
function listArguments(text: string): string[] {
  return [...text.matchAll(/(?<!\b(?:one|other) )\{(\w+)[,}]/g)].flatMap(([, name]) => name ?? []);
}

const english = new Map(listTexts(en));
const japanese = listTexts(ja);

it("says the same things in every language", () => {
  expect(japanese.map(([path]) => path).sort()).toEqual([...english.keys()].sort());
});

it.each(japanese)("asks in %s for nothing that is not given", (path, text) => {
  expect(listArguments(english.get(path) ?? "")).toEqual(expect.arrayContaining(listArguments(text)));
});
