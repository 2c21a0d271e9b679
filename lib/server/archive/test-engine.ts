import "server-only";
import { createHash, randomUUID } from "node:crypto";
import { mkdir, readdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PGlite } from "@electric-sql/pglite";
import { openArchive } from "./database";
import { embeddedExtensions, serveEmbedded } from "./embedded";
import { migrateArchive } from "./migrate";

const migrations = "lib/server/archive/migrations";
const folder = join(tmpdir(), "backscroll-tests");

/**
 * An embedded engine in memory with an empty, migrated archive. Making one takes five times as long as opening the
 * image of one, which is kept between runs until a migration or
 * the engine changes.
 */
export async function openTestEngine(): Promise<PGlite> {
  const path = join(folder, `archive-${await digestOfMakers()}.tar`);
  const image = await readFile(path).catch(() => makeImage(path));
  return PGlite.create({ extensions: embeddedExtensions, loadDataDir: new Blob([new Uint8Array(image)]) });
}

async function makeImage(path: string): Promise<Buffer> {
  const socket = join(folder, randomUUID());
  await mkdir(socket, { recursive: true });
  const engine = await PGlite.create({ extensions: embeddedExtensions });
  const server = await serveEmbedded(engine, join(socket, ".s.PGSQL.5432"));
  const archive = openArchive({ databaseUrl: null, archiveSocket: socket });
  await migrateArchive(archive);
  await archive.$client.end();
  await server.stop();
  const image = Buffer.from(await (await engine.dumpDataDir("none")).arrayBuffer());
  await engine.close();
  // Several test files may be the first: each renames a whole image to the same name.
  await writeFile(join(socket, "image"), image);
  await rename(join(socket, "image"), path);
  await rm(socket, { recursive: true, force: true });
  return image;
}

async function digestOfMakers(): Promise<string> {
  const names = (await readdir(migrations)).filter((name) => name.endsWith(".sql")).sort();
  const files = [
    "node_modules/@electric-sql/pglite/package.json",
    ...names.map((name) => join(migrations, name)),
  ];
  const hash = createHash("sha256");
  for (const file of files) hash.update(file).update(await readFile(file));
  return hash.digest("hex").slice(0, 16);
}
