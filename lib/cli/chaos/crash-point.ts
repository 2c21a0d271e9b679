import { setTimeout as delay } from "node:timers/promises";
import type { Child } from "../supervisor/child";
import { digestOf } from "./digest";
import { emptyArchive, isSettled, type Stage, startSync } from "./stage";
import { type Step, startStepProxy } from "./step-proxy";

const pollMs = 20;
/** A lease of a killed process has run out for one that starts so much later. */
const laterMs = 60_000;
const graceMs = 5_000;

export type Crash = {
  /** What sync had just done when it was killed; null when it came to its end before. */
  step: Step | null;
  digest: Record<string, string>;
};

/**
 * Runs sync on an empty archive and kills it at each of the given steps in turn, counted from its start, then lets it
 * come to its end.
 */
export async function crashAt(stage: Stage, steps: number[]): Promise<Crash> {
  await emptyArchive(stage.archive);
  let step: Step | null = null;
  for (const [index, wanted] of steps.entries()) {
    step = await run(stage, stage.now - (steps.length - index) * laterMs, wanted);
    if (step === null) break;
  }
  if (step !== null || steps.length === 0) await run(stage, stage.now, null);
  return { step, digest: await digestOf(stage.archive, stage.botId) };
}

/** Resolves to the step at which sync was killed, or to null when all of its windows were covered. */
async function run(stage: Stage, now: number, killAt: number | null): Promise<Step | null> {
  let child: Child | null = null;
  let killed: Step | null = null;
  let count = 0;
  const target = { koreUrl: stage.sandbox.url, socketDirectory: stage.socketDirectory };
  const proxy = await startStepProxy(target, (step) => {
    count += 1;
    if (count !== killAt) return;
    killed = step;
    child?.kill();
  });
  const settings = { BACKSCROLL_ARCHIVE: proxy.socketDirectory };
  child = await startSync(stage, { koreUrl: proxy.koreUrl, settings, now });
  const ended = child.exited.then(() => true);
  try {
    while (!(await Promise.race([ended, delay(pollMs, false)]))) {
      if (await isSettled(stage)) break;
    }
    if (killed === null && (await Promise.race([ended, false]))) throw new Error("Sync ended by itself.");
    await child.stop(graceMs);
    return killed;
  } finally {
    child.kill();
    await proxy.close();
  }
}
