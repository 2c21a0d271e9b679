import { sql } from "drizzle-orm";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { testViewer } from "@/lib/domain/test-viewer";
import { storeSessions } from "../archive/store-sessions";
import { startTestArchive, type TestArchive } from "../archive/test-archive";
import { sampleSession } from "../archive/test-records";
import { readSignals } from "./read-signals";

const hour = 3_600_000;
const day = 24 * hour;
const botId = "st-1";
const viewer = testViewer("viewer", [botId]);
const end = Date.parse("2026-03-18T12:00Z");
const span = { from: new Date(end - 7 * day).toISOString(), to: new Date(end).toISOString() };

let test: TestArchive;
beforeAll(async () => {
  test = await startTestArchive();
  for (const [name, value] of Object.entries(test.environment)) vi.stubEnv(name, value);
  // Twelve in the hour before noon of each day, but none on the last.
  const times = Array.from({ length: 64 }, (_, days) => end - (days + 1) * day - hour);
  const sessions = times.flatMap((at, days) =>
    Array.from({ length: 12 }, (_, index) => sampleSession(`s-${days}-${index}`, at + index * 60_000)),
  );
  await test.archive.transaction((transaction) => storeSessions(transaction, botId, sessions, { now: end }));
});
afterAll(async () => {
  vi.unstubAllEnvs();
  await test.stop();
});

const ask = () => readSignals(viewer, new URLSearchParams({ ...span, zone: "Asia/Kolkata" }));

async function hold(from: number, to: number): Promise<void> {
  const [start, stop] = [new Date(from).toISOString(), new Date(to).toISOString()];
  await test.archive.execute(sql`
    insert into sync_windows (bot_id, kind, from_at, to_at, state, priority)
    values (${botId}, 'request', ${start}::timestamptz, ${stop}::timestamptz, 'covered', 0)`);
}

it("nothing is said of what the archive does not hold", async () => {
  expect((await ask()).signals).toEqual([]);
});

it("a channel without its usual sessions is told, by whole hours of the zone", async () => {
  await hold(end - 70 * day, end);
  const { zone, from, to, signals } = await ask();
  expect([zone, from, to]).toEqual(["Asia/Kolkata", "2026-03-17T12:30:00.000Z", "2026-03-18T11:30:00.000Z"]);
  expect(signals).toEqual([
    {
      channel: "rtm",
      kind: "silent",
      from: "2026-03-18T10:30:00.000Z",
      to: "2026-03-18T11:30:00.000Z",
      hours: 1,
      count: 0,
      usual: { median: 12, least: 12, most: 12 },
      weeks: 8,
    },
  ]);
});
