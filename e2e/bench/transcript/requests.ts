import { Pool } from "undici";

export type Rate = { perSecond: number; p50Ms: number; p95Ms: number; bytes: number };

const connections = 4;
const roundMs = 2_500;
const rounds = 2;

/** How many requests of each a second are answered, in turns, by a few callers who each ask again at once. */
export async function compareRates(
  origin: string,
  headers: Record<string, string>,
  paths: { ours: string; base: string },
): Promise<{ ours: Rate; base: Rate }> {
  const pool = new Pool(origin, { connections });
  const times = { ours: [] as number[], base: [] as number[] };
  const bytes = { ours: 0, base: 0 };
  const spentMs = { ours: 0, base: 0 };
  const ask = async (side: "ours" | "base") => {
    const startedAt = performance.now();
    const response = await pool.request({ method: "GET", path: paths[side], headers });
    bytes[side] = (await response.body.arrayBuffer()).byteLength;
    if (response.statusCode !== 200) throw new Error(`${paths[side]}: ${response.statusCode}`);
    return performance.now() - startedAt;
  };
  for (const side of ["ours", "base"] as const) await ask(side);
  for (let round = 0; round < rounds; round += 1) {
    for (const side of ["ours", "base"] as const) {
      const startedAt = performance.now();
      const caller = async () => {
        while (performance.now() - startedAt < roundMs) times[side].push(await ask(side));
      };
      await Promise.all(Array.from({ length: connections }, caller));
      spentMs[side] += performance.now() - startedAt;
    }
  }
  await pool.close();
  const rateOf = (side: "ours" | "base"): Rate => {
    const sorted = times[side].toSorted((a, b) => a - b);
    const share = (part: number) => sorted[Math.floor(sorted.length * part)] ?? Number.NaN;
    const perSecond = (sorted.length / spentMs[side]) * 1_000;
    return { perSecond, p50Ms: share(0.5), p95Ms: share(0.95), bytes: bytes[side] };
  };
  return { ours: rateOf("ours"), base: rateOf("base") };
}

/** Of so many requests one after the other, each read to its end. */
export async function timeRequests(
  origin: string,
  headers: Record<string, string>,
  path: string,
  runs: number,
): Promise<number[]> {
  const pool = new Pool(origin, { connections: 1 });
  const times: number[] = [];
  for (let run = -2; run < runs; run += 1) {
    const startedAt = performance.now();
    const response = await pool.request({ method: "GET", path, headers });
    await response.body.arrayBuffer();
    if (run >= 0) times.push(performance.now() - startedAt);
  }
  await pool.close();
  return times.toSorted((a, b) => a - b);
}
