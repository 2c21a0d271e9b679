import pg from "pg";
import { Pool } from "undici";
import { config } from "@/lib/server/config";
import { ms } from "../print-table";
import type { Place } from "./place";
import type { Question, Variant } from "./questions";

export type Times = { p50Ms: number; p95Ms: number };
export type Measured = Pick<Question, "name" | "targetMs" | "growth"> & { ours: Times; bare: Times };

type Statement = Parameters<pg.Client["query"]>;

const warmUps = 10;
/** What takes long is asked for less often, and often enough for a 95th percentile of its own. */
const mostMs = 20_000;
const fewestRuns = 20;

/** Times each question as people ask it, and its statements alone through `pg`, in turns. */
export async function measure(place: Place, questions: Question[], runs: number): Promise<Measured[]> {
  const web = new Pool(place.origin, { connections: 1 });
  const bare = await connect();
  const results: Measured[] = [];
  for (const { name, targetMs, growth, variants } of questions) {
    const times = { ours: [] as number[], bare: [] as number[] };
    const statements = new Map<Variant, Statement[]>();
    for (const variant of variants) statements.set(variant, await record(variant.verb));
    const startedAt = performance.now();
    const isOver = (run: number) =>
      run >= runs || (run >= fewestRuns && performance.now() - startedAt > mostMs);
    for (let run = -warmUps; !isOver(run); run += 1) {
      const variant = variants[(run + warmUps) % variants.length];
      if (!variant) throw new Error(`${name} asks for nothing.`);
      const oursMs = await time(() =>
        variant.path ? read(web, variant.path, place.cookie) : variant.verb(),
      );
      const bareMs = await time(async () => {
        for (const statement of statements.get(variant) ?? []) await bare.query(...statement);
      });
      if (run < 0) continue;
      times.ours.push(oursMs);
      times.bare.push(bareMs);
    }
    const result = { name, targetMs, growth, ours: summarize(times.ours), bare: summarize(times.bare) };
    console.log(`  ${name}: p95 ${ms(result.ours.p95Ms)}`);
    results.push(result);
  }
  await Promise.all([web.close(), bare.end()]);
  return results;
}

/** Asks one question again and again until `isOver`. */
export async function measureWhile(
  place: Place,
  { variants }: Question,
  isOver: () => boolean,
): Promise<Times> {
  const web = new Pool(place.origin, { connections: 1 });
  const times: number[] = [];
  for (let run = 0; !isOver(); run += 1) {
    const path = variants[run % variants.length]?.path;
    if (!path) throw new Error("Only what has an address can be asked for beside other work.");
    times.push(await time(() => read(web, path, place.cookie)));
  }
  await web.close();
  return summarize(times);
}

/** The statements that a verb sends to the database. */
export async function record(verb: () => Promise<unknown>): Promise<Statement[]> {
  const statements: Statement[] = [];
  const prototype = pg.Client.prototype;
  const query = prototype.query;
  prototype.query = function (this: pg.Client, ...args: Statement) {
    statements.push(args.slice(0, 2) as Statement);
    return query.apply(this, args);
  } as typeof query;
  try {
    await verb();
  } finally {
    prototype.query = query;
  }
  return statements;
}

async function connect(): Promise<pg.Client> {
  const { databaseUrl, archiveSocket } = config();
  const address = databaseUrl ? { connectionString: databaseUrl.reveal() } : { host: archiveSocket ?? "" };
  const client = new pg.Client({
    user: "postgres",
    database: "postgres",
    ...address,
    options: "-c timezone=UTC",
  });
  await client.connect();
  return client;
}

async function read(web: Pool, path: string, cookie: string): Promise<void> {
  const response = await web.request({ method: "GET", path, headers: { cookie } });
  const text = await response.body.text();
  if (response.statusCode !== 200) throw new Error(`${path}: ${response.statusCode} ${text}`);
}

export async function time(work: () => Promise<unknown>): Promise<number> {
  const startedAt = performance.now();
  await work();
  return performance.now() - startedAt;
}

export function summarize(times: number[]): Times {
  const sorted = times.toSorted((a, b) => a - b);
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
  return { p50Ms: at(0.5), p95Ms: at(0.95) };
}
