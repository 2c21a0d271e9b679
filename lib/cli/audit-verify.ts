import { type AuditFinding, verifyAudit } from "@/lib/server/audit/verify-audit";
import { readConfig } from "@/lib/server/config";
import { borrowArchive } from "./command/borrow-archive";
import { printCount } from "./command/print";
import { type CommandInput, runCommand, UsageFault } from "./command/run-command";

const usage = `Usage: npm run audit:verify

Reads the whole audit and says whether every entry is there as it was written: nothing changed, taken out, put in, moved
or cut off at the end. It needs this installation's key, and the data folder in which it remembers how far the audit had
come. Ends with 1, and names the place, when something is wrong. Backscroll may run meanwhile.`;

runCommand({ name: "audit:verify", usage, run });

async function run({ files, signal }: CommandInput): Promise<number> {
  if (files.length > 0) throw new UsageFault("This takes no names.");
  const settings = readConfig(process.env);
  const { archive, close } = await borrowArchive({
    settings,
    task: "verifying the audit",
    mayCreate: false,
    signal,
  });
  try {
    const finding = await verifyAudit(archive);
    console.log(tell(finding));
    return finding.kind === "whole" ? 0 : 1;
  } finally {
    await close();
  }
}

function tell(finding: AuditFinding): string {
  switch (finding.kind) {
    case "whole": {
      const { entries, from, to } = finding;
      if (!from || !to) return "The audit is whole, and has no entry yet.";
      return `The audit is whole: ${printCount(entries)} of ${printCount(entries)} entries, from ${from.toISOString()} to ${to.toISOString()}.`;
    }
    case "changed":
      return `Entry ${finding.place} is not as it was written: it was changed, moved or put there. Those before it are whole.`;
    case "missing":
      return `Entries ${finding.from} to ${finding.to} are missing. Those before them are whole.`;
    case "cut-off":
      return `The audit was cut off: it ends with entry ${finding.last}, and had come to ${finding.known} at least.`;
    case "other-key":
      return `Entry ${finding.place} was written with another key. Set BACKSCROLL_KEY_FILE to the key of that time.`;
  }
}
