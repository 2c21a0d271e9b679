import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { sql } from "drizzle-orm";
import { type Sandbox, type SandboxOptions, startSandbox } from "@/lib/sandbox/server";
import { type Archive, openArchive } from "@/lib/server/archive/database";
import { serveEmbedded } from "@/lib/server/archive/embedded";
import { listWindows } from "@/lib/server/archive/sync-state";
import { openTestEngine } from "@/lib/server/archive/test-engine";
import { type Child, startProgram } from "../supervisor/child";

export type Troupe = { sandbox: Sandbox; botId: string; now: number; folder: string };
export type Stage = Troupe & { archive: Archive; socketDirectory: string; close(): Promise<void> };

const pollMs = 50;

/** A bot of a sandbox whose clock stands still, with little to say. */
export async function startTroupe(now: number, options: SandboxOptions = {}): Promise<Troupe> {
  const sandbox = await startSandbox({
    now: () => now,
    rateLimits: false,
    days: 5,
    bots: [{ botId: "st-chaos", name: "Chaos", trade: "bank", sessionsPerDay: 3 }],
    ...options,
  });
  const folder = await mkdtemp(join(tmpdir(), "backscroll-chaos-"));
  return { sandbox, botId: sandbox.bots[0]?.botId ?? "", now, folder };
}

/** Such a bot, and an empty embedded archive for it in this process. */
export async function setStage(now: number, options: SandboxOptions = {}): Promise<Stage> {
  const troupe = await startTroupe(now, options);
  const socketDirectory = troupe.folder;
  const database = await openTestEngine();
  const server = await serveEmbedded(database, join(socketDirectory, ".s.PGSQL.5432"));
  const archive = openArchive({ databaseUrl: null, archiveSocket: socketDirectory });
  return {
    ...troupe,
    archive,
    socketDirectory,
    async close() {
      await archive.$client.end();
      await Promise.all([server.stop(), troupe.sandbox.close()]);
      await database.close();
      await rm(socketDirectory, { recursive: true, force: true });
    },
  };
}

/** Sync in a process of its own, which knows Kore and the archive by what is given. */
export async function startSync(
  { sandbox, folder }: Troupe,
  { koreUrl, settings, now }: { koreUrl: string; settings: Record<string, string>; now: number },
): Promise<Child> {
  const file = join(await mkdtemp(join(folder, "bots-")), "bots.json");
  const entries = sandbox.bots.map(({ botId: id, name, clientId, clientSecret }) => {
    return { id, name, host: koreUrl, clientId, clientSecret };
  });
  await writeFile(file, JSON.stringify(entries), { mode: 0o600 });
  const all = { KORE_BOTS_FILE: file, LOG_LEVEL: "silent", ...settings };
  return startProgram("sync", "lib/cli/chaos/sync-process.ts", [String(now)], all);
}

/** Whether all that was planned is held. Throws when a window waits for a person. */
export async function isSettled({ archive, botId }: Pick<Stage, "archive" | "botId">): Promise<boolean> {
  const windows = await listWindows(archive, botId);
  const failed = windows.find(({ state, nextAttemptAt }) => state === "failed" && nextAttemptAt === null);
  if (failed) throw new Error(`A window failed: ${failed.failureCode} ${failed.failureDetail}`);
  return windows.length > 1 && windows.every(({ state }) => state === "covered");
}

export async function untilSettled(stage: Pick<Stage, "archive" | "botId">): Promise<void> {
  while (!(await isSettled(stage))) await delay(pollMs);
}

export async function emptyArchive(archive: Archive): Promise<void> {
  const { rows } = await archive.execute<{ names: string }>(sql`
    select string_agg(quote_ident(tablename), ', ') as names from pg_tables where schemaname = 'public'
      and tablename not like '%migrations%'`);
  await archive.execute(sql.raw(`truncate ${rows[0]?.names}`));
}
