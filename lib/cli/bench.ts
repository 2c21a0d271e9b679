import { cpus } from "node:os";
import { benchClient } from "@/e2e/bench/client";
import type { Result } from "@/e2e/bench/compare";
import type { KoreReport } from "@/e2e/bench/kore-process";
import { benchProxy } from "@/e2e/bench/proxy";
import { type Child, firstMessage, startProgram } from "./supervisor/child";

const graceMs = 2_000;
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
  const [cpu] = cpus();
  console.log(
    `Node ${process.version}, ${cpus().length} × ${cpu?.model ?? "unknown processor"}. A few minutes…\n`,
  );
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
  const table = [["", "runs", "ours p50", "p95", "base p50", "p95", "speed"], ...rows];
  const widths =
    table[0]?.map((_, column) => Math.max(...table.map((row) => row[column]?.length ?? 0))) ?? [];
  for (const row of table) {
    const cells = row.map((cell, column) =>
      column === 0 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0),
    );
    console.log(cells.join("   "));
  }
  console.log(
    "\nClient: base is undici with JSON.parse (goal: at least 60 %). Proxy: base is a direct call.",
  );
}

function ms(time: number): string {
  return `${time.toFixed(time < 10 ? 2 : time < 100 ? 1 : 0)} ms`;
}

async function stop(exitCode: number): Promise<void> {
  for (const child of children.splice(0).reverse()) await child.stop(graceMs);
  process.exit(exitCode);
}
