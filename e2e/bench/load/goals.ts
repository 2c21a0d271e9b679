import { setTimeout as delay } from "node:timers/promises";
import { Pool } from "undici";
import { type Child, firstMessage, startProgram } from "@/lib/cli/supervisor/child";
import type { Span } from "@/lib/domain/span";
import { config } from "@/lib/server/config";
import { record } from "../archive/measure";
import type { Place } from "../archive/place";
import type { Question } from "../archive/questions";
import { ms } from "../print-table";
import { besideSync, withFaults } from "./beside";
import { type Ask, askAtRate, askInTurn, during, errorsOf, goodput, percentile } from "./generate";
import { mixOf } from "./mix";
import type { PlainReport, PlainRoutes, PlainStatement } from "./plain-process";

export type Finding = { goal: string; what: string; measured: string; wanted: string; isMet: boolean };
export type Stage = { place: Place; questions: Question[]; seconds: number; perSecond: number };

const callers = 4;
const slowestMs = 300;

/** L-01: what people ask for at a fixed rate, while sync writes. */
export async function mixedLoad(
  { place, questions, seconds, perSecond }: Stage,
  span: Span,
): Promise<Finding> {
  const next = mixOf(place, questions);
  const load = await besideSync(place, span, () => askAtRate(place.origin, perSecond, seconds, next));
  const [errors, p99] = [errorsOf(load), percentile(load.times, 0.99)];
  return {
    goal: "L-01",
    what: `${perSecond} requests a second, mixed, while sync writes`,
    measured: `${errors} errors of ${load.times.length}, p50 ${ms(percentile(load.times, 0.5))}, p99 ${ms(p99)}`,
    wanted: `0 errors, p99 ${slowestMs} ms`,
    isMet: errors === 0 && p99 <= slowestMs,
  };
}

/** L-02: a route against a plain server that runs the same statements and prints the rows. */
export async function againstPlain(
  { place, questions, seconds }: Stage,
  watch: (child: Child) => void,
): Promise<Finding[]> {
  const names = ["list, no filter", "search, rare", "transcript"];
  const chosen = questions.filter(({ name }) => names.includes(name));
  const routes: PlainRoutes = {};
  for (const [index, { variants }] of chosen.entries()) {
    for (const [place, { verb }] of variants.entries()) {
      routes[`${index}-${place}`] = (await record(verb)).map(toPlain);
    }
  }
  const { databaseUrl, archiveSocket } = config();
  const address = databaseUrl
    ? { connectionString: databaseUrl.reveal() }
    : { host: archiveSocket, user: "postgres", database: "postgres" };
  const plain = startProgram("plain server", "e2e/bench/load/plain-process.ts", [JSON.stringify(address)]);
  watch(plain);
  plain.process.send?.(routes);
  const { url } = (await firstMessage(plain)) as PlainReport;
  const findings: Finding[] = [];
  for (const [index, { name, variants }] of chosen.entries()) {
    const ours = (turn: number): Ask => ({
      path: variants[turn % variants.length]?.path ?? "",
      headers: { cookie: place.cookie },
    });
    const base = (turn: number): Ask => ({ path: `/${index}-${turn % variants.length}`, headers: {} });
    const rates = { ours: 0, base: 0 };
    for (let round = 0; round < 2; round += 1) {
      const half = seconds / 4;
      rates.ours += goodput(await askInTurn(place.origin, callers, during(half), ours)) / 2;
      rates.base += goodput(await askInTurn(url, callers, during(half), base)) / 2;
    }
    const share = rates.ours / rates.base;
    findings.push({
      goal: "L-02",
      what: `${name}: the route against plain node:http and pg, the same SQL`,
      measured: `${rates.ours.toFixed(0)}/s of ${rates.base.toFixed(0)}/s, ${(share * 100).toFixed(0)} %`,
      wanted: "50 %",
      isMet: share >= 0.5,
    });
  }
  await plain.stop(1_000);
  return findings;
}

function toPlain([query, values]: Awaited<ReturnType<typeof record>>[number]): PlainStatement {
  const asked = query as unknown as string | { text: string; values?: unknown[]; rowMode?: "array" };
  const list = values as unknown as unknown[] | undefined;
  if (typeof asked === "string") return { text: asked, values: list ?? [] };
  const { text, rowMode } = asked;
  return { text, values: list ?? asked.values ?? [], ...(rowMode && { rowMode }) };
}

/** L-04: readers beside a Kore of whose calls three in ten fail, against readers of whom Kore wants nothing. */
export async function besideFaults(
  { place, questions, seconds, perSecond }: Stage,
  span: Span,
): Promise<Finding> {
  const next = mixOf(place, questions);
  const read = () => askAtRate(place.origin, perSecond, seconds, next);
  const idle = await read();
  const busy = await withFaults(place.kore.url, () => besideSync(place, span, read));
  const [before, after] = [percentile(idle.times, 0.99), percentile(busy.times, 0.99)];
  const errors = errorsOf(busy);
  return {
    goal: "L-04",
    what: "readers' p99, sync at full speed with 30 % faults of Kore against an idle one",
    measured: `${ms(after)} of ${ms(before)}, × ${(after / before).toFixed(2)}, ${errors} errors`,
    wanted: "× 1.2",
    isMet: after <= 1.2 * before && errors === 0,
  };
}

/** L-05: five times what can be done. */
export async function overload({ place, questions, seconds }: Stage): Promise<Finding[]> {
  const next = mixOf(place, questions);
  const usual = await askInTurn(place.origin, 16, during(seconds), next);
  const peak = goodput(usual);
  const rate = Math.ceil(peak * 5);
  let isOver = false;
  const watching = watchBeside(place, () => isOver);
  const load = await askAtRate(place.origin, rate, seconds, next);
  isOver = true;
  const recoveredMs = await recovery(place, next, percentile(usual.times, 0.95));
  const beside = await watching;
  const share = goodput(load) / peak;
  const refused = percentile(load.refusedTimes, 0.99);
  const errors = errorsOf(load, { mayRefuse: true }) + load.refusedWithoutRetryAfter;
  const finding = (what: string, measured: string, wanted: string, isMet: boolean) => ({
    goal: "L-05",
    what,
    measured,
    wanted,
    isMet,
  });
  return [
    finding(
      `${rate} requests a second, 5 times the peak of ${peak.toFixed(0)}: answered`,
      `${(share * 100).toFixed(0)} % of the peak, ${errors} errors`,
      "80 %, 0 errors",
      share >= 0.8 && errors === 0,
    ),
    finding(
      "the rest is refused with 503 and Retry-After, p50 and p99",
      `${load.refusedTimes.length}, ${ms(percentile(load.refusedTimes, 0.5))}, ${ms(refused)}`,
      "50 ms",
      refused <= 50,
    ),
    finding(
      "sign-in and health meanwhile, p99",
      `${ms(percentile(beside.signIn, 0.99))}, ${ms(percentile(beside.health, 0.99))}`,
      "1,000 ms",
      percentile([...beside.signIn, ...beside.health], 0.99) <= 1_000,
    ),
    finding("as quick as before after", ms(recoveredMs), "5,000 ms", recoveredMs <= 5_000),
  ];
}

/** On connections of their own, as other people's are. */
async function watchBeside(place: Place, isOver: () => boolean) {
  const pool = new Pool(place.origin, { connections: 2 });
  const times = { signIn: [] as number[], health: [] as number[] };
  const headers = { origin: place.origin, "content-type": "application/json" };
  for (let turn = 0; !isOver(); turn += 1) {
    const body = JSON.stringify({ name: `nobody ${turn} ${Date.now()}`, password: "a guess of the bench" });
    const timed = async (kind: "signIn" | "health") => {
      const startedAt = performance.now();
      const request =
        kind === "health"
          ? pool.request({ method: "GET", path: "/api/health" })
          : pool.request({ method: "POST", path: "/api/sign-in", headers, body });
      await (await request).body.dump();
      times[kind].push(performance.now() - startedAt);
    };
    await Promise.all([timed("signIn"), timed("health"), delay(250)]);
  }
  await pool.close();
  return times;
}

/** Until ten in a row are answered as they were. */
async function recovery(place: Place, next: (turn: number) => Ask, usualMs: number): Promise<number> {
  const startedAt = performance.now();
  for (let turn = 0, inRow = 0; inRow < 10; turn += 1) {
    let asked = 0;
    const load = await askInTurn(
      place.origin,
      1,
      () => asked++ > 0,
      () => next(turn),
    );
    inRow = (load.times[0] ?? Number.POSITIVE_INFINITY) <= usualMs ? inRow + 1 : 0;
    if (performance.now() - startedAt > 30_000) break;
  }
  return performance.now() - startedAt;
}

/** L-07: somebody takes everything along while others read. */
export async function besideExport({ place, questions, seconds }: Stage): Promise<Finding[]> {
  const next = mixOf(place, questions);
  const alone = await askInTurn(place.origin, 1, during(seconds), next);
  const memoryBefore = place.webMemoryMb();
  let mostMb = memoryBefore;
  let isOver = false;
  const words = new URLSearchParams({ form: "messages-jsonl", words: `range=all&bot=${place.botId}` });
  const download = takeAlong(place, `/api/export?${words}`, seconds * 4).finally(() => {
    isOver = true;
  });
  const sampling = (async () => {
    while (!isOver) {
      mostMb = Math.max(mostMb, place.webMemoryMb());
      await delay(500);
    }
  })();
  const beside = await askInTurn(place.origin, 1, () => isOver, next);
  const taken = await download;
  await sampling;
  const [before, after] = [percentile(alone.times, 0.99), percentile(beside.times, 0.99)];
  const grownMb = mostMb - memoryBefore;
  return [
    {
      goal: "L-07",
      what: `export of ${taken.lines.toLocaleString("en")} messages${taken.isWhole ? "" : " (then hung up)"}: memory`,
      measured: `+ ${grownMb} MB in ${taken.seconds.toFixed(0)} s, ${taken.megabytes.toFixed(0)} MB sent`,
      wanted: "+ 64 MB",
      isMet: grownMb <= 64,
    },
    {
      goal: "L-07",
      what: "a reader's p99 beside it, against alone",
      measured: `${ms(after)} of ${ms(before)}, × ${(after / before).toFixed(2)}`,
      wanted: "× 1.5",
      isMet: after <= 1.5 * before,
    },
  ];
}

async function takeAlong({ origin, cookie }: Place, path: string, mostSeconds: number) {
  const startedAt = performance.now();
  const pool = new Pool(origin, { connections: 1 });
  let [lines, bytes, isWhole] = [0, 0, true];
  const { statusCode, body } = await pool.request({ method: "GET", path, headers: { cookie } });
  if (statusCode !== 200) throw new Error(`The export answered ${statusCode}: ${await body.text()}`);
  for await (const chunk of body as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    for (let at = chunk.indexOf(10); at >= 0; at = chunk.indexOf(10, at + 1)) lines += 1;
    if (performance.now() - startedAt < mostSeconds * 1_000) continue;
    isWhole = false;
    break;
  }
  await pool.destroy();
  return { lines, megabytes: bytes / 1e6, seconds: (performance.now() - startedAt) / 1_000, isWhole };
}
