import { once } from "node:events";
import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { createServer, get, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { expect, test } from "@playwright/test";
import { firstMessage, startProgram } from "@/lib/cli/supervisor/child";
import { type Product, startProduct } from "./product";

test.describe.configure({ mode: "serial", timeout: 120_000 });

const botId = "st-1";
const sessions = 100;
const messages = 6_000;
/** An archive that each test gets a copy of. */
const filled = mkdtempSync(join(tmpdir(), "backscroll-operate-"));
let data: string;
let product: Product | undefined;
let printed: string;
const keep = (words: string) => {
  printed += words;
};

test.beforeAll(() => runOnArchive(filled, sessions, messages / sessions));
test.afterAll(() => rmSync(filled, { recursive: true }));
test.beforeEach(() => {
  data = mkdtempSync(join(tmpdir(), "backscroll-operate-"));
  printed = "";
});
test.afterEach(async () => {
  product?.child.kill("SIGKILL");
  await product?.exited;
  rmSync(data, { recursive: true });
});

test("every request has a line in the log with the id its reply told, and is counted by its pattern", async ({
  request,
}) => {
  product = await startProduct(data, { LOG_LEVEL: "info" }, keep);
  const { url } = product.report;
  const headers = { origin: url };
  await request.post(`${url}/api/sign-in/demo`, { headers, data: { role: "admin" } });
  const replies = [
    await request.get(`${url}/api/sessions`),
    await request.get(`${url}/sessions/canary-of-a-session`),
    await request.get(`${url}/api/sessions/canary-of-a-session?bot=st-none`),
    await request.get(`${url}/canary/of/nothing`, { headers: { "x-request-id": "canary-of-a-caller" } }),
  ];
  expect(replies.map((reply) => reply.status())).toEqual([200, 200, 404, 404]);
  const problem = (await replies[2]?.json()) as { error: { requestId: string } };
  expect(problem.error.requestId).toBe(replies[2]?.headers()["x-request-id"]);
  for (const reply of replies) {
    const id = reply.headers()["x-request-id"];
    await expect.poll(() => linesOf("request").find(({ requestId }) => requestId === id)).toBeDefined();
  }
  for (const line of linesOf("request")) {
    expect(line).toMatchObject({
      requestId: expect.any(String),
      route: expect.any(String),
      status: expect.any(Number),
      ms: expect.any(Number),
    });
  }
  expect(printed).not.toContain("canary");

  const exposition = await (await request.get(`${url}/api/metrics`)).text();
  expect(exposition).toMatch(/duration_seconds_count\{route="\/api\/sessions",method="GET",status="2xx"/);
  expect(exposition).toMatch(/count\{route="\/api\/sessions\/\[sessionId\]",method="GET",status="4xx"/);
  expect(exposition).toMatch(/count\{route="other",method="GET",status="4xx"/);
  expect(exposition).not.toContain("canary");
  // Sync is another process, and tells every few seconds.
  const read = async () => (await request.get(`${url}/api/metrics`)).text();
  await expect
    .poll(read)
    .toMatch(/kore_call_duration_seconds_count\{endpoint="\w+",result="ok",process="sync"/);
});

test("asked to stop, it sends nobody here any more, and answers what it has begun", async () => {
  const kore = await startSilentKore();
  const { url, cookie } = await startFilled(kore.url);
  const slow = ask(`${url}/api/kore/bots/${botId}/getSessions`, cookie);
  await kore.isAsked((path) => path.includes(botId) && kore.asked.length > 1);
  const download = await open(`${url}/api/export?form=messages-jsonl&words=range%3Dall`, cookie);
  product?.child.kill("SIGTERM");
  await expect.poll(async () => (await ask(`${url}/api/ready`)).status).toBe(503);
  expect((await ask(`${url}/api/health`)).headers.connection).toBe("close");
  kore.answer();
  expect((await slow).status).toBe(200);
  const lines = (await text(download)).trim().split("\n");
  expect(lines).toHaveLength(messages);
  expect(await product?.exited).toBe(0);
  expect(await leasesLeft()).toBe(0);
  kore.close();
});

test("what is not done in time is broken off so that it shows, or told to come again", async () => {
  const kore = await startSilentKore();
  const { url, cookie } = await startFilled(kore.url, { SHUTDOWN_SECONDS: "1" });
  const slow = ask(`${url}/api/kore/bots/${botId}/getSessions`, cookie);
  await kore.isAsked((path) => path.includes(botId) && kore.asked.length > 1);
  const download = await open(`${url}/api/export?form=messages-jsonl&words=range%3Dall`, cookie);
  product?.child.kill("SIGTERM");
  const refused = await slow;
  expect(refused.status).toBe(503);
  expect(refused.headers["retry-after"]).toBe("5");
  expect(JSON.parse(refused.body)).toMatchObject({ error: { code: "unavailable" } });
  await expect(text(download)).rejects.toThrow("aborted");
  expect(await product?.exited).toBe(0);
  expect(await leasesLeft()).toBe(0);
  kore.close();
});

test("a second signal waits for nothing", async () => {
  const kore = await startSilentKore();
  const { url, cookie } = await startFilled(kore.url, { SHUTDOWN_SECONDS: "600" });
  const download = await open(`${url}/api/export?form=messages-jsonl&words=range%3Dall`, cookie);
  product?.child.kill("SIGTERM");
  await expect.poll(async () => (await ask(`${url}/api/ready`)).status).toBe(503);
  // Two within half a second are taken for one.
  await expect
    .poll(() => {
      product?.child.kill("SIGTERM");
      return product?.child.exitCode;
    })
    .toBe(130);
  await expect(text(download)).rejects.toThrow();
  kore.close();
});

type Line = { msg: string; requestId?: string };

function linesOf(msg: string): Line[] {
  const lines = printed.split("\n").filter((line) => line.startsWith("{") && line.endsWith("}"));
  return lines.map((line): Line => JSON.parse(line)).filter((line) => line.msg === msg);
}

/** A Kore that takes calls and answers none, until it is told to answer all. */
async function startSilentKore() {
  const asked: string[] = [];
  const waiting: ServerResponse[] = [];
  let isAnswering = false;
  const reply = (response: ServerResponse) =>
    response
      .writeHead(200, { "content-type": "application/json" })
      .end('{"sessions":[],"messages":[],"total":0}');
  const server = createServer((incoming, response) => {
    asked.push(incoming.url ?? "");
    if (isAnswering) reply(response);
    else waiting.push(response);
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    asked,
    isAsked: (fits: (path: string) => boolean) => expect.poll(() => asked.some(fits)).toBe(true),
    answer() {
      isAnswering = true;
      for (const response of waiting.splice(0)) reply(response);
    },
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
}

/** The product over an archive with more to download than fits on the way, and somebody who may. */
async function startFilled(koreUrl: string, more: Record<string, string> = {}) {
  cpSync(filled, data, { recursive: true });
  const bot = {
    KORE_HOST: koreUrl,
    KORE_BOT_ID: botId,
    KORE_CLIENT_ID: "cs-1",
    KORE_CLIENT_SECRET: "of-this-test",
  };
  product = await startProduct(data, { ...bot, SHUTDOWN_SECONDS: "30", ...more }, keep);
  const { url, setupUrl } = product.report;
  const token = new URL(setupUrl ?? url).hash.slice(1);
  const made = await fetch(`${url}/api/setup`, {
    method: "POST",
    headers: { origin: url, "content-type": "application/json" },
    body: JSON.stringify({ token, name: "Ada", password: "a sentence to remember" }),
  });
  expect(made.status).toBe(200);
  return { url, cookie: made.headers.get("set-cookie")?.split(";")[0] ?? "" };
}

async function leasesLeft(): Promise<number> {
  return (await runOnArchive(data)).leases;
}

/** In a process of its own, as tests run where server code cannot be imported. */
async function runOnArchive(folder: string, ...counts: number[]): Promise<{ leases: number }> {
  const args = [folder, botId, ...counts.map(String)];
  const child = startProgram("archive work", "e2e/operate/archive-process.ts", args);
  const report = (await firstMessage(child)) as { leases: number };
  await child.exited;
  return report;
}

/** On a connection of its own, which is not kept. */
async function ask(url: string, cookie = "") {
  const response = await open(url, cookie);
  return { status: response.statusCode, headers: response.headers, body: await text(response) };
}

/** Resolves when the headers are there; nothing of the body is read before it is asked for. */
async function open(url: string, cookie: string): Promise<IncomingMessage> {
  const sent = get(url, { agent: false, headers: { cookie } });
  const [response] = (await once(sent, "response")) as [IncomingMessage];
  return response;
}
