import { setTimeout as delay } from "node:timers/promises";
import { Pool } from "undici";
import { fill } from "@/e2e/bench/archive/fill";
import { openPlace } from "@/e2e/bench/archive/place";
import { startProgram } from "@/lib/cli/supervisor/child";
import { listWindows } from "@/lib/server/archive/sync-state";

/** Kore is away while people read: what is archived is served as before, says its age, and catches up by itself. */
const readMs = 15_000;
const awayMs = 60_000;
const graceMs = 5_000;
const dayMs = 86_400_000;
const end = Math.floor(Date.now() / dayMs) * dayMs;

const place = await openPlace("embedded", 20, 10, null);
await fill(place, { from: end - 5 * dayMs, to: end });
const sync = startProgram("sync", "lib/cli/sync.ts", [], { LOG_LEVEL: "silent" });
const web = new Pool(place.origin, { connections: 2 });
const headers = { cookie: place.cookie, origin: place.origin, "content-type": "application/json" };
await until(async () => (await freshUntil()) !== null);

const before = await read(readMs);
const heldUntil = await freshUntil();
await place.kore.stop();
const away = await read(awayMs);
const shown = await freshUntil();
const startedAt = Date.now();
await place.kore.start();
await until(async () => ((await freshUntil()) ?? 0) > startedAt);
const recoveredMs = Date.now() - startedAt;

console.log(`With Kore:    ${before.count} reads, ${before.failed} failed, p95 ${before.p95Ms} ms`);
console.log(`Without Kore: ${away.count} reads, ${away.failed} failed, p95 ${away.p95Ms} ms`);
console.log(
  `Fresh until, said while it was away: ${shown === null ? "nothing" : `${Math.round((startedAt - shown) / 1_000)} s ago`}`,
);
console.log(`Held anew ${(recoveredMs / 1_000).toFixed(1)} s after Kore was back`);
await web.close();
await sync.stop(graceMs);
await place.stop();
const isAsClaimed =
  away.failed === 0 && shown !== null && heldUntil !== null && shown >= heldUntil && shown <= startedAt;
process.exit(isAsClaimed ? 0 : 1);

/** As a page does: it says that somebody looks, and reads. */
async function read(forMs: number) {
  const times: number[] = [];
  let failed = 0;
  for (const over = Date.now() + forMs; Date.now() < over; ) {
    const from = performance.now();
    const path = `/api/sessions?bot=${place.botId}&range=30d`;
    const { statusCode, body } = await web.request({ method: "GET", path, headers });
    await body.dump();
    times.push(performance.now() - from);
    if (statusCode !== 200) failed += 1;
    if (times.length % 20 === 0) await look();
  }
  const sorted = times.toSorted((a, b) => a - b);
  return { count: times.length, failed, p95Ms: Math.round(sorted[Math.floor(sorted.length * 0.95)] ?? 0) };
}

async function look(): Promise<void> {
  const range = { from: new Date(end).toISOString(), to: null };
  const path = `/api/bots/${place.botId}/coverage`;
  const { body } = await web.request({ method: "POST", path, headers, body: JSON.stringify(range) });
  await body.dump();
}

/** What the banner is made of. */
async function freshUntil(): Promise<number | null> {
  await look();
  const { body } = await web.request({ method: "GET", path: `/api/bots/${place.botId}/coverage`, headers });
  const coverage = (await body.json()) as { freshUntil: string | null };
  return coverage.freshUntil === null ? null : Date.parse(coverage.freshUntil);
}

async function until(isSo: () => Promise<boolean>): Promise<void> {
  for (const over = Date.now() + 180_000; !(await isSo()); await delay(250)) {
    if (Date.now() > over) throw new Error(JSON.stringify(await listWindows(place.archive, place.botId)));
  }
}
