import { EventEmitter, once } from "node:events";
import type { Child } from "../supervisor/child";
import { digestOf } from "./digest";
import { emptyArchive, type Stage, setStage, startSync, untilSettled } from "./stage";
import { startStepProxy } from "./step-proxy";

/** Two and four instances on one archive hold what one does; one that was stopped and overtaken writes nothing more. */
const graceMs = 5_000;
const leaseOverMs = 61_000;

const stage = await setStage(Date.parse("2026-03-18T09:30:00.000Z"), {
  bots: [{ botId: "st-chaos", name: "Chaos", trade: "bank", sessionsPerDay: 20 }],
});
const faults: string[] = [];
const one = await runTogether(stage, 1);
for (const count of [2, 4]) tell(`${count} instances`, await runTogether(stage, count));
for (const call of [2, 4, 6])
  tell(`stopped at Kore call ${call}, overtaken and continued`, await stopHolder(stage, call));
await stage.close();
console.log(faults.length === 0 ? "Every digest is that of one instance." : `Wrong: ${faults.join(", ")}`);
process.exit(faults.length === 0 ? 0 : 1);

function tell(name: string, digest: string): void {
  console.log(`${name}: ${digest === one ? "the same" : digest}`);
  if (digest !== one) faults.push(name);
}

async function runTogether(on: Stage, count: number): Promise<string> {
  await emptyArchive(on.archive);
  const startedAt = performance.now();
  const options = {
    koreUrl: on.sandbox.url,
    settings: { BACKSCROLL_ARCHIVE: on.socketDirectory },
    now: on.now,
  };
  const children = await Promise.all(Array.from({ length: count }, () => startSync(on, options)));
  await untilSettled(on);
  console.log(`${count} × sync: ${Math.round(performance.now() - startedAt)} ms`);
  for (const child of children) await child.stop(graceMs);
  return JSON.stringify(await digestOf(on.archive, on.botId));
}

/** The holder of a lease stops in the middle of a call for longer than its lease, and another does its work. */
async function stopHolder(on: Stage, call: number): Promise<string> {
  await emptyArchive(on.archive);
  const told = new EventEmitter();
  const stopped = once(told, "stopped");
  let holder: Child | null = null;
  let calls = 0;
  let late = 0;
  let isContinued = false;
  const target = { koreUrl: on.sandbox.url, socketDirectory: on.socketDirectory };
  const proxy = await startStepProxy(target, (step) => {
    if (isContinued && step === "statement") late += 1;
    if (step !== "Kore call") return;
    calls += 1;
    if (calls !== call) return;
    holder?.process.kill("SIGSTOP");
    told.emit("stopped");
  });
  const settings = { BACKSCROLL_ARCHIVE: proxy.socketDirectory };
  holder = await startSync(on, { koreUrl: proxy.koreUrl, settings, now: on.now - leaseOverMs });
  await stopped;
  const direct = {
    koreUrl: on.sandbox.url,
    settings: { BACKSCROLL_ARCHIVE: on.socketDirectory },
    now: on.now,
  };
  const other = await startSync(on, direct);
  await untilSettled(on);
  isContinued = true;
  holder.process.kill("SIGCONT");
  while (late === 0) await new Promise((resolve) => setTimeout(resolve, 50));
  await holder.stop(graceMs);
  await other.stop(graceMs);
  await proxy.close();
  return JSON.stringify(await digestOf(on.archive, on.botId));
}
