import { sql } from "drizzle-orm";
import fc from "fast-check";
import { afterAll, beforeAll, expect, it } from "vitest";
import { admitCall } from "./kore-calls";
import { startTestArchive, type TestArchive } from "./test-archive";

const now = Date.parse("2026-03-18T12:00:00.000Z");
const limits = (perMinute: number, perHour: number) => [
  { calls: perMinute, windowMs: 60_000 },
  { calls: perHour, windowMs: 3_600_000 },
];
let test: TestArchive;
let made = 0;
beforeAll(async () => {
  test = await startTestArchive();
});
afterAll(() => test.stop());

it("no rolling minute or hour ever holds more calls than the budget, and waiting as told is enough", async () => {
  const pauses = fc.array(fc.integer({ min: 0, max: 400_000 }), { minLength: 15, maxLength: 40 });
  await fc.assert(
    fc.asyncProperty(pauses, async (steps) => {
      made += 1;
      const calls: number[] = [];
      let at = now;
      for (const step of steps) {
        at += step % 7 === 0 ? step : step % 900;
        const waitMs = await admitCall(test.archive, `st-${made}`, limits(3, 12), at);
        if (waitMs > 0) {
          at += waitMs;
          expect(await admitCall(test.archive, `st-${made}`, limits(3, 12), at)).toBe(0);
        }
        calls.push(at);
        expect(calls.filter((call) => call > at - 60_000).length).toBeLessThanOrEqual(3);
        expect(calls.filter((call) => call > at - 3_600_000).length).toBeLessThanOrEqual(12);
      }
    }),
    { numRuns: 15 },
  );
});

it("calls at the same moment share one budget", async () => {
  const answers = await Promise.all(
    Array.from({ length: 8 }, () => admitCall(test.archive, "st-together", limits(5, 100), now)),
  );
  expect(answers.filter((waitMs) => waitMs === 0)).toHaveLength(5);
});

it("a pause holds every call back until it is over", async () => {
  const ask = (at: number) => admitCall(test.archive, "st-paused", limits(5, 100), at);
  await ask(now);
  await test.archive.execute(sql`
    update bot_sync set paused_until = ${new Date(now + 30_000).toISOString()} where bot_id = 'st-paused'`);
  expect(await ask(now + 10_000)).toBe(20_000);
  expect(await ask(now + 30_000)).toBe(0);
});
