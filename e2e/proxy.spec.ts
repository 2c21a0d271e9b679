import { createServer, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import { expect, test } from "@playwright/test";
import { startSandbox } from "@/lib/sandbox/server";
import { type RealProduct, setUpAdmin, startWithBots } from "./real-bots";

test.describe.configure({ mode: "serial", timeout: 120_000 });

const closers: (() => Promise<unknown>)[] = [];
let product: RealProduct;
let answer: RequestListener = (_, response) => response.writeHead(500).end();
let cookie = "";

test.beforeAll(async () => {
  const kore = await startSandbox({ bots: [{ botId: "st-1", name: "One", trade: "bank" }] });
  closers.push(() => kore.close());
  const strange = createServer((request, response) => answer(request, response));
  await new Promise<void>((resolve) => strange.listen(0, "127.0.0.1", resolve));
  closers.push(async () => {
    strange.closeAllConnections();
    await new Promise((resolve) => strange.close(resolve));
  });
  const [bot] = kore.bots;
  const keys = { clientId: bot?.clientId ?? "", clientSecret: bot?.clientSecret ?? "" };
  const strangeHost = `http://127.0.0.1:${(strange.address() as AddressInfo).port}`;
  product = await startWithBots([
    { ...keys, name: "One", host: kore.url, id: "st-1" },
    { ...keys, name: "Strange", host: strangeHost, id: "st-2" },
  ]);
  closers.push(() => product.stop());
});
test.afterAll(async () => {
  for (const close of closers.reverse()) await close();
});

/** As a tool of the company's own would, without a browser. */
function ask(botId: string, endpoint: string, signal?: AbortSignal): Promise<Response> {
  return fetch(`${product.report.url}/api/kore/bots/${botId}/${endpoint}`, {
    method: "POST",
    headers: { cookie, origin: product.report.url, "content-type": "application/json" },
    body: "{}",
    signal,
  });
}

test("a tool that signed in reads Kore's pages without knowing a secret", async ({ page }) => {
  expect((await ask("st-1", "getSessions")).status).toBe(401);
  await setUpAdmin(page, product);
  const signIn = (await page.context().cookies()).find(({ name }) => name.startsWith("backscroll-"));
  cookie = `${signIn?.name}=${signIn?.value}`;
  const response = await ask("st-1", "getSessions");
  expect(response.status).toBe(200);
  const { sessions, total } = await response.json();
  expect(sessions.length).toBeGreaterThan(10);
  expect(total).toBeGreaterThan(sessions.length - 1);
  const refused = await ask("st-1", "getSessions?host=x");
  expect(refused.status).toBe(400);
  expect(await refused.json()).toEqual({
    errors: [{ msg: "Unknown parameter: host.", code: "bad-request" }],
  });
});

test("a caller who hangs up ends the call to Kore", async () => {
  const hungUp = new Promise<void>((resolve) => {
    answer = (request, response) => {
      if (!isBegun(request.url)) return response.writeHead(500).end();
      response.on("close", () => resolve());
      response.writeHead(200, { "content-type": "application/json" });
      return response.write(`{"messages":[${'{"x":1},'.repeat(100_000)}`);
    };
  });
  const stop = new AbortController();
  const response = await ask("st-2", "messages-lite", stop.signal);
  await response.body?.getReader().read();
  stop.abort();
  await hungUp;
});

test("a reply that is cut short is never taken for a whole one", async () => {
  answer = (request, response) => {
    if (!isBegun(request.url)) return response.writeHead(500).end();
    response.writeHead(200, { "content-type": "application/json", "content-length": 2_000_000 });
    return response.write(`{"messages":[${'{"x":1},'.repeat(100_000)}`, () => response.destroy());
  };
  const response = await ask("st-2", "messages-lite");
  expect(response.status).toBe(200);
  await expect(response.text()).rejects.toThrow();
  await expect.poll(() => product.output()).toContain("a proxied reply broke off");
});

/** Sync asks the strange host too, and for other things. */
function isBegun(url: string | undefined): boolean {
  return url?.includes("messages-lite") ?? false;
}
