import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startArchive } from "@/lib/cli/supervisor/archive";
import type { Child } from "@/lib/cli/supervisor/child";
import { findPort } from "@/lib/cli/supervisor/port";
import { startWeb } from "@/lib/cli/supervisor/web";
import { openArchive } from "@/lib/server/archive/database";
import { migrateArchive } from "@/lib/server/archive/migrate";
import { signInForTest } from "@/lib/server/auth/test-sign-in";
import { ms, printTable } from "./print-table";
import { storeLongSession } from "./transcript/long-session";
import { measureReading } from "./transcript/reading";
import { compareRates, type Rate, timeRequests } from "./transcript/requests";

const host = "127.0.0.1";
const botId = "st-bench";
const sessions = {
  usual: { id: "69a3f0000000000000000001", count: 200, hasOdd: false },
  long: { id: "69a3f0000000000000000002", count: 10_000, hasOdd: false },
  odd: { id: "69a3f0000000000000000003", count: 200, hasOdd: true },
};
const runs = 10;

/** A long session through the route and in a slow browser, and the route against a page that the server draws. */
export async function benchTranscript(
  watch: (child: Child) => void,
  { hasBrowser } = { hasBrowser: true },
): Promise<{ ours: Rate; base: Rate }> {
  const data = await mkdtemp(join(tmpdir(), "backscroll-bench-"));
  const port = await findPort(host, 0);
  const file = join(data, "bots.json");
  const bot = { id: botId, host: "http://127.0.0.1:9", clientId: "cs-bench", clientSecret: "of-the-bench" };
  await writeFile(file, JSON.stringify([bot]), { mode: 0o600 });
  const archiveSocket = await startArchive(data, watch);
  const settings = { KORE_BOTS_FILE: file, PORT: String(port), HOST: host, LOG_LEVEL: "error" };
  const bench = { NODE_ENV: "production", BACKSCROLL_BENCH: "1", BACKSCROLL_ARCHIVE: archiveSocket };
  Object.assign(process.env, settings, bench);
  await buildBench();
  const archive = openArchive({ databaseUrl: null, archiveSocket });
  await migrateArchive(archive);
  const cookie = await signInForTest(archive, "reviewer", [botId]);
  for (const { id, ...rest } of Object.values(sessions)) await storeLongSession(archive, botId, id, rest);
  await startWeb({ host, port, isDev: false }, watch);
  const origin = `http://${host}:${port}`;

  console.log("\nTranscript: the route against the same rows drawn by the server, 4 callers at a time\n");
  const rows: string[][] = [];
  let longest: { ours: Rate; base: Rate } | undefined;
  for (const { id, count } of [sessions.usual, sessions.long]) {
    const words = new URLSearchParams({ bot: botId });
    const control = new URLSearchParams({ bot: botId, session: id });
    const paths = { ours: `/api/sessions/${id}?${words}`, base: `/dev/transcript?${control}` };
    const compared = await compareRates(origin, { cookie }, paths);
    const { ours, base } = compared;
    if (count === sessions.long.count) longest = compared;
    const rates = [ours, base].map(({ perSecond }) => `${perSecond.toFixed(1)}/s`);
    const times = [ours, base].map(({ p50Ms }) => ms(p50Ms));
    const factor = `× ${(ours.perSecond / base.perSecond).toFixed(1)}`;
    rows.push([`${count.toLocaleString("en")} messages`, ...rates, factor, ...times]);
  }
  printTable([["", "route", "page", "", "route p50", "page p50"], ...rows]);

  if (hasBrowser) await printReading(origin, cookie);
  await archive.$client.end();
  await rm(data, { recursive: true, force: true });
  if (!longest) throw new Error("The long session was not measured.");
  return longest;
}

async function printReading(origin: string, cookie: string): Promise<void> {
  console.log("\nOne caller, and a browser with a processor four times as slow\n");
  const table: string[][] = [];
  for (const [name, { id, count }] of Object.entries(sessions)) {
    const path = `/sessions/${id}?${new URLSearchParams({ bot: botId })}`;
    const times = await timeRequests(origin, { cookie }, `/api${path}`, runs);
    const at = (share: number) => ms(times[Math.floor(times.length * share)] ?? Number.NaN);
    const { firstBubblesMs, longestScrollTaskMs } = await measureReading(origin, cookie, path);
    const longest = longestScrollTaskMs === 0 ? "under 50 ms" : ms(longestScrollTaskMs);
    const label = `${name}, ${count.toLocaleString("en")} messages`;
    table.push([label, at(0.5), at(0.95), ms(firstBubblesMs), longest]);
  }
  printTable([["", "JSON p50", "p95", "first bubbles", "longest task of scrolling"], ...table]);
}

/** A build of its own, with the page to measure against, beside the product's. */
async function buildBench(): Promise<void> {
  const next = createRequire(import.meta.url).resolve("next/dist/bin/next");
  const child = spawn(process.execPath, [next, "build"], { stdio: ["ignore", "ignore", "inherit"] });
  const [code] = await once(child, "exit");
  if (code !== 0) throw new Error("The build for the bench failed.");
}
