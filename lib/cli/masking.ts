import { parseArgs } from "node:util";
import { printTable } from "@/e2e/bench/print-table";
import { measureQuality } from "@/lib/server/masking/quality/measure";
import { timeHostileTexts } from "@/lib/server/masking/quality/speed";

const { values } = parseArgs({
  options: {
    count: { type: "string", default: "10000" },
    seed: { type: "string", default: "1" },
    megabytes: { type: "string", default: "10" },
  },
});
const percent = (share: number) => `${(share * 100).toFixed(2)} %`;

const quality = measureQuality(Number(values.count), Number(values.seed));
console.log(`Masking of ${values.count} generated texts of each kind, seed ${values.seed}\n`);
printTable([
  ["kind", "recall", "false positives", "F2"],
  ...quality.map(({ type, recall, falsePositives, f2 }) => [
    type,
    percent(recall),
    falsePositives === null ? "-" : percent(falsePositives),
    f2.toFixed(4),
  ]),
]);
const megabytes = Number(values.megabytes);
console.log(`\n${megabytes} MB of what is made to be slow, processor time, and against a tenth of it\n`);
printTable([
  ["text", "time", "of a tenth"],
  ...timeHostileTexts(megabytes).map(({ piece, ms, tenthMs }) => [
    JSON.stringify(piece),
    `${Math.round(ms)} ms`,
    `× ${(ms / tenthMs).toFixed(1)}`,
  ]),
]);
