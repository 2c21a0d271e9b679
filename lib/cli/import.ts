import { migrateArchive } from "@/lib/server/archive/migrate";
import { readConfig } from "@/lib/server/config";
import { AppError } from "@/lib/server/errors";
import { type ImportCounts, importFile } from "@/lib/server/import/import-file";
import { borrowArchive } from "./command/borrow-archive";
import { typedPath } from "./command/paths";
import { printCount } from "./command/print";
import { type CommandInput, explainFault, runCommand, UsageFault } from "./command/run-command";

const usage = `Usage: npm run import -- [--bot st-…] <file> …

Takes saved replies of Kore into the archive: pages of getSessions and getMessages (v1 and v2), lists of records, or one
record or page a line (NDJSON), each packed with gzip or not. Records go to the bot they name, or all of them to the one
given with --bot. What the archive has already stays, what was erased stays away, and to import a file twice does no
harm. Every record that is refused is told with its place and why; a file that cannot be read to its end leaves nothing.
One JSON document may have 64 MiB; lines may be as many as you like. Ends with 1 when anything was refused.`;

runCommand({ name: "import", usage, strings: ["bot"], run });

async function run({ files, values, signal }: CommandInput): Promise<number> {
  if (files.length === 0) throw new UsageFault("Name at least one file.");
  const botId = values["bot"] === undefined ? null : String(values["bot"]).trim();
  if (botId === "") throw new UsageFault("--bot wants a bot's id.");
  const settings = readConfig(process.env);
  const borrowed = await borrowArchive({ settings, task: "import", mayCreate: true, signal });
  const total: ImportCounts = { taken: 0, had: 0, refused: 0 };
  let failed = 0;
  try {
    const { archive } = borrowed;
    await migrateArchive(archive);
    for (const file of files) {
      const onRefusal = (place: string, reason: string) =>
        console.error(`${file}${place && `, ${place}`}: refused, because ${reason}.`);
      try {
        const options = { archive, botId, now: Date.now(), signal, onRefusal };
        const counts = await importFile(typedPath(file), options);
        console.log(`${file}: ${tell(counts)}.`);
        for (const key of ["taken", "had", "refused"] as const) total[key] += counts[key];
      } catch (error) {
        signal.throwIfAborted();
        failed += 1;
        const reason = error instanceof AppError ? `refused as a whole, because ${error.message}` : null;
        console.error(`${file}: ${reason ? `${reason}.` : explainFault(error, "import")}`);
      }
    }
  } finally {
    await borrowed.close();
  }
  const left = failed > 0 ? `; ${printCount(failed, "file")} not read` : "";
  console.log(`${printCount(files.length, "file")}: ${tell(total)}${left}.`);
  return total.refused + failed > 0 ? 1 : 0;
}

function tell({ taken, had, refused }: ImportCounts): string {
  return `${printCount(taken, "record")} taken, ${printCount(had)} there already, ${printCount(refused)} refused`;
}
