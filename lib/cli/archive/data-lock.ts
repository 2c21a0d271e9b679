import { randomBytes } from "node:crypto";
import { linkSync, rmSync, statSync } from "node:fs";
import { connect, createServer, type Server } from "node:net";
import { setTimeout as delay } from "node:timers/promises";
import * as z from "@/lib/domain/schema";

const holderSchema = z.object({
  pid: z.number(),
  since: z.string(),
  socketDirectory: z.string(),
  /** The command that opened the archive for itself and closes it when it is done; none while Backscroll runs. */
  task: z.optional(z.string()),
});
export type Holder = z.infer<typeof holderSchema>;
type Answer = Holder | "alive" | "dead" | "gone";
export type DataLock = { release(): Promise<void> };

class DataInUse extends Error {
  override name = "DataInUse";
}

const lockName = "archive.lock";
const answerTimeoutMs = 3000;
/** Longer than a rival that judged the same dead lock can take from its last look to its removal. */
const rivalsMs = 100;

/**
 * Locks the working directory, in which only one process may open the archive: a second one would lose rows of the
 * first. The lock is a socket somebody listens on, so the kernel frees it whatever way its holder dies, and a holder
 * busy with a long query still holds it. The working directory, because a socket's path may have 104 bytes at most.
 * Throws DataInUse.
 */
export async function lockData(whoHolds: () => Holder): Promise<DataLock> {
  const ownName = `${lockName}.${randomBytes(6).toString("hex")}`;
  const server = createServer((socket) => {
    socket.on("error", () => socket.destroy());
    socket.end(JSON.stringify(whoHolds()));
  });
  await listen(server, ownName);
  const { ino } = statSync(ownName);
  try {
    await takeName(ownName, ino);
  } catch (error) {
    server.close();
    throw error;
  } finally {
    rmSync(ownName, { force: true });
  }
  return {
    async release() {
      if (inodeOf(lockName)?.ino === ino) rmSync(lockName);
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** Who holds the lock of a data folder, or null; a path of its socket may be too long, so the process goes there. */
export async function findHolder(dataDirectory: string): Promise<Holder | null> {
  const here = process.cwd();
  process.chdir(dataDirectory);
  try {
    const answer = await askHolder();
    return typeof answer === "object" ? answer : null;
  } finally {
    process.chdir(here);
  }
}

async function takeName(ownName: string, ino: number): Promise<void> {
  let hasRemoved = false;
  for (;;) {
    const found = inodeOf(lockName);
    if (found) {
      const answer = await askHolder();
      if (answer === "alive") throw new DataInUse(`Another process holds the data folder ${process.cwd()}.`);
      if (typeof answer === "object") {
        const { pid, since, task } = answer;
        const who = task ? `The command ${task} works` : "Backscroll already runs";
        throw new DataInUse(`${who} on the data folder ${process.cwd()}: process ${pid}, since ${since}.`);
      }
      const now = inodeOf(lockName);
      if (answer === "dead" && now?.ino === found.ino && now.mtimeMs === found.mtimeMs) rmSync(lockName);
      hasRemoved = true;
    }
    if (!linkOnce(ownName)) continue;
    if (hasRemoved) await delay(rivalsMs);
    if (inodeOf(lockName)?.ino === ino) return;
  }
}

/** `dead`: the file is there and nobody listens. `gone`: it went meanwhile. `alive`: held by one who would not say. */
function askHolder(): Promise<Answer> {
  return new Promise((resolve) => {
    let text = "";
    const socket = connect({ path: lockName });
    socket.setEncoding("utf8").setTimeout(answerTimeoutMs);
    socket.on("data", (chunk) => {
      text += chunk;
    });
    const settle = (answer: Answer) => {
      socket.destroy();
      resolve(answer);
    };
    socket.on("timeout", () => settle("alive"));
    socket.on("error", ({ code }: NodeJS.ErrnoException) => {
      settle(code === "ECONNREFUSED" ? "dead" : code === "ENOENT" ? "gone" : "alive");
    });
    socket.on("end", () => settle(readHolder(text)));
  });
}

function readHolder(text: string): Holder | "alive" {
  try {
    return holderSchema.parse(JSON.parse(text));
  } catch {
    // Whoever it is, somebody listens.
    return "alive";
  }
}

function linkOnce(ownName: string): boolean {
  try {
    linkSync(ownName, lockName);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "EEXIST") return false;
    throw error;
  }
}

function inodeOf(path: string) {
  return statSync(path, { throwIfNoEntry: false });
}

function listen(server: Server, path: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(path, resolve);
  });
}
