import "server-only";

type Entry = { version: string; bytes: Uint8Array<ArrayBuffer>; madeAt: number };

const mostBytes = 64 * 1024 * 1024;
/** What was erased is in no memory for longer, and what is usual of a task is not much older. */
const longestMs = 5 * 60_000;

const entries = new Map<string, Entry>();
let heldBytes = 0;

/** The reply that was made of this version of a session, if it is still held. */
export function heldReply(key: string, version: string): Uint8Array<ArrayBuffer> | null {
  const entry = entries.get(key);
  if (!entry) return null;
  drop(key);
  if (entry.version !== version || Date.now() - entry.madeAt > longestMs) return null;
  // Back at the end: what is asked for is kept longest.
  put(key, entry);
  return entry.bytes;
}

/** Holds a reply in place of those that nobody asked for lately. */
export function holdReply(key: string, version: string, bytes: Uint8Array<ArrayBuffer>): void {
  drop(key);
  if (bytes.byteLength > mostBytes / 4) return;
  put(key, { version, bytes, madeAt: Date.now() });
  for (const [oldest, { madeAt }] of entries) {
    if (heldBytes <= mostBytes && Date.now() - madeAt <= longestMs) break;
    drop(oldest);
  }
}

function put(key: string, entry: Entry): void {
  entries.set(key, entry);
  heldBytes += entry.bytes.byteLength;
}

function drop(key: string): void {
  heldBytes -= entries.get(key)?.bytes.byteLength ?? 0;
  entries.delete(key);
}
