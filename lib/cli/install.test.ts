import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { installIfNeeded } from "./install.mjs";

let root: string;
let print: ReturnType<typeof vi.spyOn>;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "backscroll-install-"));
  writeCheckout("1.0.0");
  print = vi.spyOn(console, "log").mockReturnValue();
});
afterEach(() => {
  print.mockRestore();
  rmSync(root, { recursive: true });
});

it("installs once, and again when the lock file has changed", async () => {
  await installIfNeeded(root);
  await installIfNeeded(root);
  expect(print.mock.calls).toEqual([["Installing packages (first time, about a minute)…"]]);
  writeCheckout("1.0.1");
  await installIfNeeded(root);
  expect(print.mock.calls.slice(1)).toEqual([["Packages have changed; installing…"]]);
});

it("takes over what somebody installed by hand", async () => {
  writeNoteOfNpm({ link: true });
  await installIfNeeded(root);
  expect(print).not.toHaveBeenCalled();
  expect(existsSync(join(root, "node_modules/.backscroll-installed"))).toBe(true);
});

it("does not take over other packages installed by hand", async () => {
  writeNoteOfNpm({ version: "0.9.0", integrity: "sha512-other" });
  await installIfNeeded(root);
  expect(print.mock.calls).toEqual([["Packages have changed; installing…"]]);
});

it("says what is wrong when npm refuses, and tries again at the next start", async () => {
  write("right/package.json", { name: "right", version: "1.0.0" });
  write("package.json", { name: "checkout", version: "1.0.0", dependencies: { right: "file:right" } });
  await expect(installIfNeeded(root)).rejects.toThrow("do not belong together");
  await expect(installIfNeeded(root)).rejects.toThrow("do not belong together");
});

/** A checkout whose only package lies in the checkout itself, so that no registry is asked. */
function writeCheckout(version: string): void {
  const own = { name: "checkout", version, dependencies: { left: "file:left" } };
  const left = { version: "1.0.0" };
  write("package.json", own);
  write("left/package.json", { name: "left", ...left });
  const packages = { "": own, left, "node_modules/left": { resolved: "left", link: true } };
  write("package-lock.json", { name: "checkout", version, lockfileVersion: 3, packages });
}

function writeNoteOfNpm(left: object): void {
  write("node_modules/.package-lock.json", { packages: { left: {}, "node_modules/left": left } });
}

function write(path: string, content: object): void {
  mkdirSync(join(root, path, ".."), { recursive: true });
  writeFileSync(join(root, path), JSON.stringify(content));
}
