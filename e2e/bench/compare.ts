/** Two ways to the same thing, timed in turns, so that whatever else the machine does meets both. */
export type Pair = {
  name: string;
  /** Ours, and what it is measured against; each resolves to how many bytes it read. */
  ours: () => Promise<number>;
  base: () => Promise<number>;
  runs: number;
  /** Before each call, and not timed. */
  prepare?: () => Promise<unknown>;
};
export type Result = { name: string; runs: number; bytes: number; ours: Times; base: Times };
type Times = { p50Ms: number; p95Ms: number };

const warmUps = 5;

/** Throws when the two do not read the same number of bytes. */
export async function compare({ name, ours, base, runs, prepare }: Pair): Promise<Result> {
  const times = { ours: [] as number[], base: [] as number[] };
  let bytes = 0;
  const time = async (side: "ours" | "base", run: number) => {
    await prepare?.();
    const startedAt = performance.now();
    const read = await (side === "ours" ? ours() : base());
    if (run >= warmUps) times[side].push(performance.now() - startedAt);
    if (bytes !== 0 && read !== bytes) throw new Error(`${name}: ${read} bytes read instead of ${bytes}.`);
    bytes = read;
  };
  for (let run = 0; run < runs + warmUps; run += 1) {
    // Who goes first has the colder caches, so they take turns in that too.
    for (const side of run % 2 === 0 ? (["ours", "base"] as const) : (["base", "ours"] as const)) {
      await time(side, run);
    }
  }
  return { name, runs, bytes, ours: summarize(times.ours), base: summarize(times.base) };
}

function summarize(times: number[]): Times {
  const sorted = times.toSorted((a, b) => a - b);
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
  return { p50Ms: at(0.5), p95Ms: at(0.95) };
}
