import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PGlite } from "@electric-sql/pglite";
import { afterAll, beforeAll, expect, it } from "vitest";
import { type Archive, openArchive } from "./database";
import { embeddedExtensions, serveEmbedded } from "./embedded";
import { eraseUser } from "./erase-user";
import { migrateArchive } from "./migrate";
import { scrubDeleted } from "./scrub";
import { storeMessages } from "./store-messages";
import { storeSessions } from "./store-sessions";
import { sampleMessage, sampleSession } from "./test-records";

const canary = "zzcanaryofaperson";
const folder = mkdtempSync(join(tmpdir(), "backscroll-scrub-"));
const data = join(folder, "archive");
const closers: (() => Promise<unknown>)[] = [];
let archive: Archive;

beforeAll(async () => {
  const database = await PGlite.create({ dataDir: data, extensions: embeddedExtensions });
  const server = await serveEmbedded(database, join(folder, ".s.PGSQL.5432"));
  archive = openArchive({ databaseUrl: null, archiveSocket: folder });
  closers.push(
    () => archive.$client.end(),
    () => server.stop(),
    () => database.close(),
  );
  await migrateArchive(archive);
});
afterAll(async () => {
  for (const close of closers) await close();
  rmSync(folder, { recursive: true, force: true });
});

it("leaves nothing of what was deleted in the files, the log and the statistics", async () => {
  const start = Date.parse("2026-03-01T10:00:00.000Z");
  const all = Array.from({ length: 60 }, (_, n) => {
    const [id, userId] = n % 2 ? [`s-${canary}-${n}`, `u-${canary}`] : [`s-kept-${n}`, "u-kept"];
    const at = start + n * 1_000;
    const text = n % 2 ? `Said ${canary} aloud` : "Something else";
    return {
      session: sampleSession(id, at, { userId }),
      message: sampleMessage(id, `m-${n}`, at, { text, userId }),
    };
  });
  await archive.transaction(async (transaction) => {
    const sessions = all.map(({ session }) => session);
    await storeSessions(transaction, "st-1", sessions, { now: start });
    const messages = all.map(({ message }) => message);
    await storeMessages(transaction, "st-1", messages, start);
  });
  await archive.$client.query("analyze");
  await archive.$client.query("checkpoint");
  await eraseUser(archive, "st-1", `u-${canary}`, start + 3_600_000);
  await archive.$client.query("vacuum");
  await archive.$client.query("checkpoint");
  expect(filesWith(canary)).not.toEqual([]);
  expect(await scrubDeleted(archive)).toBe(true);
  expect(filesWith(canary)).toEqual([]);
  const { rows } = await archive.$client.query("select count(*)::int as count from messages");
  expect(rows).toEqual([{ count: 30 }]);
});

function filesWith(word: string): string[] {
  const files = readdirSync(data, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return files
    .filter(({ parentPath, name }) => readFileSync(join(parentPath, name)).includes(word))
    .map(({ name }) => name);
}
