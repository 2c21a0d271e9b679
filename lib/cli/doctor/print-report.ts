import { en } from "@/lib/domain/catalogue/en";
import { type DoctorFinding, type DoctorReport, isTrouble } from "@/lib/domain/doctor";

const words = en.settings.doctor;
const indent = " ".repeat(28);

/** A report as lines for a terminal, in the words of the screen. */
export function printReport({ findings }: DoctorReport): string {
  return findings.map(printFinding).join("\n");
}

function printFinding({ step, outcome, finding, values, detail }: DoctorFinding): string {
  const lines = [
    `  ${words.outcome[outcome].padEnd(8)}  ${words.step[step].padEnd(16)}${fill(words.finding[finding], values)}`,
  ];
  if (detail) lines.push(`${indent}${en.settings.words}"${detail}"`);
  if (isTrouble(finding)) lines.push(`${indent}→ ${fill(words.todo[finding], values)}`);
  return lines.join("\n");
}

/** These sentences have plain names in braces and nothing else. */
function fill(sentence: string, values: DoctorFinding["values"]): string {
  return sentence.replace(/\{(\w+)\}/g, (_, name: string) => String(values[name] ?? ""));
}
