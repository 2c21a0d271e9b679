import { createServer, request, type Server } from "node:http";
import type { AddressInfo } from "node:net";

export type Recording = {
  url: string;
  /** What went over the wire in order: lines, headers and bodies of requests, each with its path. */
  requests: { path: string; head: string; body: string }[];
  /** Where the product has to listen. */
  targetPort: number;
  close: () => void;
};

/** Stands in front of the product as a company's own proxy does, and writes down all that is asked. */
export async function startRecordingProxy(): Promise<Recording> {
  const requests: Recording["requests"] = [];
  const targetPort = await freePort();
  const server = createServer((incoming, reply) => {
    const { method = "", url = "", rawHeaders } = incoming;
    const entry = { path: url, head: `${method} ${url}\n${rawHeaders.join("\n")}`, body: "" };
    requests.push(entry);
    const passed = request(
      { host: "127.0.0.1", port: targetPort, path: url, method, headers: incoming.headers },
      (answer) => {
        reply.writeHead(answer.statusCode ?? 502, answer.rawHeaders);
        answer.pipe(reply);
      },
    );
    passed.on("error", () => reply.destroy());
    incoming.on("data", (chunk: Buffer) => {
      entry.body += chunk.toString("latin1");
    });
    incoming.pipe(passed);
  });
  return {
    url: `http://127.0.0.1:${await listen(server)}`,
    requests,
    targetPort,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

async function freePort(): Promise<number> {
  const server = createServer();
  const port = await listen(server);
  await new Promise((resolve) => server.close(resolve));
  return port;
}

async function listen(server: Server): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return (server.address() as AddressInfo).port;
}
