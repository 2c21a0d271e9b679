import { execFile } from "node:child_process";
import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join, relative, resolve } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, expect, it } from "vitest";

const run = promisify(execFile);
const biome = resolve("node_modules/.bin/biome");

const wrong: [file: string, source: string][] = [
  ["lib/domain/planted.ts", "react"],
  ["lib/domain/planted.ts", "next/server"],
  ["lib/domain/planted.ts", "next-intl"],
  ["lib/domain/planted.ts", "@tanstack/react-query"],
  ["lib/domain/planted.ts", "@/lib/server/config"],
  ["lib/domain/planted.ts", "../server/config"],
  ["lib/domain/volumes/planted.ts", "../../client/api"],
  ["lib/domain/planted.ts", "../../components/ui/button"],
  ["lib/client/planted.ts", "@/lib/server/sessions"],
  ["lib/client/planted.ts", "../server/sessions"],
  ["lib/client/planted.ts", "@/lib/sandbox/main"],
  ["lib/client/planted.ts", "@/components/ui/button"],
  ["lib/client/planted.ts", "@/app/providers"],
  ["lib/server/kore/planted.ts", "@/lib/server/archive/database"],
  ["lib/server/kore/planted.ts", "../archive/database"],
  ["lib/server/kore/http/planted.ts", "../../archive/database"],
  ["lib/server/kore/planted.ts", "../auth/viewer"],
  ["lib/server/kore/planted.ts", "next/server"],
  ["lib/server/archive/planted.ts", "@/lib/server/kore/list-sessions"],
  ["lib/server/archive/planted.ts", "../kore/list-sessions"],
  ["lib/server/archive/copy/planted.ts", "../../kore/list-sessions"],
  ["lib/server/archive/planted.ts", "../auth/viewer"],
  ["lib/server/archive/planted.ts", "next"],
  ["lib/server/planted.ts", "next/server"],
  ["lib/server/planted.ts", "@/components/ui/button"],
  ["lib/server/planted.ts", "../client/api"],
  ["lib/server/planted.ts", "../sandbox/main"],
  ["lib/server/shares/planted.ts", "next/headers"],
  ["lib/server/shares/planted.ts", "@/lib/cli/start"],
  ["lib/server/masking/planted.ts", "@/lib/sandbox/main"],
  ["lib/sandbox/planted.ts", "@/lib/server/config"],
  ["lib/sandbox/planted.ts", "../server/config"],
  ["lib/sandbox/planted.ts", "@/lib/domain/session"],
  ["components/ui/planted.tsx", "@/lib/domain/session"],
  ["components/ui/planted.tsx", "@/components/account/account-page"],
  ["components/ui/planted.tsx", "../sessions/toolbar"],
  ["components/account/planted.tsx", "@/lib/server/account"],
  ["components/sessions/planted.tsx", "@/lib/server/sessions"],
  ["components/sessions/planted.tsx", "@/app/providers"],
  ["components/sessions/planted.tsx", "@/components/volumes/volumes-page"],
  ["components/volumes/planted.tsx", "@/components/settings/settings-page"],
  ["components/settings/planted.tsx", "../volumes/volumes-page"],
  ["components/transcript/planted.tsx", "@/components/settings/finding"],
  ["app/(dashboard)/planted.tsx", "@/lib/server/archive/database"],
  ["app/(dashboard)/planted.tsx", "@/lib/server/kore/list-sessions"],
  ["app/api/planted.ts", "@/lib/server/archive/database"],
  ["app/api/planted.ts", "@/lib/server/kore/list-sessions"],
  ["app/api/planted.ts", "@/lib/client/api"],
  ["app/api/planted.ts", "@/components/ui/button"],
];

const right: [file: string, source: string][] = [
  ["lib/domain/planted.ts", "zod/mini"],
  ["lib/domain/volumes/planted.ts", "../session"],
  ["lib/client/planted.ts", "@/lib/domain/session"],
  ["lib/server/kore/planted.ts", "../config"],
  ["lib/server/archive/planted.ts", "../config"],
  ["lib/server/planted.ts", "./kore/list-sessions"],
  ["lib/server/planted.ts", "./archive/sessions"],
  ["components/ui/planted.tsx", "./button"],
  ["components/sessions/planted.tsx", "@/components/filters/search-bar"],
  ["components/sessions/planted.tsx", "@/lib/client/sessions"],
  ["app/(dashboard)/planted.tsx", "@/lib/server/sessions"],
  ["app/api/planted.ts", "@/lib/server/route"],
];

let tree = "";
let refused: string[] = [];

/** A tree of nothing but planted imports, one to a file, under the rules of this project. */
beforeAll(async () => {
  tree = await mkdtemp(join(tmpdir(), "backscroll-arrows-"));
  const rules = JSON.parse(await readFile("biome.json", "utf8"));
  await plant("biome.json", JSON.stringify({ ...rules, vcs: { enabled: false } }));
  const files = [...wrong, ...right].map(([file, source], index) => ({ file: placeOf(file, index), source }));
  await Promise.all(
    files.map(({ file, source }) =>
      plant(file, `import type { Planted } from "${source}";\n\nexport type Kept = Planted;\n`),
    ),
  );
  const args = [
    "lint",
    "--only=style/noRestrictedImports",
    "--reporter=github",
    "--max-diagnostics=none",
    ".",
  ];
  const { stdout } = await run(biome, args, { cwd: tree }).catch((error: { stdout: string }) => error);
  const named = [...stdout.matchAll(/noRestrictedImports,file=([^,]+),/g)].flatMap(([, file]) => file ?? []);
  refused = named.map((file) => relative(tree, file));
});
afterAll(() => rm(tree, { recursive: true, force: true }));

async function plant(file: string, text: string): Promise<void> {
  await mkdir(dirname(join(tree, file)), { recursive: true });
  await writeFile(join(tree, file), text);
}

/** Many rows are about one name, so each has a file of its own beside it. */
function placeOf(file: string, index: number): string {
  return file.replace("planted.ts", `planted-${index}.ts`);
}

it.each(wrong.map(([file, source], index) => [file, source, index] as const))(
  "refuses in %s an import of %s",
  (file, _source, index) => {
    expect(refused).toContain(placeOf(file, index));
  },
);

it.each(right.map(([file, source], index) => [file, source, wrong.length + index] as const))(
  "takes in %s an import of %s",
  (file, _source, index) => {
    expect(refused).not.toContain(placeOf(file, index));
  },
);
