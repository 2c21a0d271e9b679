import { mkdtempSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { provideChromium } from "./test/chromium";
import { type Counts, readPlaywrightCounts, readVitestCounts } from "./test/counts";
import { providePostgres } from "./test/postgres";
import { run, stopRun } from "./test/run";

const require = createRequire(import.meta.url);
const reports = mkdtempSync(join(tmpdir(), "backscroll-reports-"));
process.on("exit", () => rmSync(reports, { recursive: true, force: true }));
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => stopRun(signal));

const steps: { title: string; check: () => Promise<Counts> }[] = [
  { title: "Format and lint", check: () => asOne(run(tool("@biomejs/biome", "bin/biome", "ci", "."))) },
  { title: "Types", check: () => asOne(checkTypes()) },
  { title: "Unit and integration tests", check: runVitest },
  { title: "Guards", check: () => asOne(run([process.execPath, "lib/cli/guards/run.mjs"])) },
  { title: "Build", check: () => asOne(run([process.execPath, "lib/cli/bootstrap.mjs", "build"])) },
  { title: "Browser tests", check: runPlaywright },
];

const total: Counts = { passed: 0, failed: 0 };
let isBuilt = true;
let hasPostgres = true;
for (const { title, check } of steps) {
  const startedAt = Date.now();
  console.log(`\n── ${title}`);
  const counts = await check();
  if (title === "Build") isBuilt = counts.failed === 0;
  total.passed += counts.passed;
  total.failed += counts.failed;
  const seconds = ((Date.now() - startedAt) / 1000).toFixed(1);
  console.log(`   ${title}: ${counts.passed} passed, ${counts.failed} failed (${seconds} s)`);
}
if (!hasPostgres) console.log("\nNOT TESTED ON POSTGRESQL: there is none on this machine.");
console.log(`\n${total.passed} passed, ${total.failed} failed`);
process.exit(total.failed === 0 ? 0 : 1);

async function checkTypes(): Promise<number> {
  const generated = await run(tool("next", "dist/bin/next", "typegen"));
  return generated || run(tool("typescript", "bin/tsc", "--noEmit"));
}

async function runVitest(): Promise<Counts> {
  hasPostgres = process.env["TEST_DATABASE_URL"] !== undefined || providePostgres() !== null;
  const report = join(reports, "vitest.json");
  const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${report}`];
  return readVitestCounts(report, await run(tool("vitest", "vitest.mjs", "run", ...reporters)));
}

async function runPlaywright(): Promise<Counts> {
  if (!isBuilt) {
    console.log("   Skipped: there is no build to test.");
    return { passed: 0, failed: 1 };
  }
  const browser = provideChromium();
  if (!browser) {
    console.log("   No browser: install Chromium, or name one in CHROMIUM_PATH, and run again.");
    return { passed: 0, failed: 1 };
  }
  const report = join(reports, "playwright.json");
  const args = ["test", "--config=e2e/playwright.config.ts", "--reporter=list,json"];
  const env = { CHROMIUM_PATH: browser, PLAYWRIGHT_JSON_OUTPUT_FILE: report };
  return readPlaywrightCounts(report, await run(tool("@playwright/test", "cli.js", ...args), env));
}

async function asOne(result: Promise<number>): Promise<Counts> {
  return (await result) === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
}

/** A package's program, run by this Node: no shell, and no look at the network. */
function tool(name: string, file: string, ...args: string[]): string[] {
  return [process.execPath, join(dirname(require.resolve(`${name}/package.json`)), file), ...args];
}
