import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { Random } from "@/lib/sandbox/generate/random";
import { RateLimiter } from "@/lib/sandbox/http/rate-limit";
import type { CallLimit } from "../archive/kore-calls";
import { noteLook } from "../archive/sync-state";
import { startTestArchive, type TestArchive } from "../archive/test-archive";
import type { BotConfig } from "../config";
import type { CallPurpose } from "../kore/http/client";
import { Secret } from "../secret";
import { archiveBook, type CallBook, type Clock, createAdmission } from "./admission";
import { limitsFor } from "./call-limits";

const start = Date.parse("2026-03-18T12:00:00.000Z");
const secondMs = 1_000;
const minuteMs = 60_000;
const hourMs = 3_600_000;
const bot: BotConfig = {
  id: "st-1",
  name: "Bot",
  host: "http://127.0.0.1:1",
  clientId: "cs-1",
  clientSecret: new Secret("a secret"),
  kind: "bot",
  algorithm: "HS256",
  inactivityTimeoutMs: 900_000,
};

/** Counts in memory as the archive does; that both agree is a test of its own. */
function memoryBook(): CallBook & { lookedAt: number | null } {
  const calls = new Map<string, number[]>();
  return {
    lookedAt: null,
    async admit(id, limits, now) {
      const made = calls.get(id) ?? [];
      calls.set(id, made);
      const ends = limits.map(({ calls: count, windowMs }) => (made.at(-count) ?? -Infinity) + windowMs);
      const freeAt = Math.max(...ends);
      if (freeAt > now) return Math.ceil(freeAt - now);
      // Processes whose clocks differ do not count in order.
      made.splice(made.findLastIndex((at) => at <= now) + 1, 0, now);
      if (made.length > 4_000) made.splice(0, 2_000);
      return 0;
    },
    async lastLook() {
      return this.lookedAt;
    },
  };
}

/** A clock that jumps from one thing that is waited for to the next. */
class SimulatedClock implements Clock {
  #time = start;
  readonly #waiting: { at: number; wake: () => void }[] = [];
  readonly now = () => this.#time;
  readonly wait = (ms: number) =>
    new Promise<void>((wake) => {
      const at = this.#time + ms;
      const place = this.#waiting.findLastIndex((other) => other.at <= at) + 1;
      this.#waiting.splice(place, 0, { at, wake });
    });

  async run(until: number): Promise<void> {
    await new Promise(setImmediate);
    for (let next = this.#waiting[0]; next && next.at <= until; next = this.#waiting[0]) {
      this.#waiting.shift();
      this.#time = next.at;
      next.wake();
      await new Promise(setImmediate);
    }
  }
}

/** Two processes with clocks of their own that fetch what they can, as the sandbox's own limiter sees them. */
function simulate(seed: number) {
  const random = new Random(seed);
  const clock = new SimulatedClock();
  const book = memoryBook();
  const limiter = new RateLimiter({ perMinute: 60, perHour: 1_800 });
  const seen = { accepted: 0, violations: 0 };

  type Admit = ReturnType<typeof createAdmission>;

  /** One call from its wish to its answer; how long it waited to be let through. */
  async function call(admit: Admit, purpose: CallPurpose, signal: AbortSignal): Promise<number> {
    const askedAt = clock.now();
    await admit(bot.id, purpose, signal);
    const waitedMs = clock.now() - askedAt;
    await clock.wait(random.int(5, 900));
    if (signal.aborted) return waitedMs;
    try {
      limiter.take(bot.id, clock.now());
      seen.accepted += 1;
    } catch {
      seen.violations += 1;
    }
    await clock.wait(random.int(50, 1_500));
    return waitedMs;
  }

  function startProcess() {
    const stop = new AbortController();
    const { signal } = stop;
    const skewMs = random.int(-700, 700);
    const admit = createAdmission([bot], book, { now: () => clock.now() + skewMs, wait: clock.wait });
    const isBrowsed = () => clock.now() - (book.lookedAt ?? 0) < minuteMs;
    const backfill = async () => {
      while (!signal.aborted) await call(admit, "backfill", signal);
    };
    const live = async () => {
      while (!signal.aborted) {
        for (let calls = 0; calls < 2; calls += 1) await call(admit, "live", signal);
        await clock.wait(isBrowsed() ? 30 * secondMs : 240 * secondMs);
      }
    };
    const ended = Promise.allSettled([backfill(), live()]);
    const ask = () => call(admit, "request", signal);
    return { ask, stop, ended };
  }

  return { random, clock, book, seen, startProcess };
}

type Simulation = ReturnType<typeof simulate>;

/** A day of two processes, of which one or the other is killed and started again five times. */
async function runDay(simulation: Simulation, beside: (processes: Processes) => void = () => undefined) {
  const { clock, random, startProcess } = simulation;
  const processes: Processes = [startProcess(), startProcess()];
  beside(processes);
  for (let restart = 1; restart <= 5; restart += 1) {
    await clock.run(start + restart * 4 * hourMs + random.int(0, hourMs));
    const which = restart % 2 === 0 ? 0 : 1;
    processes[which].stop.abort();
    await clock.run(clock.now() + random.int(0, 30) * secondMs);
    processes[which] = startProcess();
  }
  await clock.run(start + 24 * hourMs);
  for (const { stop } of processes) stop.abort();
  await clock.run(start + 25 * hourMs);
  await Promise.all(processes.map(({ ended }) => ended));
}
type Processes = [ReturnType<Simulation["startProcess"]>, ReturnType<Simulation["startProcess"]>];

describe("a day of two processes and five restarts", () => {
  it.each([1, 2])(
    "breaks no limit and uses 97 % of the budget while nobody looks (seed %i)",
    async (seed) => {
      const simulation = simulate(seed);
      await runDay(simulation);
      expect(simulation.seen.violations).toBe(0);
      expect(simulation.seen.accepted / (24 * 1_800)).toBeGreaterThanOrEqual(0.97);
    },
    60_000,
  );

  it.each([
    ["all day long", 900],
    ["now and then", 12_000],
  ])(
    "lets people who come %s through within 2.5 s",
    async (_, mostSecondsBetween) => {
      const simulation = simulate(mostSecondsBetween);
      const { book, clock, random, seen } = simulation;
      const waits: number[] = [];
      await runDay(simulation, (processes) => {
        const visit = async () => {
          for (let actions = random.int(3, 40); actions > 0; actions -= 1) {
            book.lookedAt = clock.now();
            for (let calls = random.int(1, 4); calls > 0; calls -= 1) {
              waits.push(await random.pick(processes).ask());
            }
            await clock.wait(random.int(2, 40) * secondMs);
          }
        };
        const visitors = async () => {
          while (clock.now() < start + 24 * hourMs) {
            await clock.wait(random.int(10, mostSecondsBetween) * secondMs);
            visit().catch((error: unknown) => expect(error).toMatchObject({ name: "AbortError" }));
          }
        };
        visitors().catch((error: unknown) => expect.unreachable(String(error)));
      });
      waits.sort((a, b) => a - b);
      expect(waits.length).toBeGreaterThan(300);
      expect(seen.violations).toBe(0);
      expect(waits[Math.floor(waits.length * 0.95)]).toBeLessThanOrEqual(2_500);
    },
    60_000,
  );
});

describe("on the archive", () => {
  let test: TestArchive;
  let made = 0;
  beforeAll(async () => {
    test = await startTestArchive();
  });
  afterAll(() => test.stop());

  it("every answer is the one the simulation went by", async () => {
    const limit = fc.record({
      calls: fc.integer({ min: 1, max: 6 }),
      windowMs: fc.constantFrom(5_000, 60_000),
    });
    const steps = fc.array(fc.integer({ min: -500, max: 9_000 }), { minLength: 20, maxLength: 30 });
    await fc.assert(
      fc.asyncProperty(fc.array(limit, { minLength: 1, maxLength: 3 }), steps, async (limits, pauses) => {
        made += 1;
        const books = [archiveBook(test.archive), memoryBook()] as const;
        let now = start;
        for (const pause of pauses) {
          now += pause;
          const [held, simulated] = await Promise.all(
            books.map((book) => book.admit(`st-${made}`, limits satisfies CallLimit[], now)),
          );
          expect(held).toBe(simulated);
        }
      }),
      { numRuns: 6 },
    );
  });

  it("a look at any bot of an account keeps background work back", async () => {
    const admin = (id: string): BotConfig => ({ ...bot, id, kind: "admin" });
    const book = archiveBook(test.archive);
    expect(await book.lastLook(["st-a", "st-b"])).toBeNull();
    await noteLook(test.archive, "st-b", start);
    expect(await book.lastLook(["st-a", "st-b"])).toBe(start);
    const clock = new SimulatedClock();
    const admit = createAdmission([admin("st-a"), admin("st-b")], book, clock);
    const { signal } = new AbortController();
    for (let calls = 0; calls < 24; calls += 1) await admit(calls % 2 ? "st-a" : "st-b", "backfill", signal);
    expect(
      await book.admit("account cs-1 http://127.0.0.1:1", limitsFor("backfill", 0), start),
    ).toBeGreaterThan(0);
    await admit("st-a", "request", signal);
  });
});
