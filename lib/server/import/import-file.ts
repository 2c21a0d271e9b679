import "server-only";
import type { Archive } from "../archive/database";
import { storeMessages } from "../archive/store-messages";
import { storeSessions } from "../archive/store-sessions";
import { whenFree } from "../archive/write-holds";
import { AppError } from "../errors";
import { listSaved, type ReadRecord, readSaved } from "../kore/saved-records";
import { readValues } from "./read-values";

export type ImportOptions = {
  archive: Archive;
  /** The bot of every record, whichever it names, as for what Kore gives under a bot's own path; null: as they name. */
  botId: string | null;
  /** Epoch milliseconds. */
  now: number;
  signal: AbortSignal;
  /** Told of every record that is not taken; `place` is empty for the file as a whole. */
  onRefusal(place: string, reason: string): void;
};
/** `taken` are new or say something new; together they are all there is in the file. */
export type ImportCounts = { taken: number; had: number; refused: number };
type Placed = { place: string; read: ReadRecord };

/** The embedded archive serves nobody else during a transaction, so each stays small. */
const rowsPerTransaction = 300;
const reasons = {
  erased: "its person or session was erased",
  expired: "it is older than what the bot keeps",
};

/**
 * Takes the records of a file of saved replies as sync would have taken them. The file is read twice, so that one that
 * cannot be read to its end leaves nothing; ended half-way, what was taken is whole and the rest comes with the next try.
 * Throws AppError for such a file.
 */
export async function importFile(path: string, options: ImportOptions): Promise<ImportCounts> {
  await checkFile(path, options.signal);
  const counts: ImportCounts = { taken: 0, had: 0, refused: 0 };
  const refuse = (place: string, reason: string) => {
    counts.refused += 1;
    options.onRefusal(place, reason);
  };
  const batches = new Map<string, Map<string, Placed>>();
  const flush = async (batch: Map<string, Placed>) => {
    options.signal.throwIfAborted();
    const placed = [...batch.values()];
    batch.clear();
    const { changed, refused } = await store(options, placed);
    for (const { id, reason } of refused)
      refuse(placed.find(({ read }) => idOf(read) === id)?.place ?? "", reasons[reason]);
    counts.taken += changed;
    counts.had += placed.length - changed - refused.length;
  };
  for await (const { place, record } of readRecords(path)) {
    const read = typeof record === "string" ? record : readSaved(record, options.botId);
    if (typeof read === "string") {
      refuse(place, read);
      continue;
    }
    const key = JSON.stringify([read.botId, read.kind]);
    const batch = batches.get(key) ?? new Map<string, Placed>();
    batches.set(key, batch);
    // Of two with one id in a transaction only the latter would be looked at.
    if (batch.has(idOf(read)) || batch.size >= rowsPerTransaction) await flush(batch);
    batch.set(idOf(read), { place, read });
  }
  for (const batch of batches.values()) if (batch.size > 0) await flush(batch);
  return counts;
}

async function checkFile(path: string, signal: AbortSignal): Promise<void> {
  try {
    for await (const _ of readValues(path)) signal.throwIfAborted();
  } catch (error) {
    if (signal.aborted) throw error;
    const { code } = error as NodeJS.ErrnoException;
    if (code?.startsWith("Z_")) throw new AppError("bad-request", "its gzip is damaged or cut short");
    throw error;
  }
}

async function* readRecords(path: string) {
  for await (const found of readValues(path)) {
    const line = found.line === null ? [] : [`line ${found.line}`];
    if (found.fault !== null) {
      yield { place: line.join(), record: found.fault };
      continue;
    }
    for (const record of listSaved(found.value)) {
      const within = record.place === null ? [] : [`record ${record.place}`];
      yield { place: [...line, ...within].join(", "), record };
    }
  }
}

/** All of one bot and one kind. */
async function store({ archive, now }: ImportOptions, placed: Placed[]) {
  const records = placed.map(({ read }) => read);
  const botId = records[0]?.botId ?? "";
  const sessions = records.flatMap((read) => (read.kind === "session" ? read : []));
  const messages = records.flatMap((read) => (read.kind === "message" ? read.message : []));
  return await whenFree(archive, (transaction) =>
    sessions.length > 0
      ? storeSessions(transaction, botId, sessions, { now, mayBeOld: true })
      : storeMessages(transaction, botId, messages, now),
  );
}

function idOf(read: ReadRecord): string {
  return read.kind === "session" ? read.session.id : read.message.id;
}
