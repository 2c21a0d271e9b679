import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** The file name `pg` looks for in a folder given as its host. */
export const socketName = ".s.PGSQL.5432";
/** The shortest limit among the systems we run on (macOS, with the closing zero byte). */
const longestSocketPath = 103;

export type SocketDirectory = { path: string; remove(): void };

/** The data folder itself where its path is short enough for a socket, else a private folder for temporary files. */
export function makeSocketDirectory(dataDirectory: string): SocketDirectory {
  if (fits(dataDirectory)) {
    // What a holder that was killed left; the caller has the data lock, so nobody listens there.
    rmSync(join(dataDirectory, socketName), { force: true });
    return { path: dataDirectory, remove: () => undefined };
  }
  const parent = fits(join(tmpdir(), "backscroll-XXXXXX")) ? tmpdir() : "/tmp";
  const path = mkdtempSync(join(parent, "backscroll-"));
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) };
}

function fits(directory: string): boolean {
  return Buffer.byteLength(join(directory, socketName)) <= longestSocketPath;
}
