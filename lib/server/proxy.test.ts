import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { createServer, type RequestListener, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sql } from "drizzle-orm";
import { NextRequest } from "next/server";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { GET, POST } from "@/app/api/kore/bots/[botId]/[endpoint]/route";
import type { Role } from "@/lib/domain/viewer";
import { type FaultRule, type Sandbox, startSandbox } from "@/lib/sandbox/server";
import { messagesOf, sessionsOf, TestClient } from "@/lib/sandbox/test-client";
import { startTestArchive, type TestArchive } from "./archive/test-archive";
import { signInForTest } from "./auth/test-sign-in";

const origin = "http://127.0.0.1:3000";
const bank = "st-bank";
const hostile = "st-hostile";
const admin = "st-travel";
const wrong = "st-wrong-secret";
const hostileSecret = "a-secret-that-nobody-may-see";
const noon = Date.parse("2026-03-18T12:00:00.000Z");

let test: TestArchive;
let kore: Sandbox;
let folder: string;
let naive: TestClient;
const cookies = new Map<string, string>();
/** How the host of the hostile bot answers. */
let answer: RequestListener = () => undefined;
const hostileServer = createServer((request, response) => answer(request, response));

beforeAll(async () => {
  test = await startTestArchive();
  kore = await startSandbox({
    now: () => noon,
    rateLimits: false,
    sessionsPerDay: 60,
    bots: [
      { botId: bank, name: "Bank", trade: "bank" },
      { botId: admin, name: "Travel", trade: "travel" },
    ],
  });
  naive = new TestClient(kore, () => noon);
  await new Promise<void>((resolve) => hostileServer.listen(0, "127.0.0.1", resolve));
  const hostileUrl = `http://127.0.0.1:${(hostileServer.address() as AddressInfo).port}`;
  const [bankBot] = kore.bots;
  const own = { host: kore.url, clientId: bankBot?.clientId, clientSecret: bankBot?.clientSecret };
  folder = await mkdtemp(join(tmpdir(), "backscroll-proxy-"));
  const entries = [
    { ...own, id: bank },
    { ...own, host: hostileUrl, id: hostile, clientId: "cs-hostile-client", clientSecret: hostileSecret },
    { ...own, ...kore.adminApp, id: admin, kind: "admin" },
    { ...own, id: wrong, clientSecret: "not-the-secret" },
    { ...own, id: "st-foreign" },
  ];
  await writeFile(join(folder, "bots.json"), JSON.stringify(entries));
  vi.stubEnv("KORE_BOTS_FILE", join(folder, "bots.json"));
  for (const [name, value] of Object.entries(test.environment)) vi.stubEnv(name, value);
  vi.stubEnv("PUBLIC_URL", origin);
  vi.stubEnv("LOG_LEVEL", "silent");
  for (const role of ["viewer", "reviewer", "admin"] as const) {
    cookies.set(role, await signInForTest(test.archive, role, [bank, hostile, admin, wrong]));
  }
});
beforeEach(async () => {
  kore.setFaults([]);
  kore.requests.length = 0;
  await test.archive.execute(sql`delete from kore_calls`);
  await test.archive.execute(sql`delete from bot_sync`);
});
afterEach(() => hostileServer.closeAllConnections());
afterAll(async () => {
  await kore.close();
  await new Promise((resolve) => hostileServer.close(resolve));
  await test.stop();
  await rm(folder, { recursive: true });
});

type Ask = {
  botId?: string;
  as?: Role | null;
  body?: unknown;
  query?: Record<string, string>;
  headers?: Record<string, string>;
  signal?: AbortSignal;
};

function call(
  method: "GET" | "POST",
  endpoint: string,
  { botId = bank, as = "reviewer", body, query, headers, signal }: Ask = {},
): Promise<Response> {
  const url = `${origin}/api/kore/bots/${encodeURIComponent(botId)}/${endpoint}?${new URLSearchParams(query)}`;
  const request = new NextRequest(url, {
    method,
    signal,
    headers: {
      origin,
      "content-type": "application/json",
      ...(as && { cookie: cookies.get(as) ?? "" }),
      ...headers,
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  const context = { params: Promise.resolve({ botId, endpoint }) };
  return method === "GET" ? GET(request, context) : POST(request, context);
}
const json = async (response: Response) => ({ status: response.status, body: await response.json() });
const fail = (...faults: FaultRule[]) => kore.setFaults(faults);

describe("what a caller gets", () => {
  it.each([
    ["POST", "getSessions", { limit: 7, skip: 3 }],
    ["POST", "getMessages", { limit: 30, forward: true, getAgentsInfo: "true" }],
    ["POST", "getMessagesV2", { channelType: "rtm" }],
    ["POST", "messages-lite", { limit: 12, type: ["incoming"] }],
  ] as const)("%s %s is Kore's own answer", async (method, endpoint, body) => {
    const direct = await naive.post(endpoint, body);
    expect(await json(await call(method, endpoint, { body }))).toEqual({ status: 200, body: direct.body });
  });

  it.each(["getMessages", "getMessagesV2", "messages-lite"])(
    "GET %s is Kore's own answer",
    async (endpoint) => {
      const [session] = sessionsOf(await naive.post("getSessions", { limit: 1 }));
      const query = { userId: session?.userId ?? "", channelType: session?.channel ?? "", limit: "5" };
      const direct = await naive.get(endpoint, query);
      expect(messagesOf(direct).length).toBeGreaterThan(0);
      expect(await json(await call("GET", endpoint, { query }))).toEqual({ status: 200, body: direct.body });
    },
  );

  it("GET getSessions is the POST of the same words, and a POST needs no body", async () => {
    const direct = await naive.post("getSessions", { limit: 4, containmentType: "dropOff" });
    const query = { limit: "4", containmentType: "dropOff" };
    expect(await json(await call("GET", "getSessions", { query }))).toEqual({
      status: 200,
      body: direct.body,
    });
    const whole = await naive.post("getSessions", {});
    expect((await json(await call("POST", "getSessions"))).body).toEqual(whole.body);
  });

  it("a page of thousands comes in pieces, whole", async () => {
    const body = { limit: 10_000 };
    const direct = await naive.post("getMessagesV2", body);
    expect(messagesOf(direct).length).toBeGreaterThan(2_000);
    const response = await call("POST", "getMessagesV2", { body });
    let pieces = 0;
    let text = "";
    const decoder = new TextDecoder();
    for await (const piece of response.body ?? []) {
      pieces += 1;
      text += decoder.decode(piece, { stream: true });
    }
    expect(pieces).toBeGreaterThan(3);
    expect(JSON.parse(text)).toEqual(direct.body);
  });

  it("for an Admin Console app, the account's pages with the rows of this bot alone", async () => {
    const { body } = await json(await call("POST", "getSessions", { botId: admin, body: { limit: 40 } }));
    expect(kore.requests[0]?.path).toBe("/api/public/getSessions");
    expect(Object.keys(body).sort()).toEqual(["moreAvailable", "sessions"]);
    expect(body.sessions.length).toBeGreaterThan(5);
    expect(body.sessions.length).toBeLessThan(40);
    expect(new Set(body.sessions.map((row: { botId: string }) => row.botId))).toEqual(new Set([admin]));
    const messages = await json(await call("POST", "getMessages", { botId: admin, body: {} }));
    expect(new Set(messages.body.messages.map((row: { botId: string }) => row.botId))).toEqual(
      new Set([admin]),
    );
  });

  it("is not kept by anybody on its way", async () => {
    const { headers } = await call("POST", "getSessions");
    expect(headers.get("cache-control")).toBe("no-store");
    expect([...headers.keys()].sort()).toEqual(["cache-control", "content-type"]);
  });
});

describe("who may call", () => {
  it("nobody without a sign-in, and no viewer", async () => {
    expect(await json(await call("POST", "getSessions", { as: null }))).toMatchObject({
      status: 401,
      body: { errors: [{ code: "unauthenticated" }] },
    });
    for (const method of ["GET", "POST"] as const) {
      expect(await json(await call(method, "getSessions", { as: "viewer" }))).toMatchObject({
        status: 403,
        body: { errors: [{ code: "forbidden" }] },
      });
    }
    expect((await call("POST", "getSessions", { as: "admin" })).status).toBe(200);
    expect(kore.requests).toHaveLength(1);
  });

  it("a foreign bot is as a missing one", async () => {
    const answers = await Promise.all(
      ["st-foreign", "st-none", "../st-bank", "*"].map(async (botId) =>
        json(await call("POST", "getSessions", { botId })),
      ),
    );
    expect(new Set(answers.map((each) => JSON.stringify(each))).size).toBe(1);
    expect(answers[0]?.status).toBe(404);
  });

  it("no other site through somebody's browser", async () => {
    const from = (site: string) => ({ "sec-fetch-site": site, origin: "https://evil.example" });
    for (const [method, site] of [
      ["POST", "cross-site"],
      ["POST", "same-site"],
      ["POST", "none"],
      ["GET", "cross-site"],
    ] as const) {
      expect((await call(method, "getSessions", { headers: from(site) })).status).toBe(403);
    }
    expect((await call("POST", "getSessions", { headers: { origin: "https://evil.example" } })).status).toBe(
      403,
    );
    expect(kore.requests).toHaveLength(0);
  });
});

describe("what a caller cannot choose", () => {
  it("is headers, the token or the host", async () => {
    const headers = {
      auth: "eyJ.mine.own",
      host: "evil.example",
      "x-forwarded-host": "evil.example",
      authorization: "Bearer mine",
      "accept-encoding": "br",
      "x-own": "1",
    };
    expect((await call("POST", "getSessions", { headers })).status).toBe(200);
    const [sent] = kore.requests;
    expect(Object.keys(sent?.headers ?? {}).sort()).toEqual(
      ["accept", "accept-encoding", "connection", "content-length", "content-type", "host"].sort(),
    );
    expect(sent?.headers["host"]).toBe(new URL(kore.url).host);
    expect(sent?.headers["accept-encoding"]).toBe("gzip");
  });

  it.each<Ask>([
    { query: { host: "evil.example" } },
    { query: { "userId\r\nauth": "x" } },
    { body: { url: "http://evil.example" } },
    { body: { sessionId: [{ $ne: 1 }] } },
  ])("is anything but documented words: %j", async (ask) => {
    const { status, body } = await json(await call("POST", "getSessions", ask));
    expect({ status, code: body.errors[0].code }).toEqual({ status: 400, code: "bad-request" });
    expect(kore.requests).toHaveLength(0);
  });

  it("is a body without end, without JSON, or of another type", async () => {
    const large = await json(await call("POST", "getSessions", { body: { userId: "x".repeat(70_000) } }));
    expect(large).toMatchObject({ status: 400, body: { errors: [{ msg: "The body is too large." }] } });
    const form = await json(
      await call("POST", "getSessions", { body: {}, headers: { "content-type": "text/plain" } }),
    );
    expect(form.status).toBe(400);
  });

  it("is another endpoint", async () => {
    expect((await call("POST", "usersInfo")).status).toBe(404);
    expect(kore.requests).toHaveLength(0);
  });
});

describe("what Kore refuses", () => {
  it.each([
    ["invalid-credentials", 401, { msg: "Invalid SDK credentials", code: 4002 }],
    ["token-expired", 401, { msg: "Token expired", code: "TOKEN_EXPIRED" }],
    ["scope-missing", 401, { msg: "Scope is incorrect" }],
    ["scope-lost", 403, { msg: "Scope is incorrect" }],
    ["status-400", 400, { msg: "Sandbox fault 400", code: 400 }],
    ["status-500", 500, { msg: "Sandbox fault 500", code: 500 }],
    ["error-field", 500, { msg: "Internal error" }],
    ["html-502", 502, { msg: "Bad Gateway nginx" }],
    ["plain-text-error", 500, { msg: "upstream connect error" }],
    ["errors-on-200", 502, { msg: "Something went wrong", code: 500 }],
  ])("%s comes with its status in its envelope", async (kind, status, error) => {
    fail({ endpoint: "*", kind });
    const reply = await json(await call("POST", "getMessagesV2", { body: {} }));
    expect(reply).toEqual({ status, body: { errors: [error] } });
    expect(kore.requests).toHaveLength(1);
  });

  it.each([
    "html-200",
    "html-as-json",
    "empty-200",
    "redirect",
    "truncated-json",
    "html-type",
    "wrong-label",
  ])("%s is 502 in the same envelope", async (kind) => {
    fail({ endpoint: "*", kind, encoding: kind === "truncated-json" ? "gzip" : "identity" });
    const { status, body } = await json(await call("POST", "getMessagesV2", { body: { limit: 50 } }));
    expect({ status, words: typeof body.errors[0].msg }).toEqual({ status: 502, words: "string" });
  });

  it.each(["rate-limit-minute", "rate-limit-on-200", "rate-limit-seconds"])(
    "%s is 429 with the time to come back, and holds back every call of the bot",
    async (kind) => {
      fail({ endpoint: "*", kind, seconds: 40 });
      const first = await call("POST", "getSessions");
      expect(first.status).toBe(429);
      expect(Number(first.headers.get("retry-after"))).toBeGreaterThan(30);
      fail();
      const second = await call("POST", "getMessages", { body: {} });
      expect(second.status).toBe(429);
      expect(Number(second.headers.get("retry-after"))).toBeGreaterThan(30);
      expect((await second.json()).errors[0].code).toBe(429);
      expect(kore.requests).toHaveLength(1);
    },
  );

  it("wrong credentials are tried three times, then only told", async () => {
    const replies = [];
    for (let count = 0; count < 6; count += 1) {
      replies.push(await json(await call("POST", "getSessions", { botId: wrong })));
    }
    expect(new Set(replies.map((reply) => JSON.stringify(reply))).size).toBe(1);
    expect(replies[0]).toMatchObject({ status: 401, body: { errors: [{ code: 4002 }] } });
    expect(kore.requests).toHaveLength(3);
  });
});

it("the budget is the one sync keeps to", async () => {
  await test.archive.execute(
    sql`insert into kore_calls (bot_id, called_at) select ${bank}, now() - interval '5 s' from generate_series(1, 60)`,
  );
  const refused = await call("POST", "getSessions");
  expect(refused.status).toBe(429);
  expect(Number(refused.headers.get("retry-after"))).toBeGreaterThan(50);
  expect(kore.requests).toHaveLength(0);
  await test.archive.execute(sql`delete from kore_calls`);
  await call("POST", "getSessions");
  const { rows } = await test.archive.execute(sql`select bot_id from kore_calls`);
  expect(rows).toEqual([{ bot_id: bank }]);
});

describe("a host that means no good", () => {
  const ok = { "content-type": "application/json" };

  it("gets no credential of ours into a reply", async () => {
    const echo = (token: string) =>
      JSON.stringify({ sessions: [], token, secret: hostileSecret, id: "cs-hostile-client" });
    for (const [status, pad] of [
      [200, 0],
      [200, 500_000],
      [400, 0],
    ] as const) {
      answer = (request, response) => {
        const body = `{"errors":[{"msg":${JSON.stringify(echo(String(request.headers["auth"])))}}]}`;
        const page = `{"sessions":[${'{"x":1},'.repeat(pad / 8)}${echo(String(request.headers["auth"]))}]}`;
        response.writeHead(status, ok).end(status === 200 ? page : body);
      };
      const response = await call("POST", "getSessions", { botId: hostile });
      const text = await readUntilEnd(response);
      expect(text).not.toContain(hostileSecret);
      expect(text).not.toMatch(/eyJ[\w-]+\.eyJ/);
      if (status === 400) expect(text).not.toContain("cs-hostile-client");
    }
  });

  it("is not followed elsewhere", async () => {
    let visits = 0;
    answer = (_, response) => {
      visits += 1;
      response.writeHead(302, { location: "http://192.0.2.1/" }).end();
    };
    expect((await call("POST", "getSessions", { botId: hostile })).status).toBe(502);
    expect(visits).toBe(1);
  });

  it("breaks off a reply that is cut short after its beginning was passed on", async () => {
    answer = (_, response) => {
      response.writeHead(200, { ...ok, "content-length": 2_000_000 });
      response.write(`{"sessions":[${'{"x":1},'.repeat(100_000)}`, () => response.destroy());
    };
    const response = await call("POST", "getSessions", { botId: hostile });
    expect(response.status).toBe(200);
    await expect(response.text()).rejects.toThrow();
  });

  it("is hung up on when the caller hangs up, in the middle of a reply or before one", async () => {
    for (const isBegun of [true, false]) {
      const stop = new AbortController();
      const { held, closed } = holdAnswer(isBegun);
      const reply = call("POST", "getSessions", { botId: hostile, signal: stop.signal });
      await held;
      const reading = isBegun ? (await reply).text() : reply.then(({ status }) => expect(status).toBe(500));
      stop.abort();
      await Promise.allSettled([reading]);
      await closed;
    }
  });

  it("is hung up on when the reader leaves", async () => {
    const { held, closed } = holdAnswer(true);
    const response = await call("POST", "getSessions", { botId: hostile });
    await held;
    const reader = response.body?.getReader();
    await reader?.read();
    await reader?.cancel();
    await closed;
  });

  function holdAnswer(isBegun: boolean) {
    let hold: (response: ServerResponse) => void;
    const held = new Promise<ServerResponse>((resolve) => {
      hold = resolve;
    });
    answer = (_, response) => {
      if (!isBegun) return hold(response);
      response.writeHead(200, ok).write(`{"sessions":[${'{"x":1},'.repeat(100_000)}`, () => hold(response));
    };
    return {
      held,
      closed: held.then((response) => new Promise((resolve) => response.once("close", resolve))),
    };
  }

  it("cannot make much of little", async () => {
    fail({ endpoint: "*", kind: "gzip-bomb" });
    const response = await call("POST", "getMessagesV2", { body: {} });
    const before = process.memoryUsage().rss;
    let size = 0;
    let most = 0;
    const reading = (async () => {
      for await (const piece of response.body ?? []) {
        size += piece.length;
        most = Math.max(most, process.memoryUsage().rss - before);
      }
    })();
    await expect(reading).rejects.toThrow("larger than 64 MiB");
    expect(size).toBeLessThanOrEqual(64 * 2 ** 20);
    expect(most).toBeLessThan(64 * 2 ** 20);
  });
});

/** What of a reply arrives, whether or not it ends well. */
async function readUntilEnd(response: Response): Promise<string> {
  const decoder = new TextDecoder();
  let text = "";
  try {
    for await (const piece of response.body ?? []) text += decoder.decode(piece, { stream: true });
  } catch {
    // What came before is what is looked at.
  }
  return text;
}
