import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { PGlite } from "@electric-sql/pglite";
import { sql } from "drizzle-orm";
import { type Sandbox, type SandboxOptions, startSandbox } from "@/lib/sandbox/server";
import { type Archive, openArchive } from "@/lib/server/archive/database";
import { embeddedExtensions, serveEmbedded } from "@/lib/server/archive/embedded";
import { migrateArchive } from "@/lib/server/archive/migrate";
import { listWindows } from "@/lib/server/archive/sync-state";
import { type Child, startProgram } from "../supervisor/child";
import { digestOf } from "./digest";
import { type Step, startStepProxy } from "./step-proxy";

export type Stage = {
  archive: Archive;
  sandbox: Sandbox;
  botId: string;
  socketDirectory: string;
  now: number;
  close(): Promise<void>;
};

const pollMs = 20;
/** A lease of a killed process has run out for one that starts so much later. */
const laterMs = 60_000;
const graceMs = 5_000;

/** A bot whose history is over in a moment, and an empty archive for it. */
export async function setStage(now: number, options: SandboxOptions = {}): Promise<Stage> {
  const sandbox = await startSandbox({
    now: () => now,
    rateLimits: false,
    days: 5,
    bots: [{ botId: "st-chaos", name: "Chaos", trade: "bank", sessionsPerDay: 3 }],
    ...options,
  });
  const socketDirectory = await mkdtemp(join(tmpdir(), "backscroll-chaos-"));
  const database = await PGlite.create({ extensions: embeddedExtensions });
  const server = await serveEmbedded(database, join(socketDirectory, ".s.PGSQL.5432"));
  const archive = openArchive({ databaseUrl: null, archiveSocket: socketDirectory });
  await migrateArchive(archive);
  const botId = sandbox.bots[0]?.botId ?? "";
  return {
    archive,
    sandbox,
    botId,
    socketDirectory,
    now,
    async close() {
      await archive.$client.end();
      await Promise.all([server.stop(), sandbox.close()]);
      await database.close();
      await rm(socketDirectory, { recursive: true, force: true });
    },
  };
}

export type Crash = {
  /** What sync had just done when it was killed; null when it came to its end before. */
  step: Step | null;
  digest: Record<string, string>;
};

/**
 * Runs sync on an empty archive and kills it at each of the given steps in turn, counted from its start, then lets it
 * come to its end.
 */
export async function crashAt(stage: Stage, steps: number[]): Promise<Crash> {
  await empty(stage.archive);
  let step: Step | null = null;
  for (const [index, wanted] of steps.entries()) {
    step = await run(stage, stage.now - (steps.length - index) * laterMs, wanted);
    if (step === null) break;
  }
  if (step !== null || steps.length === 0) await run(stage, stage.now, null);
  return { step, digest: await digestOf(stage.archive, stage.botId) };
}

/** Resolves to the step at which sync was killed, or to null when all of its windows were covered. */
async function run(stage: Stage, now: number, killAt: number | null): Promise<Step | null> {
  let child: Child | null = null;
  let killed: Step | null = null;
  let count = 0;
  const proxy = await startStepProxy(
    { koreUrl: stage.sandbox.url, socketDirectory: stage.socketDirectory },
    (step) => {
      count += 1;
      if (count !== killAt) return;
      killed = step;
      child?.kill();
    },
  );
  const folder = await mkdtemp(join(tmpdir(), "backscroll-chaos-bots-"));
  const started = await startSync(stage.sandbox, proxy.koreUrl, proxy.socketDirectory, folder, now);
  child = started;
  const ended = started.exited.then(() => true);
  try {
    while (!(await Promise.race([ended, delay(pollMs, false)]))) {
      if (await isSettled(stage)) break;
    }
    if (killed === null && (await Promise.race([ended, false]))) throw new Error("Sync ended by itself.");
    await started.stop(graceMs);
    return killed;
  } finally {
    started.kill();
    await proxy.close();
    await rm(folder, { recursive: true, force: true });
  }
}

/** A process of its own that knows the sandbox and the archive by the addresses given. */
export async function startSync(
  { bots }: Pick<Sandbox, "bots">,
  koreUrl: string,
  socketDirectory: string,
  folder: string,
  now: number | null,
): Promise<Child> {
  const file = join(folder, "bots.json");
  const entries = bots.map(({ botId: id, name, clientId, clientSecret }) => {
    return { id, name, host: koreUrl, clientId, clientSecret };
  });
  await writeFile(file, JSON.stringify(entries), { mode: 0o600 });
  const settings = { KORE_BOTS_FILE: file, BACKSCROLL_ARCHIVE: socketDirectory, LOG_LEVEL: "silent" };
  return startProgram("sync", "lib/cli/chaos/sync-process.ts", now === null ? [] : [String(now)], settings);
}

async function isSettled({ archive, botId }: Stage): Promise<boolean> {
  const windows = await listWindows(archive, botId);
  const failed = windows.find(({ state, nextAttemptAt }) => state === "failed" && nextAttemptAt === null);
  if (failed) throw new Error(`A window failed: ${failed.failureCode} ${failed.failureDetail}`);
  return windows.length > 1 && windows.every(({ state }) => state === "covered");
}

async function empty(archive: Archive): Promise<void> {
  const { rows } = await archive.execute<{ names: string }>(sql`
    select string_agg(quote_ident(tablename), ', ') as names from pg_tables where schemaname = 'public'
      and tablename not like '%migrations%'`);
  await archive.execute(sql.raw(`truncate ${rows[0]?.names}`));
}
