import { execFileSync, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { chownSync, mkdtempSync, rmSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import pg from "pg";
import { findPostgres } from "./find-postgres.mjs";

export type TestPostgres = {
  url: string;
  /** Ends it as a failure would, without a word to anybody, and starts it again. */
  crash(): Promise<void>;
  stop(): Promise<void>;
};

const startLimitMs = 30_000;
const pollMs = 50;

/** Finds a PostgreSQL or, as root of a Debian, installs one; null where neither can be. */
export function providePostgres(): string | null {
  const found = findPostgres();
  if (found || process.getuid?.() !== 0) return found;
  console.log("No PostgreSQL on this machine; installing one…");
  const install = "apt-get update && apt-get install -y --no-install-recommends postgresql";
  spawnSync("sh", ["-c", install], { stdio: ["ignore", "ignore", "inherit"] });
  return findPostgres();
}

/** Starts a PostgreSQL of its own on a Unix socket in a temporary folder, which goes when it is stopped. */
export async function startPostgres(binaries: string): Promise<TestPostgres> {
  // As short as a socket's path must be, whatever the machine's folder for temporary files is.
  const folder = mkdtempSync("/tmp/backscroll-postgres-");
  const data = join(folder, "data");
  const user = unprivilegedUser();
  if (user) chownSync(folder, user.uid, user.gid);
  // The plainest locale: what works with it works with every other.
  const options = ["--auth=trust", "--username=postgres", "--encoding=UTF8", "--locale=C", "--no-sync"];
  execFileSync(join(binaries, "initdb"), ["-D", data, ...options], { ...user, cwd: folder, stdio: "pipe" });
  const settings = ["listen_addresses=", `unix_socket_directories=${folder}`, "fsync=off"];
  const url = `postgresql://postgres@localhost/postgres?host=${encodeURIComponent(folder)}`;
  const start = async () => {
    const args = ["-D", data, ...settings.flatMap((setting) => ["-c", setting])];
    const started = spawn(join(binaries, "postgres"), args, { ...user, cwd: folder, stdio: "ignore" });
    const exited = once(started, "exit");
    await untilReady(url, () => started.exitCode !== null);
    return async (signal: NodeJS.Signals) => {
      started.kill(signal);
      await exited;
    };
  };
  let end = await start();
  return {
    url,
    async crash() {
      await end("SIGQUIT");
      end = await start();
    },
    async stop() {
      await end("SIGINT");
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function untilReady(url: string, hasEnded: () => boolean): Promise<void> {
  const end = performance.now() + startLimitMs;
  for (;;) {
    try {
      const client = new pg.Client({ connectionString: url });
      await client.connect();
      return await client.end();
    } catch (error) {
      if (hasEnded() || performance.now() > end) throw error;
      await delay(pollMs);
    }
  }
}

/** PostgreSQL refuses to run as root. */
function unprivilegedUser(): { uid: number; gid: number } | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const name = ["postgres", "nobody"].find((candidate) => idOf("-u", candidate) !== null);
  const [uid, gid] = [idOf("-u", name ?? ""), idOf("-g", name ?? "")];
  if (uid === null || gid === null)
    throw new Error("There is no user `postgres` or `nobody` to run PostgreSQL as.");
  return { uid, gid };
}

function idOf(kind: "-u" | "-g", name: string): number | null {
  try {
    return Number(
      execFileSync("id", [kind, name], { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] }),
    );
  } catch {
    // `id` fails for a user that does not exist.
    return null;
  }
}
