import { setTimeout as delay } from "node:timers/promises";
import { Pool } from "undici";

export type Ask = { path: string; headers: Record<string, string> };
export type Load = {
  /** Answers by status; 0 is none. */
  statuses: Record<number, number>;
  seconds: number;
  /** Of what was answered with 200, from when it was due. */
  times: number[];
  /** Of what was answered with 503, from when it was sent. */
  refusedTimes: number[];
  refusedWithoutRetryAfter: number;
};

/** More than ever wait at once, or who asks would be what is measured. */
const connections = 4_096;

/** So many requests a second whatever comes back, each timed from when it was due: one that had to wait counts as slow. */
export async function askAtRate(
  origin: string,
  perSecond: number,
  seconds: number,
  next: (turn: number) => Ask,
): Promise<Load> {
  const pool = new Pool(origin, { connections });
  const load = emptyLoad();
  const asked: Promise<void>[] = [];
  const startedAt = performance.now();
  for (let turn = 0; turn < perSecond * seconds; turn += 1) {
    const dueAt = startedAt + (turn / perSecond) * 1_000;
    const waitMs = dueAt - performance.now();
    if (waitMs > 0) await delay(waitMs);
    asked.push(ask(pool, next(turn), dueAt, load));
  }
  await Promise.all(asked);
  load.seconds = (performance.now() - startedAt) / 1_000;
  await pool.close();
  return load;
}

/** So many callers, each of whom asks again as soon as there is an answer, until it is over. */
export async function askInTurn(
  origin: string,
  callers: number,
  isOver: () => boolean,
  next: (turn: number) => Ask,
): Promise<Load> {
  const pool = new Pool(origin, { connections: callers });
  const load = emptyLoad();
  const startedAt = performance.now();
  let turn = 0;
  const caller = async () => {
    while (!isOver()) {
      turn += 1;
      await ask(pool, next(turn), performance.now(), load);
    }
  };
  await Promise.all(Array.from({ length: callers }, caller));
  load.seconds = (performance.now() - startedAt) / 1_000;
  await pool.close();
  return load;
}

export function during(seconds: number): () => boolean {
  const end = performance.now() + seconds * 1_000;
  return () => performance.now() >= end;
}

async function ask(pool: Pool, { path, headers }: Ask, dueAt: number, load: Load): Promise<void> {
  const sentAt = performance.now();
  let status = 0;
  try {
    const reply = await pool.request({ method: "GET", path, headers });
    await reply.body.dump({ limit: Number.MAX_SAFE_INTEGER });
    status = reply.statusCode;
    if (status === 503 && !reply.headers["retry-after"]) load.refusedWithoutRetryAfter += 1;
  } catch {
    // Counted as an answer that did not come.
  }
  load.statuses[status] = (load.statuses[status] ?? 0) + 1;
  if (status === 200) load.times.push(performance.now() - dueAt);
  if (status === 503) load.refusedTimes.push(performance.now() - sentAt);
}

function emptyLoad(): Load {
  return { statuses: {}, seconds: 0, times: [], refusedTimes: [], refusedWithoutRetryAfter: 0 };
}

export function percentile(times: number[], share: number): number {
  const sorted = times.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

/** Answers with 200 in a second. */
export function goodput(load: Load): number {
  return (load.statuses[200] ?? 0) / load.seconds;
}

/** All that was neither answered nor refused as it should be. */
export function errorsOf(load: Load, { mayRefuse } = { mayRefuse: false }): number {
  const fine = ["200", ...(mayRefuse ? ["503"] : [])];
  return Object.entries(load.statuses).reduce(
    (sum, [status, count]) => sum + (fine.includes(status) ? 0 : count),
    0,
  );
}
