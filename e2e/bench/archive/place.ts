import { execFileSync } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sql } from "drizzle-orm";
import { startArchive } from "@/lib/cli/supervisor/archive";
import { type Child, firstMessage, startProgram } from "@/lib/cli/supervisor/child";
import { findPort } from "@/lib/cli/supervisor/port";
import { startWeb } from "@/lib/cli/supervisor/web";
import { findPostgres } from "@/lib/cli/test/find-postgres.mjs";
import { startPostgres } from "@/lib/cli/test/postgres";
import { type Archive, archive as ownArchive } from "@/lib/server/archive/database";
import { migrateArchive } from "@/lib/server/archive/migrate";
import { signInForTest } from "@/lib/server/auth/test-sign-in";
import type { HistoryReport } from "./history-process";

export type Engine = "embedded" | "PostgreSQL";
export type Place = {
  archive: Archive;
  botId: string;
  origin: string;
  cookie: string;
  /** Of the web server, its children included. */
  webMemoryMb: () => number;
  data: string;
  /** Ends the sandbox at once, and starts it again where it was. */
  kore: { url: string; stop: () => Promise<void>; start: () => Promise<void> };
  stop: () => Promise<void>;
};

const host = "127.0.0.1";
const graceMs = 5_000;

/**
 * A sandbox without limits, an archive and the built web server, each a process as in the product. The embedded archive
 * is that of the folder `kept`, which stays, or a new one.
 */
export async function openPlace(
  engine: Engine,
  sessionsPerDay: number,
  days: number,
  kept: string | null,
): Promise<Place> {
  const children: Child[] = [];
  const watch = (child: Child) => void children.push(child);
  const data = kept ?? (await mkdtemp(join(tmpdir(), "backscroll-bench-")));
  let sandbox = startHistory(sessionsPerDay, days, 0);
  const history = (await firstMessage(sandbox)) as HistoryReport;
  const database = await startDatabase(engine, data, watch);
  const port = await findPort(host, 0);
  const settings = { PORT: String(port), HOST: host, NODE_ENV: "production", LOG_LEVEL: "error" };
  Object.assign(process.env, database.environment, await writeBots(history, data), settings);
  const archive = ownArchive();
  await migrateArchive(archive);
  await archive.execute(sql`delete from accounts`);
  const cookie = await signInForTest(archive, "admin", [history.bot.botId]);
  await startWeb({ host, port, isDev: false }, watch);
  const web = children.at(-1)?.process.pid;
  return {
    archive,
    botId: history.bot.botId,
    origin: `http://${host}:${port}`,
    cookie,
    data,
    webMemoryMb: () => groupMemoryMb(web),
    kore: {
      url: history.url,
      async stop() {
        sandbox.kill();
        await sandbox.exited;
      },
      async start() {
        sandbox = startHistory(sessionsPerDay, days, Number(new URL(history.url).port));
        await firstMessage(sandbox);
      },
    },
    async stop() {
      await archive.$client.end();
      for (const child of [...children.reverse(), sandbox]) await child.stop(graceMs);
      await database.stop();
      if (!kept) await rm(data, { recursive: true, force: true });
    },
  };
}

function startHistory(sessionsPerDay: number, days: number, port: number): Child {
  return startProgram(
    "sandbox",
    "e2e/bench/archive/history-process.ts",
    [sessionsPerDay, days, port].map(String),
  );
}

async function startDatabase(engine: Engine, data: string, watch: (child: Child) => void) {
  if (engine === "embedded") {
    const socket = await startArchive(data, watch);
    return { environment: { BACKSCROLL_ARCHIVE: socket }, stop: async () => undefined };
  }
  const binaries = findPostgres();
  if (!binaries) throw new Error("There is no PostgreSQL on this machine.");
  const { url, stop } = await startPostgres(binaries);
  return { environment: { DATABASE_URL: url }, stop };
}

async function writeBots({ url, bot }: HistoryReport, data: string): Promise<Record<string, string>> {
  const { botId: id, name, clientId, clientSecret } = bot;
  const file = join(data, "bots.json");
  await writeFile(file, JSON.stringify([{ id, name, host: url, clientId, clientSecret }]), { mode: 0o600 });
  return { KORE_BOTS_FILE: file };
}

function groupMemoryMb(group: number | undefined): number {
  const lines = execFileSync("ps", ["-eo", "pgid=,rss="], { encoding: "utf8" }).trim().split("\n");
  const own = lines.map((line) => line.trim().split(/\s+/).map(Number)).filter(([pgid]) => pgid === group);
  return Math.round(own.reduce((sum, [, kb]) => sum + (kb ?? 0), 0) / 1_024);
}
