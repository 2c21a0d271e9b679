import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { Socket } from "node:net";
import { type AdminApp, createAccount, type SandboxBot } from "./bots";
import type { FaultRule } from "./faults/fault-rule";
import { Faults } from "./faults/faults";
import { dayMs } from "./generate/calendar";
import { History } from "./generate/history";
import { listen } from "./http/listener";
import { RateLimiter } from "./http/rate-limit";
import { RequestLog, type SandboxRequest } from "./http/request-log";
import type { SandboxOptions } from "./options";
import { defaultSwitches } from "./switches";

export type { SandboxBot } from "./bots";
export type { FaultRule } from "./faults/fault-rule";
export type { SandboxRequest } from "./http/request-log";
export type { SandboxOptions } from "./options";
export type { SandboxSwitches } from "./switches";

export interface Sandbox {
  /** For example `http://127.0.0.1:4010`, without a slash at the end. */
  url: string;
  bots: SandboxBot[];
  /** The Admin Console app, for the paths without a bot id. */
  adminApp: AdminApp;
  /** The latest requests, newest last. */
  requests: SandboxRequest[];
  /** Replaces all fault rules, while running. */
  setFaults(rules: readonly FaultRule[]): void;
  /** Stops listening and destroys open sockets. */
  close(): Promise<void>;
}

/** Starts an imitation of Kore's conversation history APIs; rejects when the port is taken. */
export async function startSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
  const now = options.now ?? Date.now;
  const account = createAccount(options);
  const startsAt = Math.floor(now() / dayMs - (options.days ?? 60)) * dayMs;
  const limits = options.rateLimits ?? { perMinute: 60, perHour: 1_800 };
  const service = {
    apps: account.apps,
    histories: new Map(account.profiles.map((profile) => [profile.botId, new History(profile, startsAt)])),
    limiter: limits === false ? undefined : new RateLimiter(limits),
    usedTokens: new Map(),
    switches: { ...defaultSwitches, ...options.switches },
    now,
  };
  const log = new RequestLog();
  const faults = new Faults(options.faults ?? []);
  const sockets = new Set<Socket>();
  const listener = { service, log, faults, controlled: options.control ?? false };
  const server = createServer((request, response) => {
    listen(request, response, listener).catch((error: unknown) => fail(request, response, error));
  });
  server.on("connection", (socket) => {
    sockets.add(socket);
    socket.on("close", () => sockets.delete(socket));
  });
  const host = options.host ?? "127.0.0.1";
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(options.port ?? 0, host, resolve);
  });
  const address = server.address();
  const port = typeof address === "object" && address ? address.port : options.port;
  return {
    url: `http://${host.includes(":") ? `[${host}]` : host}:${port}`,
    bots: account.bots,
    adminApp: account.adminApp,
    requests: log.entries,
    setFaults: (rules) => faults.replace(rules),
    close: () =>
      new Promise((resolve, reject) => {
        server.close((error) => (error ? reject(error) : resolve()));
        for (const socket of sockets) socket.destroy();
      }),
  };
}

/** Tells the caller and whoever runs the sandbox, unless the caller has just hung up. */
function fail(request: IncomingMessage, response: ServerResponse, error: unknown): void {
  if (request.errored || response.errored) return;
  process.emitWarning(error instanceof Error ? error : String(error));
  if (response.headersSent) response.destroy();
  else
    response
      .writeHead(500, { "content-type": "application/json" })
      .end('{"errors":[{"msg":"Internal Server Error"}]}');
}
