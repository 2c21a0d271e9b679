import { createServer, type RequestListener, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { gzipSync } from "node:zlib";
import { jwtVerify } from "jose";
import { afterEach, describe, expect, it } from "vitest";
import { type Sandbox, startSandbox } from "@/lib/sandbox/server";
import type { BotConfig } from "../../config";
import { Secret } from "../../secret";
import { type Kore, type KoreOptions, openKore } from "./client";
import { mintToken } from "./token";

const closers: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close();
});

const bot: BotConfig = {
  id: "st-1",
  name: "Bot",
  host: "http://127.0.0.1:1",
  clientId: "cs-1",
  clientSecret: new Secret("a secret that must not be seen"),
  kind: "bot",
  algorithm: "HS256",
  inactivityTimeoutMs: 900_000,
};

function open(
  changes: Partial<BotConfig>,
  timeouts?: KoreOptions["timeouts"],
): { kore: Kore; admitted: string[] } {
  const admitted: string[] = [];
  const admit = async (botId: string, purpose: string) => {
    admitted.push(`${botId} ${purpose}`);
  };
  const kore = openKore({ ...bot, ...changes }, { admit, timeouts, wait: () => Promise.resolve() });
  closers.push(() => kore.close());
  return { kore, admitted };
}

function ask(kore: Kore, signal = new AbortController().signal) {
  const path = `/api/public/bot/${kore.bot.id}/getSessions`;
  return kore.call({ path, body: { limit: 5 }, listKey: "sessions", purpose: "live", signal });
}

/** A server that behaves as no sandbox of Kore would. */
async function startServer(listener: RequestListener): Promise<string> {
  const server: Server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  closers.push(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

async function startKore(
  options: Parameters<typeof startSandbox>[0] = {},
): Promise<{ sandbox: Sandbox; own: Partial<BotConfig> }> {
  const sandbox = await startSandbox({ rateLimits: false, sessionsPerDay: 5, ...options });
  closers.push(() => sandbox.close());
  const [found] = sandbox.bots;
  if (!found) throw new Error("The sandbox has no bot.");
  const { botId: id, clientId, clientSecret } = found;
  return { sandbox, own: { id, host: sandbox.url, clientId, clientSecret: new Secret(clientSecret) } };
}

describe("against the sandbox", () => {
  it("asks with a token the sandbox takes, each call within the budget", async () => {
    const { own } = await startKore({ switches: { enforceJti: true } });
    const { kore, admitted } = open(own);
    expect(await ask(kore)).toMatchObject({ sessions: expect.any(Array) });
    expect(await ask(kore)).toMatchObject({ sessions: expect.any(Array) });
    expect(admitted).toEqual([`${kore.bot.id} live`, `${kore.bot.id} live`]);
  });

  it("gives up on wrong credentials after one call, without a secret in the error", async () => {
    const { sandbox, own } = await startKore();
    const { kore } = open({ ...own, clientSecret: new Secret("wrong secret") });
    const error = await ask(kore).catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ code: "credentials", detail: "Invalid SDK credentials" });
    expect(JSON.stringify(error, Object.getOwnPropertyNames(error))).not.toMatch(/wrong secret|eyJ/);
    expect(sandbox.requests).toHaveLength(1);
  });

  it("does not try a limit again, and says when it is over", async () => {
    const { sandbox, own } = await startKore({ faults: [{ endpoint: "*", kind: "rate-limit-minute" }] });
    const { kore } = open(own);
    const before = Date.now();
    const error = await ask(kore).catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ code: "limited" });
    expect((error as { retryAt: number }).retryAt - before).toBeGreaterThan(55_000);
    expect(sandbox.requests).toHaveLength(1);
  });

  it("tries a server error again", async () => {
    const { sandbox, own } = await startKore({
      faults: [{ endpoint: "*", kind: "status-502", nth: { from: 1, to: 2 } }],
    });
    const { kore, admitted } = open(own);
    expect(await ask(kore)).toHaveProperty("sessions");
    expect(sandbox.requests).toHaveLength(3);
    expect(admitted).toHaveLength(3);
  });

  it("ends at once when its caller does", async () => {
    const { own } = await startKore({ faults: [{ endpoint: "*", kind: "slow", delayMs: 20_000 }] });
    const { kore } = open(own);
    const stop = new AbortController();
    const asking = ask(kore, stop.signal);
    setImmediate(() => stop.abort());
    await expect(asking).rejects.toMatchObject({ name: "AbortError" });
  });
});

describe("against a hostile server", () => {
  const json = { "content-type": "application/json" };

  it("follows no redirect", async () => {
    let visits = 0;
    const host = await startServer((_, response) => {
      visits += 1;
      response.writeHead(302, { location: "/elsewhere" }).end();
    });
    await expect(ask(open({ host }).kore)).rejects.toMatchObject({ code: "rejected" });
    expect(visits).toBe(1);
  });

  it("ends a reply that drips for ever, though memory is tidied up meanwhile", async () => {
    const drips = new Set<NodeJS.Timeout>();
    setFlagsFromString("--expose-gc");
    const collectGarbage = runInNewContext("gc") as () => void;
    const host = await startServer((_, response) => {
      response.writeHead(200, json);
      const drip = setInterval(() => {
        response.write(" ");
        collectGarbage();
      }, 20);
      drips.add(drip);
      response.on("close", () => clearInterval(drip));
    });
    const { kore } = open({ host }, { totalMs: 150 });
    await expect(ask(kore)).rejects.toMatchObject({
      code: "upstream",
      detail: "Kore took too long to answer.",
    });
    for (const drip of drips) clearInterval(drip);
  });

  it("has three calls at a time under way", async () => {
    const held: ServerResponse[] = [];
    let most = 0;
    const host = await startServer((_, response) => {
      held.push(response);
      most = Math.max(most, held.length);
      if (held.length === 3)
        for (const one of held.splice(0)) one.writeHead(200, json).end('{"sessions":[]}');
    });
    const { kore } = open({ host });
    const replies = await Promise.all(Array.from({ length: 9 }, () => ask(kore)));
    expect(replies).toHaveLength(9);
    expect(most).toBe(3);
  });

  it("ends a wait for an answer that does not come", async () => {
    const host = await startServer(() => undefined);
    await expect(ask(open({ host }, { totalMs: 150 }).kore)).rejects.toMatchObject({ code: "upstream" });
  });

  it("takes a compressed list and refuses half of one", async () => {
    const whole = gzipSync('{"sessions":[{"sessionId":"1"}]}');
    let body = whole;
    const host = await startServer((request, response) => {
      expect(request.headers["accept-encoding"]).toBe("gzip");
      response
        .writeHead(200, { ...json, "content-encoding": "gzip", "content-length": body.length })
        .end(body);
    });
    const { kore } = open({ host });
    expect(await ask(kore)).toEqual({ sessions: [{ sessionId: "1" }] });
    body = whole.subarray(0, 20);
    await expect(ask(kore)).rejects.toMatchObject({ code: "malformed" });
  });

  it("tells a broken connection as unreachable", async () => {
    const host = await startServer((request) => request.socket.destroy());
    await expect(ask(open({ host }).kore)).rejects.toMatchObject({ code: "unreachable" });
  });

  it("cuts its own secret out of what the server echoes", async () => {
    const host = await startServer((request, response) => {
      const echo = `${request.headers["auth"]} ${bot.clientSecret.reveal()}`;
      response.writeHead(400, json).end(JSON.stringify({ errors: [{ msg: `bad ${echo}` }] }));
    });
    await expect(ask(open({ host }).kore)).rejects.toMatchObject({
      code: "rejected",
      detail: "bad [token] [secret]",
    });
  });

  it("goes by Kore's clock when its own is wrong", async () => {
    const ahead = 3_600_000;
    const host = await startServer((request, response) => {
      const now = new Date(Date.now() + ahead);
      const verified = jwtVerify(
        String(request.headers["auth"]),
        new TextEncoder().encode(bot.clientSecret.reveal()),
        {
          currentDate: now,
        },
      );
      response.setHeader("date", now.toUTCString());
      verified.then(
        () => response.writeHead(200, json).end('{"sessions":[]}'),
        () => response.writeHead(401, json).end('{"errors":[{"msg":"expired","code":4002}]}'),
      );
    });
    expect(await ask(open({ host }).kore)).toEqual({ sessions: [] });
  });
});

it.each(["HS256", "HS512"] as const)(
  "a %s token lives for minutes, once, for the app and the bot",
  async (algorithm) => {
    const now = Date.parse("2026-03-18T12:00:00Z");
    const key = new TextEncoder().encode(bot.clientSecret.reveal());
    const read = async () =>
      (
        await jwtVerify(await mintToken({ ...bot, algorithm }, now), key, {
          currentDate: new Date(now),
          algorithms: [algorithm],
        })
      ).payload;
    const [first, second] = [await read(), await read()];
    expect(first).toMatchObject({ appId: "cs-1", sub: "st-1", jti: expect.any(String) });
    expect((first.exp ?? 0) - (first.iat ?? 0)).toBeLessThanOrEqual(300);
    expect(first.jti).not.toBe(second.jti);
  },
);
