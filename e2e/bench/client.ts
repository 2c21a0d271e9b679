import { promisify } from "node:util";
import { gunzip } from "node:zlib";
import { Pool } from "undici";
import { openKore } from "@/lib/server/kore/http/client";
import { Secret } from "@/lib/server/secret";
import { compare, type Result } from "./compare";
import type { KoreReport } from "./kore-process";
import { pageSizes } from "./pages";

const decode = promisify(gunzip);
const signal = new AbortController().signal;

/** Fetching, decoding and parsing by our client, against undici and JSON.parse alone on the same pages. */
export async function benchClient({ replayUrl, bot }: KoreReport): Promise<Result[]> {
  const config = { ...bot, id: bot.botId, host: replayUrl, clientSecret: new Secret(bot.clientSecret) };
  const kore = openKore({ ...config, kind: "bot", algorithm: "HS256" }, { admit: async () => undefined });
  const pool = new Pool(replayUrl, { connections: 1 });
  const results: Result[] = [];
  for (const limit of pageSizes) {
    for (const encoding of ["identity", "gzip"]) {
      const path = `/${limit}/${encoding}`;
      results.push(
        await compare({
          name: `Client, ${limit.toLocaleString("en")} messages, ${encoding}`,
          runs: limit > 1_000 ? 40 : 400,
          ours: async () => {
            const body = await kore.call({ path, body: {}, listKey: "messages", purpose: "request", signal });
            return countMessages(body);
          },
          base: async () => {
            const response = await pool.request({ method: "POST", path, body: "{}" });
            const bytes = Buffer.from(await response.body.arrayBuffer());
            const text = (encoding === "gzip" ? await decode(bytes) : bytes).toString();
            return countMessages(JSON.parse(text));
          },
        }),
      );
    }
  }
  await Promise.all([kore.close(), pool.close()]);
  return results;
}

function countMessages({ messages }: Record<string, unknown>): number {
  return Array.isArray(messages) ? messages.length : 0;
}
