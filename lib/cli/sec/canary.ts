import { spawn } from "node:child_process";
import { once } from "node:events";
import { appendFileSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { parseArgs } from "node:util";
import { allowed } from "./canary/allowed";
import { runPlanted } from "./canary/planted";
import { readCanaries } from "./canary/read-record";
import { answersOf, browserFiles, dumpOf, inboundOf, outputOf } from "./canary/sinks";
import { type Canary, type Found, type Hit, makeSweep } from "./canary/sweep";

const usage = `Usage: npm run sec:canary -- [--only browser|faults|planted] [--keep] [<spec file> …]
       npm run sec:canary -- --search <folder that was kept>

Runs the product with secrets and personal data in it and everything written down: what it answers, prints, stores and
sends. Then looks for them, in every encoding, wherever they have no business. Without --only all three parts are run:
the browser suite (or the spec files named), the fault matrix, and a product with personal data that is asked everything.`;
const root = fileURLToPath(new URL("../../..", import.meta.url));
const require = createRequire(import.meta.url);
const parts = ["browser", "faults", "planted"];
const shownHits = 40;
const plantedKinds = [
  ...[
    "client secret",
    "password of the database",
    "key of the installation",
    "secret of the identity provider",
  ],
  ...["cookie", "password", "one-time codes", "API token", "share token", "personal data"],
];

const { values, positionals } = parseArgs({
  options: {
    only: { type: "string" },
    keep: { type: "boolean" },
    search: { type: "string" },
    help: { type: "boolean" },
  },
  allowPositionals: true,
});
if (values.help || (values.only && !parts.includes(values.only))) {
  console.log(usage);
  process.exit(values.help ? 0 : 2);
}

process.title = "backscroll-canary";
const folder = values.search ?? mkdtempSync(join(tmpdir(), "backscroll-record-"));
const inbound = join(folder, "inbound.ndjson");
const preload = pathToFileURL(join(root, "e2e/record-inbound.mjs")).href;
const recording = { BACKSCROLL_RECORD: folder, RECORD_INBOUND: inbound };
const isRun = (part: string) => values.search === undefined && (values.only ?? part) === part;
const counts = new Map<string, number>();
const hits: Hit[] = [];
const everything: Canary[] = [];

if (isRun("planted")) {
  Object.assign(process.env, recording);
  // Kore's imitation runs in this process.
  await import(preload);
  const dump = await runPlanted();
  const [place = ""] = placesIn(folder);
  look(makeSweep(await readCanaries(place), allowed), dump);
  for (const name of ["BACKSCROLL_RECORD", "RECORD_INBOUND"]) delete process.env[name];
}
let isGreen = true;
if (isRun("browser")) {
  const cli = join(dirname(require.resolve("@playwright/test/package.json")), "cli.js");
  const args = [cli, "test", "--config=e2e/playwright.config.ts", ...positionals];
  const options = `${process.env["NODE_OPTIONS"] ?? ""} --import ${preload}`;
  isGreen = (await run(args, { ...recording, NODE_OPTIONS: options })).code === 0;
}
if (isRun("faults")) {
  const vitest = join(dirname(require.resolve("vitest/package.json")), "vitest.mjs");
  const args = [vitest, "run", "--project", "embedded", "lib/server/kore/fault-matrix.test.ts"];
  const { code, output } = await run(args, { LOG_LEVEL: "trace" });
  isGreen &&= code === 0;
  look(makeSweep([], allowed), [{ sink: "output", place: "the fault matrix", text: output }]);
}

for (const place of placesIn(folder)) {
  const canaries = await readCanaries(place);
  everything.push(...canaries);
  const sweep = makeSweep(canaries, allowed);
  for await (const found of answersOf(place)) look(sweep, [found]);
  look(sweep, outputOf(place));
  look(sweep, inboundOf(join(place, "inbound.ndjson")));
  for await (const found of dumpOf(place)) look(sweep, [found]);
}
const sweep = makeSweep(everything, allowed);
look(sweep, inboundOf(inbound));
look(sweep, browserFiles(root));
report();
if (values.keep || values.search) console.log(`All that was written down is in ${folder}.`);
else rmSync(folder, { recursive: true, force: true });
const missing = isRun("planted")
  ? plantedKinds.filter((kind) => everything.every((one) => one.kind !== kind))
  : [];
for (const kind of missing)
  console.log(`Nothing was planted of the kind ${kind}, so that nothing is proved of it.`);
process.exit(hits.length === 0 && missing.length === 0 && isGreen ? 0 : 1);

function look(sweep: (found: Found) => Hit[], found: Iterable<Found>): void {
  for (const one of found) {
    counts.set(one.sink, (counts.get(one.sink) ?? 0) + 1);
    hits.push(...sweep(one));
  }
}

function report(): void {
  const kinds = [...new Set(everything.map(({ kind }) => kind))];
  const planted = kinds.map((kind) => `${everything.filter((one) => one.kind === kind).length} × ${kind}`);
  console.log(`Planted: ${planted.join(", ")}`);
  console.log(`Searched: ${[...counts].map(([sink, count]) => `${count} × ${sink}`).join(", ")}`);
  for (const { kind, sink, place, encoding } of hits.slice(0, shownHits))
    console.log(`  ${kind} in ${sink}: ${place} (encoding ${encoding})`);
  console.log(`${hits.length} hits outside ${allowed.length} allowed places:`);
  for (const { kind, sink, why } of allowed) console.log(`  ${kind} in ${sink}: ${why}`);
}

function placesIn(path: string): string[] {
  return readdirSync(path)
    .filter((name) => name.startsWith("product-"))
    .map((name) => join(path, name));
}

async function run(
  args: string[],
  settings: Record<string, string>,
): Promise<{ code: number; output: string }> {
  const child = spawn(process.execPath, args, {
    cwd: root,
    env: { ...process.env, ...settings },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let output = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding("utf8").on("data", (text: string) => {
      output += text;
      process.stdout.write(text);
    });
  }
  const [code] = await once(child, "exit");
  appendFileSync(join(folder, "run.log"), output);
  return { code: code ?? 1, output };
}
