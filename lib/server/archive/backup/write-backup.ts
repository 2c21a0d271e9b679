import "server-only";
import { createHash } from "node:crypto";
import { createWriteStream } from "node:fs";
import { open } from "node:fs/promises";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createGzip } from "node:zlib";
import { type ArchiveDigest, RowDigest } from "../copy/digest";
import { openSnapshot, type Snapshot } from "../copy/snapshot";
import type { Archive } from "../database";
import { backupFormat, type Manifest } from "./manifest";
import { sealOf } from "./seal";

export type BackupOptions = { archive: Archive; isEmbedded: boolean; now: number; signal: AbortSignal };

/** Writes a new file, which is whole when the promise resolves; others go on to use the archive meanwhile. */
export async function writeBackup(
  path: string,
  { archive, isEmbedded, now, signal }: BackupOptions,
): Promise<Manifest> {
  const snapshot = await openSnapshot(archive, isEmbedded);
  try {
    const manifest: Manifest = {
      backscroll: "backup",
      format: backupFormat,
      schemaVersion: snapshot.schemaVersion,
      madeAt: new Date(now).toISOString(),
      tables: snapshot.tables.map(({ name, columns }) => ({
        name,
        columns,
        rows: snapshot.counts[name] ?? 0,
      })),
    };
    const file = createWriteStream(path, { flags: "wx", mode: 0o600 });
    await pipeline(Readable.from(linesOf(snapshot, manifest)), createGzip(), seal, file, { signal });
    await flush(path);
    return manifest;
  } finally {
    await snapshot.close();
  }
}

/** A file that has its name before its bytes are safe is not whole after a loss of power. */
async function flush(path: string): Promise<void> {
  const file = await open(path, "r+");
  await file.sync().finally(() => file.close());
}

async function* linesOf(snapshot: Snapshot, manifest: Manifest): AsyncGenerator<string> {
  yield `${JSON.stringify(manifest)}\n`;
  const digests = new Map(snapshot.tables.map(({ name }) => [name, new RowDigest()]));
  for await (const { table, lines } of snapshot.read()) {
    digests.get(table.name)?.add(lines);
    yield `${lines.join("\n")}\n`;
  }
  const printed: ArchiveDigest = Object.fromEntries(
    [...digests].map(([name, digest]) => [name, String(digest)]),
  );
  yield `${JSON.stringify({ digests: printed })}\n`;
}

async function* seal(chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  const hash = createHash("sha256");
  for await (const chunk of chunks) {
    hash.update(chunk);
    yield chunk;
  }
  yield sealOf(hash);
}
