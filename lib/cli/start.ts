import { mkdir } from "node:fs/promises";
import { readBotsStamp } from "@/lib/server/archive/bots";
import { isUnfinishedCopy } from "@/lib/server/archive/copy/copy-archive";
import { archive } from "@/lib/server/archive/database";
import { migrateArchive } from "@/lib/server/archive/migrate";
import { checkKey } from "@/lib/server/check-key";
import { ConfigError, readConfig } from "@/lib/server/config";
import { AppError } from "@/lib/server/errors";
import { isMetricsMessage } from "@/lib/server/metrics/sync-metrics";
import { announce } from "./supervisor/announce";
import { startArchive } from "./supervisor/archive";
import { type Child, startProgram } from "./supervisor/child";
import { keepRunning, type Watch } from "./supervisor/keep-running";
import { findPort } from "./supervisor/port";
import { startSandboxBots } from "./supervisor/sandbox";
import { reasonOf, StartFault } from "./supervisor/start-fault";
import { type Ending, Supervisor } from "./supervisor/supervisor";
import { startWeb } from "./supervisor/web";

/** What the process that started us learns over its channel. */
export type StartReport = {
  kind: "ready";
  url: string;
  setupUrl: string | null;
  processes: Record<string, number>;
};

/** Beyond what requests are given to end. */
const webGraceMs = 1500;
const syncGraceMs = 4000;
const sandboxGraceMs = 300;
/** A checkpoint writes out what changed since the last one. */
const archiveGraceMs = 5000;

process.title = "backscroll";
// Data, sockets and the sandbox's secrets are for this user only.
process.umask(0o077);
const supervisor = new Supervisor();
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
  process.on(signal, () => void supervisor.stop(0));
}
if (process.send) process.once("disconnect", () => void supervisor.stop(0));
start(process.argv.includes("--dev"), process.argv.includes("--accept-key")).catch(fail);

async function start(isDev: boolean, acceptsNewKey: boolean): Promise<void> {
  const { host, port, dataDirectory, databaseUrl, bots, graceMs } = readConfig(process.env);
  const freePort = await findPort(host, port);
  // Who sits before a terminal is told what goes wrong; what gathers logs gets a line for each request too.
  process.env["LOG_LEVEL"] ||= process.stdout.isTTY ? "warn" : "info";
  // The settings that our children, and we from here on, read from the environment.
  Object.assign(process.env, { NODE_ENV: isDev ? "development" : "production", PORT: String(freePort) });
  await makeDirectory(dataDirectory);
  console.log(isDev ? "Starting Backscroll for development…" : "Starting Backscroll…");
  if (!databaseUrl)
    process.env["BACKSCROLL_ARCHIVE"] = await startArchive(
      dataDirectory,
      vital({ graceMs: archiveGraceMs, stage: "last" }),
    );
  await migrate();
  await checkKey({ acceptsNewKey });
  if (bots.length === 0 && (await readBotsStamp(archive())) === "") {
    process.env["KORE_BOTS_FILE"] = await startSandboxBots(
      dataDirectory,
      kept({ graceMs: sandboxGraceMs, stage: "last" }),
    );
    process.env["BACKSCROLL_SANDBOX"] = "1";
  }
  let web: Child | undefined;
  const startSync = () => {
    const sync = startProgram("sync", "lib/cli/sync.ts");
    sync.process.on("message", (message) => {
      // The web server prints them; while it is away, or going, nobody asks.
      if (isMetricsMessage(message)) web?.process.send?.(message, () => undefined);
    });
    return sync;
  };
  keepRunning(startSync, kept({ graceMs: syncGraceMs, stage: "first" }));
  web = await startWeb(
    { host, port: freePort, isDev, graceMs },
    vital({ graceMs: graceMs + webGraceMs, stage: "first" }),
  );
  const report: StartReport = { kind: "ready", ...(await announce()), processes: supervisor.processes() };
  await archive().$client.end();
  process.send?.(report);
}

/** Without this process nothing works: its end is the end of all. */
function vital(ending: Ending) {
  return (child: Child) =>
    supervisor.watch(child, ending, ({ code, signal }) => {
      console.error(
        `The ${child.name} ended unexpectedly (${signal ?? `exit ${code}`}), so Backscroll stops.`,
      );
      void supervisor.stop(1);
    });
}

function kept(ending: Ending): Watch {
  return (child, onDeath) => supervisor.watch(child, ending, onDeath);
}

async function makeDirectory(path: string): Promise<void> {
  await mkdir(path, { recursive: true }).catch((cause: unknown) => {
    throw new StartFault(`BACKSCROLL_DATA: the folder ${path} cannot be made (${reasonOf(cause)}).`, {
      cause,
    });
  });
}

async function migrate(): Promise<void> {
  const prepare = async () => {
    if (await isUnfinishedCopy(archive()))
      throw new Error("a copy into it was not finished. Run npm run migrate-archive again first.");
    await migrateArchive(archive());
  };
  await prepare().catch((cause: unknown) => {
    throw new StartFault(`The database cannot be reached or brought up to date: ${reasonOf(cause)}`, {
      cause,
    });
  });
}

function fail(error: unknown): void {
  // What was starting when a stop was asked for fails for that reason.
  if (supervisor.isStopping) return;
  console.error(
    error instanceof StartFault || error instanceof ConfigError || error instanceof AppError
      ? error.message
      : error,
  );
  void supervisor.stop(1);
}
