import { type Child, firstMessage, startProgram } from "@/lib/cli/supervisor/child";
import { findPostgres } from "@/lib/cli/test/find-postgres.mjs";
import type { ArchiveReport } from "./archive/measure-process";
import type { Engine } from "./archive/place";
import { ms, printTable } from "./print-table";

export type ArchiveSize = { sessions: number; runs: number };

const writingFactor = 3;
const bareFactor = 2;

/** An archive of so many sessions, and one of a tenth, on the embedded engine and on PostgreSQL if it is there. */
export async function benchArchive(
  { sessions, runs }: ArchiveSize,
  watch: (child: Child) => void,
): Promise<void> {
  const engines: Engine[] = findPostgres() ? ["embedded", "PostgreSQL"] : ["embedded"];
  for (const engine of engines) {
    const small = await measureOne(engine, { sessions: Math.round(sessions / 10), runs }, false, watch);
    const large = await measureOne(engine, { sessions, runs }, true, watch);
    print(engine, small, large);
  }
}

async function measureOne(
  engine: Engine,
  { sessions, runs }: ArchiveSize,
  isCompared: boolean,
  watch: (child: Child) => void,
): Promise<ArchiveReport> {
  const args = [engine, sessions, runs, isCompared].map(String);
  const child = startProgram("bench", "e2e/bench/archive/measure-process.ts", args);
  watch(child);
  const report = (await firstMessage(child)) as ArchiveReport;
  await child.exited;
  return report;
}

function print(engine: Engine, small: ArchiveReport, large: ArchiveReport): void {
  const { filled, sessions } = large;
  console.log(`\n${engine}: ${count(sessions)} sessions, ${count(filled.messages)} messages\n`);
  const perSecond = filled.messages / filled.seconds;
  console.log(`Sync without limits: ${count(perSecond)} messages/s in ${Math.round(filled.seconds)} s`);
  console.log(`Web process: ${large.webMemoryMb} MB\n`);
  const rows = large.measured.map(({ name, targetMs, growth, ours, bare }, index) => {
    const grown = ours.p95Ms / (small.measured[index]?.ours.p95Ms ?? Number.NaN);
    const isIn = ours.p95Ms <= targetMs && grown <= growth && ours.p50Ms <= bareFactor * bare.p50Ms;
    const times = [ours.p50Ms, ours.p95Ms, bare.p50Ms, bare.p95Ms].map(ms);
    return [name, ...times, `${targetMs} ms`, `× ${grown.toFixed(1)}`, isIn ? "" : "missed"];
  });
  printTable([["", "p50", "p95", "bare p50", "p95", "target", "growth", ""], ...rows]);
  const idle = large.measured[0]?.ours.p95Ms ?? Number.NaN;
  const { p50Ms, p95Ms } = large.whileWriting;
  const factor = (p95Ms / idle).toFixed(1);
  console.log(
    `\nList while sync writes: p50 ${ms(p50Ms)}, p95 ${ms(p95Ms)}, × ${factor} of idle (at most ${writingFactor})`,
  );
  for (const { name, ms: took } of large.textTools) console.log(`${name}: ${ms(took)}`);
}

function count(number: number): string {
  return Math.round(number).toLocaleString("en");
}
