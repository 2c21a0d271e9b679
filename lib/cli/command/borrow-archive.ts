import { existsSync } from "node:fs";
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { type Archive, openArchive } from "@/lib/server/archive/database";
import type { Config } from "@/lib/server/config";
import { findHolder, type Holder } from "../archive/data-lock";
import { startArchive } from "../supervisor/archive";
import type { Child } from "../supervisor/child";
import { StartFault } from "../supervisor/start-fault";

export type BorrowedArchive = {
  archive: Archive;
  isEmbedded: boolean;
  close(): Promise<void>;
};
type Borrowing = {
  settings: Config;
  /** The command, as others are told who has the archive. */
  task: string;
  /** Without an archive a new one is made. */
  mayCreate: boolean;
  signal: AbortSignal;
};

const closeMs = 10_000;
const lookAgainMs = 300;

/**
 * The archive of the settings for a command: the PostgreSQL, or the embedded one, from the Backscroll that runs it or
 * else opened for as long as the command takes. Throws StartFault.
 */
export async function borrowArchive(borrowing: Borrowing): Promise<BorrowedArchive> {
  const { settings, task, mayCreate } = borrowing;
  if (settings.databaseUrl) {
    const archive = openArchive(settings);
    return { archive, isEmbedded: false, close: () => archive.$client.end() };
  }
  const { dataDirectory } = settings;
  if (!mayCreate && !existsSync(join(dataDirectory, "archive"))) {
    throw new StartFault(
      `There is no archive in ${dataDirectory}. BACKSCROLL_DATA names the folder, DATABASE_URL a PostgreSQL.`,
    );
  }
  await mkdir(dataDirectory, { recursive: true });
  for (;;) {
    const holder = await awaitOthers(borrowing);
    if (holder) {
      const archive = openArchive({ databaseUrl: null, archiveSocket: holder.socketDirectory });
      return { archive, isEmbedded: true, close: () => archive.$client.end() };
    }
    const opened = await openOwn(dataDirectory, task);
    if (opened) return opened;
  }
}

/** Null when somebody else was faster. */
async function openOwn(dataDirectory: string, task: string): Promise<BorrowedArchive | null> {
  const children: Child[] = [];
  try {
    const archiveSocket = await startArchive(dataDirectory, (child) => children.push(child), task);
    const archive = openArchive({ databaseUrl: null, archiveSocket });
    return {
      archive,
      isEmbedded: true,
      async close() {
        await archive.$client.end();
        await Promise.all(children.map((child) => child.stop(closeMs)));
      },
    };
  } catch (error) {
    if (await findHolder(dataDirectory)) return null;
    throw error;
  }
}

/** The Backscroll that has the archive, or null; another command, which will close it, is waited for. */
async function awaitOthers({ settings, signal }: Borrowing): Promise<Holder | null> {
  let isTold = false;
  for (;;) {
    const holder = await findHolder(settings.dataDirectory);
    if (!holder?.task) return holder;
    if (!isTold) console.log(`Waiting for the command ${holder.task} (process ${holder.pid})…`);
    isTold = true;
    await delay(lookAgainMs, undefined, { signal });
  }
}
