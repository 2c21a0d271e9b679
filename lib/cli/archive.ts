import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { openArchive } from "@/lib/server/archive/database";
import { serveEmbedded } from "@/lib/server/archive/embedded";
import { tendArchive } from "@/lib/server/archive/upkeep";
import { lockData } from "./archive/data-lock";
import { openEngine } from "./archive/open-engine";
import { makeSocketDirectory, socketName } from "./archive/socket-directory";

export type ArchiveReport = { kind: "ready"; socketDirectory: string } | { kind: "failed"; message: string };

const tendMs = 20_000;
const since = new Date().toISOString();
let close: () => Promise<void> = async () => undefined;
let isStopping = false;

process.title = "backscroll-archive";
// The data, and the sockets that lead to it, are for this user only.
process.umask(0o077);
for (const signal of ["SIGTERM", "SIGINT", "SIGHUP"] as const) {
  process.on(signal, () => {
    if (isStopping) return;
    isStopping = true;
    void close().then(() => process.exit(0), fail);
  });
}
run(process.argv[2] ?? "data", process.argv[3]).then(report, fail);

/** A process of its own, because a query occupies the thread it runs on until it ends. */
async function run(dataDirectory: string, task: string | undefined): Promise<ArchiveReport> {
  mkdirSync(dataDirectory, { recursive: true });
  process.chdir(dataDirectory);
  const path = process.cwd();
  let socketDirectory = path;
  const lock = await lockData(() => ({ pid: process.pid, since, socketDirectory, task }));
  const directory = makeSocketDirectory(path);
  socketDirectory = directory.path;
  const engine = await openEngine();
  const server = await serveEmbedded(engine, join(socketDirectory, socketName));
  const tending = keepTended(socketDirectory);
  close = async () => {
    await tending.stop();
    await server.stop();
    // What is written out now need not be gone through again at the next start.
    await engine.exec("checkpoint");
    await engine.close();
    directory.remove();
    await lock.release();
  };
  return { kind: "ready", socketDirectory };
}

/** Over the socket like everybody else, so that it waits for its turn. */
function keepTended(archiveSocket: string) {
  const archive = openArchive({ databaseUrl: null, archiveSocket }, { isBackground: true });
  let isBusy = false;
  let isOver = false;
  const tend = async () => {
    // One that waits for a long transaction is enough.
    if (isBusy) return;
    isBusy = true;
    try {
      await tendArchive(archive);
    } catch (error) {
      // What was under way when the archive is closed comes with the next start.
      if (!isOver) console.error(error);
    } finally {
      isBusy = false;
    }
  };
  const timer = setInterval(() => void tend(), tendMs);
  return {
    async stop() {
      isOver = true;
      clearInterval(timer);
      await archive.$client.end();
    },
  };
}

function report(message: ArchiveReport): void {
  const isReady = message.kind === "ready";
  const end = () => {
    if (!isReady) process.exit(1);
  };
  if (process.send) {
    process.send(message, end);
    return;
  }
  console.log(isReady ? `The archive listens in ${message.socketDirectory}` : message.message);
  end();
}

function fail(error: unknown): void {
  report({ kind: "failed", message: error instanceof Error ? error.message : String(error) });
}
