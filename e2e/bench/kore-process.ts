import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { promisify } from "node:util";
import { gzip } from "node:zlib";
import { type SandboxBot, startSandbox } from "@/lib/sandbox/server";
import { TestClient } from "@/lib/sandbox/test-client";
import { pageBody, pageSizes } from "./pages";

export type KoreReport = {
  kind: "ready";
  url: string;
  bot: SandboxBot;
  /** Answers `/<limit>/<encoding>` with a page of the sandbox that was made before, and so takes no time to make. */
  replayUrl: string;
};

async function serve(): Promise<void> {
  const sandbox = await startSandbox({
    rateLimits: false,
    days: 8,
    bots: [{ botId: "st-bench", name: "Bench", trade: "bank", sessionsPerDay: 250 }],
  });
  const [bot] = sandbox.bots;
  if (!bot) throw new Error("The sandbox has no bot.");
  const pages = await makePages(new TestClient(sandbox, Date.now));
  const replay = createServer((request, response) => {
    const page = pages.get(request.url ?? "");
    if (!page) return response.writeHead(404).end();
    request.resume();
    const encoding = request.url?.endsWith("gzip") ? { "content-encoding": "gzip" } : {};
    const headers = { "content-type": "application/json", "content-length": page.length, ...encoding };
    return response.writeHead(200, headers).end(page);
  });
  await new Promise<void>((resolve) => replay.listen(0, "127.0.0.1", resolve));
  const replayUrl = `http://127.0.0.1:${(replay.address() as AddressInfo).port}`;
  process.send?.({ kind: "ready", url: sandbox.url, bot, replayUrl } satisfies KoreReport);
}

async function makePages(client: TestClient): Promise<Map<string, Buffer>> {
  const pages = new Map<string, Buffer>();
  for (const limit of pageSizes) {
    const { body } = await client.post("getMessagesV2", pageBody(limit));
    const text = Buffer.from(JSON.stringify(body));
    pages.set(`/${limit}/identity`, text).set(`/${limit}/gzip`, await promisify(gzip)(text));
  }
  return pages;
}

for (const signal of ["SIGTERM", "SIGINT"] as const) process.once(signal, () => process.exit(0));
await serve();
