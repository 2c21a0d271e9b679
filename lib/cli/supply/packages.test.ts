import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { basename } from "node:path";
import { expect, it } from "vitest";
import { readLock } from "./read-ledger";

const { dependencies, devDependencies, scripts } = JSON.parse(readFileSync("package.json", "utf8"));
const locked = Object.entries(readLock().packages).filter(([path]) => path !== "");
const nameOf = (path: string) => path.split("node_modules/").at(-1) ?? path;

it("needs at most 35 packages of its own choice in production", () => {
  expect(Object.keys(dependencies).length).toBeLessThanOrEqual(35);
});

it.each(Object.entries({ ...dependencies, ...devDependencies }))("pins %s exactly", (_, version) => {
  expect(version).toMatch(/^\d+\.\d+\.\d+$/);
});

it("says in the README why each of them is there, and of no other", () => {
  const readme = readFileSync("README.md", "utf8");
  const table = /^## What it is made of$(.*?)^## /ms.exec(readme)?.[1] ?? "";
  const rows = [...table.matchAll(/^\| (?!Package|-)(.*?)\s*\| \S.*\|$/gm)].map(([, names]) => names ?? "");
  const named = rows.flatMap((names) => [...names.matchAll(/`([^`]+)`/g)].map(([, name]) => name));
  expect(named.sort()).toEqual(Object.keys(dependencies).sort());
});

it("knows the content of every package it may install", () => {
  const unknown = locked.filter(([, { integrity }]) => !/^sha512-\S{86}==$/.test(integrity ?? ""));
  // Native builds that no registry of ours carries: they are installed on their own system alone.
  const foreign = unknown.filter(([, { optional, os, cpu }]) => optional && (os || cpu));
  expect(unknown.filter((entry) => !foreign.includes(entry)).map(([path]) => path)).toEqual([]);
  const families = new Set(foreign.map(([path]) => /^@[^/]+\/[a-z]+/.exec(nameOf(path))?.[0] ?? path));
  expect([...families].sort()).toEqual(["@biomejs/cli", "@next/swc", "@swc/core", "@tailwindcss/oxide"]);
});

it("runs no script of a package while it installs", () => {
  // Each of these would fetch or test a native build, which comes as an optional package of its own.
  const known = ["@parcel/watcher", "@swc/core", "esbuild"];
  const withScript = locked.filter(([, { hasInstallScript }]) => hasInstallScript);
  expect([...new Set(withScript.map(([path]) => nameOf(path)))].sort()).toEqual(known);
  expect(readFileSync("lib/cli/install.mjs", "utf8")).toContain('"ci", "--ignore-scripts"');
});

it("lists what it is made of in the same words each time", () => {
  const [, ...args] = scripts.sbom.split(" ");
  const own = process.env["npm_execpath"];
  const npm = own && basename(own) === "npm-cli.js" ? [process.execPath, own] : ["npm"];
  const [first, second] = [1, 2].map(() => {
    const [program = "npm", ...before] = npm;
    const text = execFileSync(program, [...before, ...args], { encoding: "utf8", stdio: "pipe" });
    const { serialNumber, metadata, ...rest } = JSON.parse(text);
    expect(serialNumber).toMatch(/^urn:uuid:/);
    return { ...rest, metadata: { ...metadata, timestamp: "" } };
  });
  expect(second).toEqual(first);
  const listed = first?.components.map(({ name, version }: Record<string, string>) => `${name}@${version}`);
  for (const [name, version] of Object.entries(dependencies)) expect(listed).toContain(`${name}@${version}`);
});
