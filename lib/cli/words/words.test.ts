import { mkdtemp, realpath, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { useTranslations } from "next-intl";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { en } from "@/lib/domain/catalogue/en";
import { ja } from "@/lib/domain/catalogue/ja";
import { listTexts } from "@/lib/domain/catalogue/list-texts";
import { findLooseWords } from "./find-loose-words";
import { findUsedKeys } from "./find-used-keys";
import { type OpenProject, openProject } from "./open-project";

let project: OpenProject;
beforeAll(() => {
  project = openProject(process.cwd());
});
afterAll(() => project.close());

const isCode = (path: string) => /^(app|components|lib)\/.*\.tsx?$/.test(path) && !/\.test\.tsx?$/.test(path);
const isScreen = (path: string) => isCode(path) && /^(app|components|lib\/client)\//.test(path);

it("shows nothing that is not in the catalogues", () => {
  const loose = project
    .sources(isScreen)
    .flatMap(({ path, source }) => findLooseWords(source).map((words) => `${path}: ${words}`));
  expect(loose).toEqual([]);
});

it("keeps nothing in the catalogues that no screen asks for", () => {
  const used = new Set(
    project.sources(isCode).flatMap(({ source }) => findUsedKeys(source, project.checker)),
  );
  expect(
    listTexts(en)
      .map(([key]) => key)
      .filter((key) => !used.has(key)),
  ).toEqual([]);
});

it("has its types refuse a key that is in no catalogue", () => {
  // An expected error that does not come is one itself, when the types are checked.
  const ask = (t: ReturnType<typeof useTranslations<"common">>) => [
    t("close"),
    // @ts-expect-error There is no such key.
    t("noSuchKey"),
  ];
  expect(ask).toBeTypeOf("function");
});

describe("plurals", () => {
  const plural = /\{(\w+), plural,((?:\s*(?:=\d+|\w+)\s*\{(?:[^{}]|\{[^{}]*\})*\})+)\s*\}/g;
  const branches = (text: string) =>
    [...text.matchAll(plural)].map(([, , forms = ""]) =>
      [...forms.matchAll(/(=\d+|\w+)\s*\{(?:[^{}]|\{[^{}]*\})*\}/g)].flatMap(([, name]) => name ?? []),
    );
  it.each([
    ["English", en, ["one", "other"]],
    ["Japanese", ja, ["other"]],
  ] as const)("of %s have each form the language has, and no other", (_, catalogue, forms) => {
    for (const [key, text] of listTexts(catalogue)) {
      const found = branches(text);
      expect(found, key).toHaveLength(text.split(", plural,").length - 1);
      for (const names of found)
        expect(
          names.filter((name) => !name.startsWith("=")),
          key,
        ).toEqual(forms);
    }
  });
});

describe("a planted file", () => {
  let folder = "";
  let planted: OpenProject;
  beforeAll(async () => {
    folder = await realpath(await mkdtemp(join(tmpdir(), "backscroll-words-")));
    await writeFile(
      join(folder, "tsconfig.json"),
      '{ "compilerOptions": { "jsx": "preserve", "strict": true } }',
    );
    await writeFile(join(folder, "planted.tsx"), screen);
    planted = openProject(folder);
  });
  afterAll(async () => {
    planted.close();
    await rm(folder, { recursive: true });
  });

  it("is found out in every place where words can stand", () => {
    const [file] = planted.sources(() => true);
    expect(file && findLooseWords(file.source)).toEqual([
      "field label",
      "text",
      "aria label",
      "title",
      "alt of a template",
      "placeholder",
      "label of a component",
      "other",
      "one",
      "child",
      "template child",
    ]);
  });

  it("uses the keys it asks for, those put together too", () => {
    const [file] = planted.sources(() => true);
    expect(file && findUsedKeys(file.source, planted.checker).sort()).toEqual([
      "common.close",
      "transcript.speaker.bot",
      "transcript.speaker.user",
      "transcript.title",
      "volumes.more",
      "volumes.title",
    ]);
  });
});

const screen = `
declare function useTranslations(part: string): ((key: string) => string) & { rich: (key: string) => string };
declare function getTranslations(part: string): Promise<(key: string) => string>;
declare const Chip: (props: { label: string; kind: string }) => null;
const fields = [{ label: "field label", kind: "no words" }];
export function Screen({ kind, count }: { kind: "user" | "bot"; count: number }) {
  const t = useTranslations("transcript");
  const common = useTranslations("common");
  return (
    <div className="no words" data-kind="no words">
      text
      <a aria-label="aria label" title={"title"} href="/no-words">{t(\`speaker.\${kind}\` as const)}</a>
      <img alt={\`alt of a template \${count}\`} src="no-words" />
      <input placeholder="placeholder" type="text" />
      <Chip label="label of a component" kind="no words" />
      {count > 1 ? "other" : "one"} {count === 0 && "child"} {\`\${count} template child\`}
      {common("close")} {t.rich("title")} {fields.length} 1,5 …
    </div>
  );
}
export async function title() {
  const [t, two] = await Promise.all([getTranslations("volumes"), 2]);
  return t("title") + (await getTranslations("volumes"))("more") + two;
}
`;
