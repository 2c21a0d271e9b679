import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { satisfies } from "semver";
import { expect, it } from "vitest";
import { readLedger, readLock } from "./read-ledger";

const core = "node_modules/@esbuild-kit/core-utils";

it("leaves the old esbuild to one package, which never starts its development server", () => {
  const range = readLedger().advisories.find(({ id }) => id === "GHSA-67mh-4wv8-2f99")?.range ?? "";
  const old = Object.entries(readLock().packages).filter(
    ([path, { version }]) => path.endsWith("node_modules/esbuild") && satisfies(version ?? "", range),
  );
  expect(old.map(([path]) => path)).toEqual([`${core}/node_modules/esbuild`]);
  const sources = readdirSync(`${core}/dist`).filter((name) => /js$/.test(name));
  expect(sources.length).toBeGreaterThan(0);
  for (const source of sources)
    expect(readFileSync(join(core, "dist", source), "utf8")).not.toMatch(/\bserve\b/);
});
