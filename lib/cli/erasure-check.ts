import { readFileSync } from "node:fs";
import { readConfig } from "@/lib/server/config";
import { readReceipt } from "@/lib/server/erasure-receipt";
import { typedPath } from "./command/paths";
import { type CommandInput, runCommand, UsageFault } from "./command/run-command";
import { reasonOf, StartFault } from "./supervisor/start-fault";

const usage = `Usage: npm run erasure:check -- <receipt file> …

Says whether receipts of erasures are as this installation wrote them: that nobody changed the person, the counts, the
time or who did it. It needs the installation's key, and neither the archive nor Kore. Ends with 1 when one is not.`;

runCommand({ name: "erasure:check", usage, run });

async function run({ files }: CommandInput): Promise<number> {
  if (files.length === 0) throw new UsageFault("Name the file of a receipt.");
  // What is wrong in the settings is said before anything is judged.
  readConfig(process.env);
  let wrong = 0;
  for (const file of files) {
    const facts = readReceipt(readText(file));
    if (facts === null) wrong += 1;
    console.log(
      facts === null ? `${file}: NOT as it was written, or with another key.` : `${file}: ${tell(facts)}`,
    );
  }
  return wrong === 0 ? 0 : 1;
}

function tell(facts: Record<string, string | number | boolean>): string {
  const { erasedAt, by, bot, sessions, messages, leftInFiles } = facts;
  const rest = leftInFiles === true ? " Traces may be left in the files of the database." : "";
  return `as it was written. ${by} erased ${sessions} sessions with ${messages} messages on ${bot} at ${erasedAt}.${rest}`;
}

function readText(file: string): string {
  try {
    return readFileSync(typedPath(file), "utf8");
  } catch (error) {
    throw new StartFault(`${file} cannot be read (${reasonOf(error)}).`);
  }
}
