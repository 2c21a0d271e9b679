import "server-only";
import { randomBytes } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { Secret } from "../secret";
import { type Archive, openArchive } from "./database";
import { serveEmbedded } from "./embedded";
import { migrateArchive } from "./migrate";
import { openTestEngine } from "./test-engine";

export type TestArchive = {
  archive: Archive;
  /** What `openArchive` needs for a second connection, as another process would make it. */
  settings: Parameters<typeof openArchive>[0];
  /** The same for code that reads its settings itself. */
  environment: Record<string, string>;
  stop(): Promise<void>;
};

/** An empty, migrated archive on the engine that the test run is for. */
export async function startTestArchive(): Promise<TestArchive> {
  return process.env["TEST_ENGINE"] === "postgres" ? startPostgresArchive() : startEmbeddedArchive();
}

/** In memory behind a Unix socket, so that tests take the same `pg` path as the product. */
async function startEmbeddedArchive(): Promise<TestArchive> {
  const socket = await mkdtemp(join(tmpdir(), "backscroll-archive-"));
  const database = await openTestEngine();
  const server = await serveEmbedded(database, join(socket, ".s.PGSQL.5432"));
  const settings = { databaseUrl: null, archiveSocket: socket };
  return migrated(settings, { BACKSCROLL_ARCHIVE: socket }, async () => {
    await server.stop();
    await database.close();
    await rm(socket, { recursive: true, force: true });
  });
}

/** A new database in the PostgreSQL of the test run. */
async function startPostgresArchive(): Promise<TestArchive> {
  const server = process.env["TEST_DATABASE_URL"];
  if (!server) throw new Error("TEST_DATABASE_URL is not set.");
  const name = `backscroll_test_${randomBytes(6).toString("hex")}`;
  const url = new URL(server);
  url.pathname = `/${name}`;
  await runOnce(server, `create database ${name}`);
  const settings = { databaseUrl: new Secret(url.href), archiveSocket: null };
  return migrated(settings, { DATABASE_URL: url.href }, () =>
    runOnce(server, `drop database ${name} (force)`),
  );
}

async function migrated(
  settings: TestArchive["settings"],
  environment: TestArchive["environment"],
  remove: () => Promise<void>,
): Promise<TestArchive> {
  const archive = openArchive(settings);
  await migrateArchive(archive);
  return {
    archive,
    settings,
    environment,
    async stop() {
      await archive.$client.end();
      await remove();
    },
  };
}

async function runOnce(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
