import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { parseSearchBar, printSearchBar } from "./search-bar-text";
import { defaultFilters, parseSessionFilters, printSessionFilters } from "./session-filters";

const readme = readFileSync(new URL("../../README.md", import.meta.url), "utf8");
const section = readme.slice(readme.indexOf("## How to search"), readme.indexOf("## Kore's APIs"));
const examples = [...section.matchAll(/^\| `([^`]+)`/gm)].flatMap(([, example]) => example ?? []);

test("the README has examples", () => {
  expect(examples.length).toBeGreaterThan(15);
});

test.each(examples)(
  "the documented search %s is understood, survives the address, and asks for something",
  (text) => {
    const { filters, mistakes } = parseSearchBar(text);
    expect(mistakes).toEqual([]);
    expect(filters).not.toEqual(defaultFilters);
    expect(parseSessionFilters(printSessionFilters(filters))).toEqual({ filters, faults: [] });
    expect(parseSearchBar(printSearchBar(filters)).filters).toEqual(filters);
  },
);
