import { cpus } from "node:os";
import { parseArgs } from "node:util";
import { benchArchive } from "@/e2e/bench/archive";
import type { Engine } from "@/e2e/bench/archive/place";
import { benchClient } from "@/e2e/bench/client";
import type { Result } from "@/e2e/bench/compare";
import type { KoreReport } from "@/e2e/bench/kore-process";
import { ms, printTable } from "@/e2e/bench/print-table";
import { benchProxy } from "@/e2e/bench/proxy";
import { benchShares } from "@/e2e/bench/shares";
import { benchTranscript } from "@/e2e/bench/transcript";
import { type Child, firstMessage, startProgram } from "./supervisor/child";
import { findPostgres } from "./test/find-postgres.mjs";

const graceMs = 2_000;
const engines: Engine[] = ["embedded", "PostgreSQL"];
const children: Child[] = [];

process.title = "backscroll-bench";
for (const name of [
  "KORE_HOST",
  "KORE_BOT_ID",
  "KORE_CLIENT_ID",
  "KORE_CLIENT_SECRET",
  "DATABASE_URL",
  "PUBLIC_URL",
])
  delete process.env[name];
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.once(signal, () => void stop(130));

main().then(
  () => stop(0),
  (error: unknown) => {
    console.error(error);
    return stop(1);
  },
);

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      sessions: { type: "string", default: "100000" },
      runs: { type: "string", default: "200" },
      kept: { type: "string", default: "" },
      engine: { type: "string", multiple: true, default: findPostgres() ? engines : engines.slice(0, 1) },
    },
  });
  const chosen = positionals.length > 0 ? positionals : ["kore", "archive", "shares", "transcript"];
  const [cpu] = cpus();
  console.log(
    `Node ${process.version}, ${cpus().length} × ${cpu?.model ?? "unknown processor"}. A few minutes…\n`,
  );
  if (chosen.includes("kore")) await benchKore();
  if (chosen.includes("archive")) {
    const { sessions, runs, engine, kept } = values;
    const chosenEngines = engines.filter((name) => engine.includes(name));
    const size = { sessions: Number(sessions), runs: Number(runs) };
    await benchArchive({ ...size, engines: chosenEngines, kept }, watch);
  }
  if (chosen.includes("shares")) await benchShares(watch);
  if (chosen.includes("transcript")) await benchTranscript(watch);
}

async function benchKore(): Promise<void> {
  const sandbox = startProgram("sandbox", "e2e/bench/kore-process.ts");
  watch(sandbox);
  const kore = (await firstMessage(sandbox)) as KoreReport;
  print([...(await benchClient(kore)), ...(await benchProxy(kore, watch))]);
}

function watch(child: Child): void {
  children.push(child);
}

/** Medians; the ratio is how many times as fast as the base ours is, in this run on this machine. */
function print(results: Result[]): void {
  const rows = results.map(({ name, runs, ours, base }) => [
    name,
    String(runs),
    ms(ours.p50Ms),
    ms(ours.p95Ms),
    ms(base.p50Ms),
    ms(base.p95Ms),
    `${Math.round((base.p50Ms / ours.p50Ms) * 100)} %`,
  ]);
  printTable([["", "runs", "ours p50", "p95", "base p50", "p95", "speed"], ...rows]);
  console.log(
    "\nClient: base is undici with JSON.parse (goal: at least 60 %). Proxy: base is a direct call.",
  );
}

async function stop(exitCode: number): Promise<void> {
  for (const child of children.splice(0).reverse()) await child.stop(graceMs);
  process.exit(exitCode);
}
