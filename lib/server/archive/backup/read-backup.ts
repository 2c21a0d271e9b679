import "server-only";
import { createReadStream } from "node:fs";
import { createGunzip } from "node:zlib";
import { AppError } from "../../errors";
import { type Line, splitLines } from "../../split-lines";
import type { ArchiveDigest } from "../copy/digest";
import { ownSchemaVersion } from "../copy/schema-version";
import { backupFormat, digestsSchema, type Manifest, manifestSchema } from "./manifest";
import { checkSeal } from "./seal";

export type Backup = {
  manifest: Manifest;
  /** The rows in the manifest's order, and what their digests must be. To be read once; `close` it in any case. */
  rows(): AsyncGenerator<{ table: Manifest["tables"][number]; lines: string[] }>;
  digests(): Promise<ArchiveDigest>;
  close(): void;
};

const mostRows = 500;
const mostLetters = 2 * 1024 * 1024;
/** No text of JavaScript may be longer. */
const longestLine = 2 ** 29 - 1024;

/**
 * Opens a backup once every byte of it is known to be as it was written. Throws AppError for one that is damaged or
 * that a newer Backscroll made.
 */
export async function openBackup(path: string): Promise<Backup> {
  const length = await checkSeal(path);
  if (length === null) {
    throw new AppError(
      "bad-request",
      `${path} is no whole backup of Backscroll: it is damaged, cut short or something else. Nothing was changed.`,
    );
  }
  const file = createReadStream(path, { end: length - 1 });
  const gunzip = createGunzip();
  file.on("error", (error) => gunzip.destroy(error));
  const lines = splitLines(file.pipe(gunzip), longestLine);
  const close = () => {
    file.destroy();
    gunzip.destroy();
  };
  try {
    const manifest = readManifest(path, await nextLine(lines));
    return {
      manifest,
      rows: () => readTables(manifest, lines),
      digests: async () => digestsSchema.parse(JSON.parse(await nextLine(lines))).digests,
      close,
    };
  } catch (error) {
    close();
    throw error;
  }
}

function readManifest(path: string, line: string): Manifest {
  const { success, data } = manifestSchema.safeParse(JSON.parse(line));
  if (!success || data.format > backupFormat || data.schemaVersion > ownSchemaVersion()) {
    throw new AppError(
      "bad-request",
      `${path} was made by a newer Backscroll than this one. Update Backscroll, then restore. Nothing was changed.`,
    );
  }
  return data;
}

async function* readTables({ tables }: Manifest, lines: AsyncGenerator<Line>) {
  for (const table of tables) {
    let batch: string[] = [];
    let letters = 0;
    for (let row = 0; row < table.rows; row += 1) {
      const line = await nextLine(lines);
      batch.push(line);
      letters += line.length;
      if (batch.length < mostRows && letters < mostLetters) continue;
      yield { table, lines: batch };
      batch = [];
      letters = 0;
    }
    if (batch.length > 0) yield { table, lines: batch };
  }
}

async function nextLine(lines: AsyncGenerator<Line>): Promise<string> {
  const { value } = await lines.next();
  if (typeof value?.text !== "string") throw new Error("The backup ends before its last row.");
  return value.text;
}
