import { existsSync, readFileSync } from "node:fs";
import { expect, it } from "vitest";

const readme = readFileSync("README.md", "utf8");
const section = /^## Contributing$(.*?)^## /ms.exec(readme)?.[1] ?? "";
const files = [...section.matchAll(/`((?:app|components|e2e|lib)\/[^`*]+\.\w+)`/g)].map(
  ([, file]) => file ?? "",
);

it("names in the README the files of a filter, a template and a chart", () => {
  expect([...section.matchAll(/^\*\*(A \w+)\*\*/gm)].map(([, change]) => change)).toEqual([
    "A filter",
    "A template",
    "A chart",
  ]);
  expect(files.length).toBeGreaterThan(25);
});

it.each(files)("%s is there", (file) => {
  expect(existsSync(file)).toBe(true);
});
