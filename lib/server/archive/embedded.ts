import "server-only";
import { createServer, type Socket } from "node:net";
import type { PGlite } from "@electric-sql/pglite";
import { pg_trgm } from "@electric-sql/pglite/contrib/pg_trgm";
import { backgroundName } from "./database";

export type EmbeddedServer = { stop(): Promise<void> };
type Turn = { release(): void };
type TakeTurn = (isBackground: boolean) => Promise<Turn>;

/** What the engine must be opened with for the schema to fit. */
export const embeddedExtensions = { pg_trgm };

const sslRequest = 80_877_103;
const cancelRequest = 80_877_102;
const idleInTransactionMs = 60_000;
/** So many others may pass a connection of the background before it has its turn. */
const mostPassing = 8;
/** The statements of one page follow one another closely: the next should not wait for the background. */
const keptForPeopleMs = 4;
const terminate = 0x58;
const sync = 0x53;
/** Query, Sync and FunctionCall: after these the engine answers that it is ready. */
const batchEnds = [0x51, sync, 0x46];

/**
 * Serves one PGlite to many connections on a Unix socket, one at a time: a connection keeps the engine from its first
 * message until the engine is idle again. The engine has a single unnamed statement, so handing it over between
 * another connection's Parse and Bind (as the library's own socket server does) would answer one query with another's rows.
 */
export async function serveEmbedded(database: PGlite, path: string): Promise<EmbeddedServer> {
  const takeTurn = turns();
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on("close", () => sockets.delete(socket));
    socket.on("error", () => socket.destroy());
    serveConnection(database, socket, takeTurn).catch(() => socket.destroy());
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(path, resolve);
  });
  return {
    async stop() {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      for (const socket of sockets) socket.destroy();
      await closed;
      const turn = await takeTurn(false);
      turn.release();
    },
  };
}

async function serveConnection(database: PGlite, socket: Socket, takeTurn: TakeTurn) {
  let turn: Turn | null = null;
  let isStarted = false;
  let isInBatch = false;
  let isBackground = false;
  let buffer: Buffer = Buffer.alloc(0);
  const send = (data: Uint8Array) => {
    if (socket.writable) socket.write(Buffer.from(data));
  };
  const run = (frames: Buffer) =>
    database.runExclusive(() => database.execProtocolRawStream(frames, { onRawData: send }));
  socket.on("timeout", () => socket.destroy());
  try {
    for await (const chunk of socket as AsyncIterable<Buffer>) {
      buffer = buffer.length === 0 ? chunk : Buffer.concat([buffer, chunk]);
      for (;;) {
        const frame = readFrame(buffer, isStarted);
        if (!frame) break;
        buffer = buffer.subarray(frame.length);
        if (!isStarted && frame.readInt32BE(4) === sslRequest) {
          socket.write("N");
          continue;
        }
        if (!isStarted && frame.readInt32BE(4) === cancelRequest) return;
        if (isStarted && frame[0] === terminate) return;
        if (!isStarted) isBackground = frame.includes(`application_name\0${backgroundName}\0`);
        turn ??= await takeTurn(isBackground);
        await run(frame);
        const endsBatch = !isStarted || batchEnds.includes(frame[0] ?? 0);
        isStarted = true;
        isInBatch = !endsBatch;
        if (endsBatch && !database.isInTransaction()) {
          turn.release();
          turn = null;
        }
      }
      socket.setTimeout(turn ? idleInTransactionMs : 0);
    }
  } finally {
    socket.destroy();
    if (turn) {
      if (isInBatch) await run(Buffer.from([sync, 0, 0, 0, 4]));
      if (database.isInTransaction()) await database.exec("ROLLBACK");
      turn.release();
    }
  }
}

/** The next whole message; the first of a connection has no type byte. Null when more bytes must come. */
function readFrame(buffer: Buffer, isStarted: boolean): Buffer | null {
  const head = isStarted ? 1 : 0;
  if (buffer.length < head + 4) return null;
  const length = head + buffer.readInt32BE(head);
  if (length < head + 4) throw new Error("A message of the wire protocol has an impossible length.");
  return buffer.length < length || (!isStarted && length < 8) ? null : buffer.subarray(0, length);
}

/** Who asks first goes first, but those in the background let the others pass. */
function turns(): TakeTurn {
  const people: (() => void)[] = [];
  const background: (() => void)[] = [];
  let isTaken = false;
  let passed = 0;
  let keptUntil = 0;
  let keeping: NodeJS.Timeout | null = null;
  const give = (queue: (() => void)[]) => {
    if (keeping) clearTimeout(keeping);
    keeping = null;
    passed = queue === people && background.length > 0 ? passed + 1 : 0;
    const start = queue.shift();
    isTaken = start !== undefined;
    start?.();
  };
  const next = () => {
    isTaken = false;
    const mayPass = passed < mostPassing;
    const keptMs = keptUntil - performance.now();
    if (background.length === 0 || (people.length > 0 && mayPass)) give(people);
    else if (keptMs > 0 && mayPass) keeping ??= setTimeout(() => give(background), keptMs);
    else give(background);
  };
  const release = (isBackground: boolean) => {
    if (!isBackground) keptUntil = performance.now() + keptForPeopleMs;
    next();
  };
  return (isBackground) =>
    new Promise((resolve) => {
      const turn = { release: () => release(isBackground) };
      (isBackground ? background : people).push(() => resolve(turn));
      if (!isTaken) next();
    });
}
