import { createServer, type IncomingMessage, request, type Server } from "node:http";
import type { AddressInfo } from "node:net";

export type Exchange = {
  path: string;
  /** The line and headers of the request, and its body. */
  head: string;
  body: string;
  answer: { status: number; head: string; body: string };
};
export type Recording = {
  url: string;
  /** What went over the wire in order: lines, headers and bodies of requests, each with its path. */
  requests: Pick<Exchange, "path" | "head" | "body">[];
  /** Where the product has to listen. */
  targetPort: number;
  close: () => void;
};
type Options = {
  /** Where it listens; a free port otherwise. */
  port?: number;
  /** Told of every exchange when it is over, with the answer as it was before anything compressed it. */
  onExchange?: (exchange: Exchange) => void;
};

/** Stands in front of the product as a company's own proxy does, and writes down all that is asked. */
export async function startRecordingProxy({ port = 0, onExchange }: Options = {}): Promise<Recording> {
  const requests: Recording["requests"] = [];
  const targetPort = await freePort();
  const server = createServer((incoming, reply) => {
    const { method = "", url = "", rawHeaders } = incoming;
    const entry = { path: url, head: `${method} ${url}\n${rawHeaders.join("\n")}`, body: "" };
    if (!onExchange) requests.push(entry);
    const headers = { ...incoming.headers, ...(onExchange && { "accept-encoding": "identity" }) };
    const passed = request({ host: "127.0.0.1", port: targetPort, path: url, method, headers }, (answer) => {
      reply.writeHead(answer.statusCode ?? 502, answer.rawHeaders);
      answer.pipe(reply);
      // What breaks off behind breaks off in front.
      answer.on("aborted", () => reply.destroy());
      if (onExchange) void readAnswer(answer).then((told) => onExchange({ ...entry, answer: told }));
    });
    passed.on("error", () => reply.destroy());
    reply.on("close", () => passed.destroy());
    incoming.on("data", (chunk: Buffer) => {
      entry.body += chunk.toString("latin1");
    });
    incoming.pipe(passed);
  });
  return {
    url: `http://127.0.0.1:${await listen(server, port)}`,
    requests,
    targetPort,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

/** As far as it came. */
function readAnswer(answer: IncomingMessage): Promise<Exchange["answer"]> {
  const chunks: Buffer[] = [];
  answer.on("data", (chunk: Buffer) => chunks.push(chunk));
  return new Promise((resolve) => {
    answer.once("close", () => {
      const { statusCode: status = 0, rawHeaders } = answer;
      resolve({ status, head: rawHeaders.join("\n"), body: Buffer.concat(chunks).toString() });
    });
  });
}

async function freePort(): Promise<number> {
  const server = createServer();
  const port = await listen(server, 0);
  await new Promise((resolve) => server.close(resolve));
  return port;
}

async function listen(server: Server, port: number): Promise<number> {
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, "127.0.0.1", resolve);
  });
  return (server.address() as AddressInfo).port;
}
