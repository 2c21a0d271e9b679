import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { gunzip } from "node:zlib";
import { sql } from "drizzle-orm";
import { SignJWT } from "jose";
import { Pool } from "undici";
import { startArchive } from "@/lib/cli/supervisor/archive";
import type { Child } from "@/lib/cli/supervisor/child";
import { findPort } from "@/lib/cli/supervisor/port";
import { startWeb } from "@/lib/cli/supervisor/web";
import { openArchive } from "@/lib/server/archive/database";
import { migrateArchive } from "@/lib/server/archive/migrate";
import { signInForTest } from "@/lib/server/auth/test-sign-in";
import { compare, type Result } from "./compare";
import type { KoreReport } from "./kore-process";
import { pageBody, pageSizes } from "./pages";

const decode = promisify(gunzip);
const host = "127.0.0.1";

/** The proxy route of the built product against a direct call to the same sandbox; both read the whole page. */
export async function benchProxy(kore: KoreReport, watch: (child: Child) => void): Promise<Result[]> {
  const data = await mkdtemp(join(tmpdir(), "backscroll-bench-"));
  const port = await findPort(host, 0);
  const archiveSocket = await startArchive(data, watch);
  Object.assign(process.env, await writeSettings(kore, data, port), { BACKSCROLL_ARCHIVE: archiveSocket });
  const archive = openArchive({ databaseUrl: null, archiveSocket });
  await migrateArchive(archive);
  const cookie = await signInForTest(archive, "reviewer", [kore.bot.botId]);
  await startWeb({ host, port, isDev: false }, watch);
  const origin = `http://${host}:${port}`;
  const proxy = new Pool(origin, { connections: 1 });
  const direct = new Pool(kore.url, { connections: 1 });
  const auth = await signToken(kore);
  const results: Result[] = [];
  for (const limit of pageSizes) {
    const body = JSON.stringify(pageBody(limit));
    results.push(
      await compare({
        name: `Proxy, ${limit.toLocaleString("en")} messages`,
        runs: limit > 1_000 ? 15 : 150,
        // Nobody would measure for hours: the budget is forgotten, and counting in it is measured all the same.
        prepare: () => archive.execute(sql`delete from kore_calls`),
        ours: () => read(proxy, `/api/kore/bots/${kore.bot.botId}/getMessagesV2`, body, { cookie, origin }),
        base: () =>
          read(direct, `/api/public/bot/${kore.bot.botId}/getMessagesV2`, body, {
            auth,
            "accept-encoding": "gzip",
          }),
      }),
    );
  }
  await Promise.all([proxy.close(), direct.close(), archive.$client.end()]);
  await rm(data, { recursive: true, force: true });
  return results;
}

/** The decoded bytes of a page. Throws when there is none. */
async function read(pool: Pool, path: string, body: string, own: Record<string, string>): Promise<number> {
  const headers = { "content-type": "application/json", ...own };
  const response = await pool.request({ method: "POST", path, body, headers });
  const bytes = Buffer.from(await response.body.arrayBuffer());
  if (response.statusCode !== 200) throw new Error(`${path}: ${response.statusCode} ${bytes}`);
  return (response.headers["content-encoding"] === "gzip" ? await decode(bytes) : bytes).length;
}

async function writeSettings(
  { url, bot }: KoreReport,
  data: string,
  port: number,
): Promise<Record<string, string>> {
  const { botId: id, name, clientId, clientSecret } = bot;
  const file = join(data, "bots.json");
  await writeFile(file, JSON.stringify([{ id, name, host: url, clientId, clientSecret }]), { mode: 0o600 });
  return { KORE_BOTS_FILE: file, PORT: String(port), HOST: host, NODE_ENV: "production", LOG_LEVEL: "error" };
}

function signToken({ bot }: KoreReport): Promise<string> {
  return new SignJWT({ appId: bot.clientId })
    .setProtectedHeader({ alg: "HS256", typ: "JWT" })
    .setExpirationTime("1h")
    .sign(new TextEncoder().encode(bot.clientSecret));
}
