import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { availableParallelism } from "node:os";
import { dirname, join } from "node:path";
import { guards } from "./guards.mjs";

// Runs the tests without each guard in turn. A guard whose tests pass without it is one that nothing holds in place.
const vitest = join(dirname(createRequire(import.meta.url).resolve("vitest/package.json")), "vitest.mjs");
const wanted = process.argv.slice(2);
const chosen = wanted.length === 0 ? guards : guards.filter(({ name }) => wanted.includes(name));
const left = [...chosen];
let held = 0;

await Promise.all(Array.from({ length: availableParallelism() }, removeNext));
console.log(`${held} of ${chosen.length} guards are held in place by tests.`);
process.exitCode = held === chosen.length && held > 0 ? 0 : 1;

async function removeNext() {
  for (let next = left.shift(); next; next = left.shift()) {
    const startedAt = performance.now();
    const verdict = await remove(next);
    if (verdict === "noticed") held += 1;
    const seconds = ((performance.now() - startedAt) / 1000).toFixed(0);
    console.log(`${verdict.padEnd(14)} ${next.name} (${next.file}, ${seconds} s)`);
  }
}

/** @param {import("./guards.mjs").Guard} guard */
async function remove({ name, file, guard, tests }) {
  if (!readFileSync(file, "utf8").includes(guard)) return "NO SUCH GUARD";
  const args = [vitest, "run", "--project=embedded", "--bail=1", "--reporter=json", ...tests];
  const child = spawn(process.execPath, args, {
    env: { ...process.env, WITHOUT_GUARD: name },
    stdio: ["ignore", "pipe", "ignore"],
  });
  let report = "";
  child.stdout.setEncoding("utf8").on("data", (text) => {
    report += text;
  });
  await once(child, "close");
  // A run that fell over before its tests noticed nothing.
  const { numFailedTests = 0 } = /^\{.*\}$/m.test(report) ? JSON.parse(report) : {};
  return numFailedTests > 0 ? "noticed" : "NOT NOTICED";
}
