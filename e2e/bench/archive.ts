import { type Child, firstMessage, startProgram } from "@/lib/cli/supervisor/child";
import type { Filled } from "./archive/fill";
import type { ArchiveReport } from "./archive/measure-process";
import type { Engine } from "./archive/place";
import { ms, printTable } from "./print-table";

export type ArchiveBench = { sessions: number; runs: number; engines: Engine[]; kept: string };

const bareFactor = 2;

/** An archive of so many sessions, first a tenth of them, on the embedded engine and on PostgreSQL if it is there. */
export async function benchArchive(
  { sessions, runs, engines, kept }: ArchiveBench,
  watch: (child: Child) => void,
): Promise<void> {
  for (const engine of engines) {
    const args = [engine, sessions, runs, kept].map(String);
    const child = startProgram("bench", "e2e/bench/archive/measure-process.ts", args);
    watch(child);
    print(engine, (await firstMessage(child)) as ArchiveReport);
    await child.exited;
  }
}

function print(engine: Engine, report: ArchiveReport): void {
  const { filled, small, large, whileWriting, written, webMemoryMb, textTools } = report;
  console.log(`\n${engine}: ${count(report.sessions)} sessions, ${count(report.messages)} messages\n`);
  if (filled) {
    console.log(`Sync without limits: ${rate(filled)}`);
  }
  console.log(`Web process: ${webMemoryMb} MB\n`);
  const rows = large.map(({ name, targetMs, growth, ours, bare }, index) => {
    const before = small[index];
    const grown = before ? ours.p95Ms / before.ours.p95Ms : 0;
    const isIn = ours.p95Ms <= targetMs && grown <= growth && ours.p50Ms <= bareFactor * bare.p50Ms;
    const times = [ours.p50Ms, ours.p95Ms, bare.p50Ms, bare.p95Ms].map(ms);
    return [name, ...times, `${targetMs} ms`, before ? `× ${grown.toFixed(1)}` : "", isIn ? "" : "missed"];
  });
  printTable([["", "p50", "p95", "bare p50", "p95", "target", "growth", ""], ...rows]);
  const factor = (whileWriting.p95Ms / (large[0]?.ours.p95Ms ?? Number.NaN)).toFixed(1);
  console.log(
    `\nList while sync writes: p50 ${ms(whileWriting.p50Ms)}, p95 ${ms(whileWriting.p95Ms)}, × ${factor} of idle; sync: ${rate(written)}`,
  );
  for (const tool of textTools) console.log(`${tool.name}: ${ms(tool.ms)}`);
}

function rate({ messages, seconds }: Filled): string {
  return `${count(messages / seconds)} messages/s, ${count(messages)} of them`;
}

function count(number: number): string {
  return Math.round(number).toLocaleString("en");
}
