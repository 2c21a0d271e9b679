import { existsSync, mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { buildIfStale, hashInputs } from "./build.mjs";

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "backscroll-build-"));
  write("app/page.tsx", "page");
  write("lib/domain/session.ts", "session");
  write("tsconfig.json", "{}");
});
afterEach(() => rmSync(root, { recursive: true }));

it.each([
  ["a changed page", () => write("app/page.tsx", "another page")],
  ["a new file in a folder below", () => write("components/ui/button/button.tsx", "")],
  ["a renamed file", () => rename("lib/domain/session.ts", "lib/domain/sessions.ts", "session")],
  ["a removed file", () => rmSync(join(root, "lib/domain/session.ts"))],
  ["a moved border between two files", () => rename("app/page.tsx", "app/pa", "ge.tsxpage")],
  ["changed compiler options", () => write("tsconfig.json", '{ "strict": true }')],
])("needs a build after %s", async (_, change) => {
  const before = await hashInputs(root);
  change();
  expect(await hashInputs(root)).not.toBe(before);
});

it.each([
  ["a touch", () => utimesSync(join(root, "app/page.tsx"), 1, 1)],
  ["a changed test", () => write("lib/domain/session.test.ts", "a test")],
  ["a changed command", () => write("lib/cli/start.ts", "start")],
  ["new data", () => write("data/archive/base", "rows")],
])("needs no build after %s", async (_, change) => {
  const before = await hashInputs(root);
  change();
  expect(await hashInputs(root)).toBe(before);
});

it("leaves no sign of a finished build when a build fails", async () => {
  const print = vi.spyOn(console, "log").mockReturnValue();
  write(".next/backscroll-built-from", "what was built before");
  write("node_modules/next/dist/bin/next", "console.error('no such page'); process.exit(1);");
  await expect(buildIfStale(root)).rejects.toThrow("no such page\n\nThe build failed");
  expect(existsSync(join(root, ".next/backscroll-built-from"))).toBe(false);
  print.mockRestore();
});

it("builds once for the same files", async () => {
  const print = vi.spyOn(console, "log").mockReturnValue();
  write("node_modules/next/dist/bin/next", "");
  await buildIfStale(root);
  await buildIfStale(root);
  expect(print.mock.calls.filter(([line]) => line === "Building…")).toHaveLength(1);
  print.mockRestore();
});

function write(path: string, content: string): void {
  mkdirSync(join(root, path, ".."), { recursive: true });
  writeFileSync(join(root, path), content);
}

function rename(from: string, to: string, content: string): void {
  rmSync(join(root, from));
  write(to, content);
}
