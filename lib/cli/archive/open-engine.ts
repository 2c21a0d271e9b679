import { existsSync } from "node:fs";
import { rename, rm } from "node:fs/promises";
import { PGlite } from "@electric-sql/pglite";
import { embeddedExtensions as extensions } from "@/lib/server/archive/embedded";

const directory = "archive";
const unfinished = "archive.unfinished";

/**
 * Opens the archive in the working directory, which must be locked. A new one is made under another name first: a
 * process killed half-way would leave a folder that opens no more.
 */
export async function openEngine(): Promise<PGlite> {
  if (!existsSync(directory)) {
    await rm(unfinished, { recursive: true, force: true });
    await (await PGlite.create({ dataDir: unfinished, extensions })).close();
    await rename(unfinished, directory);
  }
  return PGlite.create({ dataDir: directory, extensions });
}
