import { randomBytes } from "node:crypto";
import { existsSync, statSync } from "node:fs";
import { rename, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import { writeBackup } from "@/lib/server/archive/backup/write-backup";
import { readConfig } from "@/lib/server/config";
import { borrowArchive } from "./command/borrow-archive";
import { typedPath } from "./command/paths";
import { printCount, printSize } from "./command/print";
import { type CommandInput, runCommand, UsageFault } from "./command/run-command";
import { StartFault } from "./supervisor/start-fault";

const usage = `Usage: npm run backup [-- <file or folder>]

Writes all that the archive holds into one new file, named after the time unless you name it. Backscroll may run
meanwhile: people read on, and what sync fetches waits. The file holds conversations and the accounts with their
password hashes, so keep it as safe as the archive; it holds no sign-ins and no setup addresses, and secrets of Kore only
as they are sealed in the archive, under a key that is not in it.
It is gzip over lines of JSON, sealed by its SHA-256: npm run restore refuses one that is damaged.`;

runCommand({ name: "backup", usage, run });

async function run({ files, signal }: CommandInput): Promise<number> {
  if (files.length > 1) throw new UsageFault("Name one file.");
  const startedAt = performance.now();
  const settings = readConfig(process.env);
  const now = Date.now();
  const path = choosePath(files[0], now);
  const unfinished = `${path}.${randomBytes(4).toString("hex")}.unfinished`;
  console.log(`Writing ${path}…`);
  const borrowed = await borrowArchive({ settings, task: "backup", mayCreate: false, signal });
  try {
    const { tables } = await writeBackup(unfinished, { ...borrowed, now, signal });
    await rename(unfinished, path);
    const rows = tables.reduce((sum, table) => sum + table.rows, 0);
    const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
    const { size } = await stat(path);
    console.log(`Wrote ${path}: ${printCount(rows, "row")}, ${printSize(size)}, in ${seconds} s.`);
    for (const table of tables)
      if (table.rows > 0) console.log(`  ${printCount(table.rows).padStart(12)}  ${table.name}`);
    return 0;
  } finally {
    await rm(unfinished, { force: true });
    await borrowed.close();
  }
}

function choosePath(typed: string | undefined, now: number): string {
  const name = `backscroll-${new Date(now).toISOString().slice(0, 19).replaceAll(":", "-")}Z.ndjson.gz`;
  const path = typedPath(typed ?? name);
  const chosen = statSync(path, { throwIfNoEntry: false })?.isDirectory() ? join(path, name) : path;
  if (existsSync(chosen)) throw new StartFault(`${chosen} exists. Choose another name; nothing was written.`);
  return chosen;
}
