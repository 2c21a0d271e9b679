import { parseArgs } from "node:util";
import { crashAt } from "./crash-point";
import { setStage } from "./stage";

/** Kills sync at every step that it takes, and compares what it holds after another start. */
const { values } = parseArgs({
  options: { from: { type: "string", default: "1" }, stride: { type: "string", default: "1" } },
});
const stage = await setStage(Date.parse("2026-03-18T09:30:00.000Z"));
const whole = JSON.stringify((await crashAt(stage, [])).digest);
console.log(`Held without a crash: ${whole}`);
const counts = new Map<string, number>();
const wrong: number[] = [];
for (let at = Number(values.from); ; at += Number(values.stride)) {
  const { step, digest } = await crashAt(stage, [at]);
  if (JSON.stringify(digest) !== whole) {
    wrong.push(at);
    console.log(`Killed at step ${at} (${step}): ${JSON.stringify(digest)}`);
  }
  if (step === null) break;
  counts.set(step, (counts.get(step) ?? 0) + 1);
  if (at % 50 < Number(values.stride)) console.log(`Step ${at}…`);
}
const told = [...counts].map(([step, count]) => `${count} × after a ${step}`).join(", ");
console.log(
  `Killed ${told}. ${wrong.length === 0 ? "Nothing lost, nothing twice." : `Wrong: ${wrong.join(", ")}`}`,
);
await stage.close();
process.exit(wrong.length === 0 ? 0 : 1);
