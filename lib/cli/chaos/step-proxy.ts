import { mkdtemp, rm } from "node:fs/promises";
import { createServer as createHttpServer, request as sendRequest } from "node:http";
import { type AddressInfo, connect, createServer, type Socket } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";

export type Step = "Kore call" | "statement" | "transaction";
export type StepProxy = {
  /** Stands for the sandbox. */
  koreUrl: string;
  /** Stands for the folder of the archive's socket. */
  socketDirectory: string;
  /** Breaks every connection to the archive. */
  cut(): void;
  close(): Promise<void>;
};

const socketName = ".s.PGSQL.5432";
const readyForQuery = 0x5a;
const idle = 0x49;

/**
 * Stands between sync and both that it speaks to, and tells of each step before the other side hears of it: a call that
 * Kore has not had yet, a statement whose success sync does not know of, a transaction likewise.
 */
export async function startStepProxy(
  target: { koreUrl: string; socketDirectory: string },
  onStep: (step: Step) => void,
): Promise<StepProxy> {
  const sockets = new Set<Socket>();
  const kore = createHttpServer((request, response) => {
    onStep("Kore call");
    const { method, headers } = request;
    const onward = sendRequest(new URL(request.url ?? "/", target.koreUrl), { method, headers }, (reply) => {
      response.writeHead(reply.statusCode ?? 502, reply.headers);
      reply.pipe(response);
    });
    onward.on("error", () => response.destroy());
    request.on("error", () => onward.destroy());
    request.pipe(onward);
  });
  await new Promise<void>((resolve) => kore.listen(0, "127.0.0.1", resolve));

  const socketDirectory = await mkdtemp(join(tmpdir(), "backscroll-steps-"));
  const archive = createServer((client) => {
    const server = connect(join(target.socketDirectory, socketName));
    for (const socket of [client, server]) {
      sockets.add(socket);
      socket.on("error", () => socket.destroy());
      socket.on("close", () => {
        client.destroy();
        server.destroy();
      });
    }
    client.pipe(server);
    const countReplies = replyCounter((status) => onStep(status === idle ? "transaction" : "statement"));
    server.on("data", (chunk) => {
      countReplies(chunk);
      if (client.writable) client.write(chunk);
    });
  });
  await new Promise<void>((resolve) => archive.listen(join(socketDirectory, socketName), resolve));

  const cut = () => {
    for (const socket of sockets) socket.destroy();
    sockets.clear();
  };
  return {
    koreUrl: `http://127.0.0.1:${(kore.address() as AddressInfo).port}`,
    socketDirectory,
    cut,
    async close() {
      cut();
      kore.closeAllConnections();
      await Promise.all([
        new Promise((resolve) => kore.close(resolve)),
        new Promise((resolve) => archive.close(resolve)),
      ]);
      await rm(socketDirectory, { recursive: true, force: true });
    },
  };
}

/** Finds where the database says that it is ready for more, with the state of the transaction. */
function replyCounter(onReady: (status: number | undefined) => void): (chunk: Buffer) => void {
  let buffer = Buffer.alloc(0);
  return (chunk) => {
    buffer = Buffer.concat([buffer, chunk]);
    while (buffer.length >= 5) {
      const length = 1 + buffer.readInt32BE(1);
      if (buffer.length < length) return;
      if (buffer[0] === readyForQuery) onReady(buffer[5]);
      buffer = buffer.subarray(length);
    }
  };
}
