import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { guards } from "./guards.mjs";

// Runs the tests without each guard in turn. A guard whose tests pass without it is one that nothing holds in place.
const wanted = process.argv.slice(2);
const chosen = wanted.length === 0 ? guards : guards.filter(({ name }) => wanted.includes(name));
let unheld = 0;
for (const { name, file, guard, tests } of chosen) {
  const startedAt = performance.now();
  const isThere = readFileSync(file, "utf8").includes(guard);
  const args = ["vitest", "run", "--project", "embedded", "--bail", "1", "--reporter", "dot", ...tests];
  const env = { ...process.env, WITHOUT_GUARD: name };
  const { status } = isThere ? spawnSync("npx", args, { env, stdio: "ignore" }) : { status: 0 };
  if (status === 0) unheld += 1;
  const verdict = isThere ? (status === 0 ? "NOT NOTICED" : "noticed") : "NO SUCH GUARD";
  const seconds = ((performance.now() - startedAt) / 1000).toFixed(0);
  console.log(`${verdict.padEnd(14)} ${name} (${file}, ${seconds} s)`);
}
console.log(`${chosen.length - unheld} of ${chosen.length} guards are held in place by tests.`);
process.exitCode = unheld === 0 && chosen.length > 0 ? 0 : 1;
