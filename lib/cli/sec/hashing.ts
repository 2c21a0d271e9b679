import { execFileSync } from "node:child_process";
import { setTimeout as delay } from "node:timers/promises";
import { Pool } from "undici";
import { createAccount } from "@/lib/server/archive/accounts";
import { archive } from "@/lib/server/archive/database";
import { hashPassword } from "@/lib/server/auth/password";
import { origin, startWebInstances } from "../chaos/web-instances";
import { percentile } from "./compare-samples";

/** Fifty guess passwords at once, each under names of their own: others are answered, and memory stays where it was. */
const guessers = 50;
const guessMs = 20_000;
const askEveryMs = 25;
const mostHealthMs = 200;
const mostGrowthMb = 150;

const { urls, webs, close } = await startWebInstances({ count: 1, logLevel: "silent" });
const [url = ""] = urls;
const passwordHash = await hashPassword("a long enough password");
await createAccount(archive(), { name: "known", passwordHash, grants: [] });
const group = webs[0]?.process.pid;
const guessing = new Pool(url, { connections: guessers });
const asking = new Pool(url, { connections: 1 });

await watchHealth(2_000);
const before = await watchHealth(5_000);
const answers = new Map<number, number>();
const over = Date.now() + guessMs;
const guesses = Array.from({ length: guessers }, (_, n) => guess(n));
const during = await watchHealth(guessMs);
await Promise.all(guesses);
const growthMb = during.mb - before.mb;

const told = [...answers].map(([status, count]) => `${count} × ${status}`).join(", ");
console.log(`${guessers} guess at once for ${guessMs / 1_000} s: ${told}`);
console.log(
  `/api/health, p99: ${before.p99Ms} ms before, ${during.p99Ms} ms meanwhile (at most ${mostHealthMs})`,
);
console.log(
  `Memory of the web server: ${before.mb} MB, at most ${growthMb} MB more (at most ${mostGrowthMb})`,
);
await Promise.all([guessing.destroy(), asking.destroy()]);
await close();
process.exit(during.p99Ms < mostHealthMs && growthMb < mostGrowthMb ? 0 : 1);

async function guess(guesser: number): Promise<void> {
  const headers = { origin, "content-type": "application/json" };
  for (let tries = 0; Date.now() < over; tries += 1) {
    // Under one name only the first ten would be hashed.
    const name = tries % 10 === 0 ? "known" : `guesser ${guesser} ${tries}`;
    const body = JSON.stringify({ name, password: "a guess that is wrong" });
    const reply = await guessing.request({ method: "POST", path: "/api/sign-in", headers, body });
    await reply.body.dump();
    answers.set(reply.statusCode, (answers.get(reply.statusCode) ?? 0) + 1);
  }
}

async function watchHealth(forMs: number): Promise<{ p99Ms: number; mb: number }> {
  const times: number[] = [];
  let mb = 0;
  for (const end = Date.now() + forMs; Date.now() < end; await delay(askEveryMs)) {
    const from = performance.now();
    const reply = await asking.request({ method: "GET", path: "/api/health" });
    await reply.body.dump();
    times.push(performance.now() - from);
    if (times.length % 20 === 0) mb = Math.max(mb, memoryMb());
  }
  return { p99Ms: Math.round(percentile(times, 99)), mb: Math.max(mb, memoryMb()) };
}

function memoryMb(): number {
  const lines = execFileSync("ps", ["-eo", "pgid=,rss="], { encoding: "utf8" }).trim().split("\n");
  const own = lines.map((line) => line.trim().split(/\s+/).map(Number)).filter(([pgid]) => pgid === group);
  return Math.round(own.reduce((sum, [, kb]) => sum + (kb ?? 0), 0) / 1_024);
}
