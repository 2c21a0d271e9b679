import { sql } from "drizzle-orm";
import { NextRequest } from "next/server";
import { afterAll, beforeAll, beforeEach, expect, it, vi } from "vitest";
import { pauseCalls } from "../archive/kore-calls";
import { startTestArchive, type TestArchive } from "../archive/test-archive";
import { fillArchive } from "../archive/test-content";
import { stubSettings, testOrigin } from "../test-settings";
import { findSample, parseExposition } from "./test-exposition";

const token = "a-token-of-this-test";
const here = { host: "127.0.0.1:3000" };
let running: TestArchive;
beforeAll(async () => {
  running = await startTestArchive();
  await fillArchive(running.archive, "st-1", 3);
});
beforeEach(() => {
  vi.unstubAllEnvs();
  stubSettings(running);
  // Settings are read once a process.
  vi.resetModules();
});
afterAll(async () => {
  await closeOwn();
  await running.stop();
});

it("names the bots by their ids to who holds the token, and is closed to everybody else", async () => {
  vi.stubEnv("METRICS_TOKEN", token);
  const bots = (await read({ authorization: `Bearer ${token}` })).flatMap(
    ({ labels }) => labels["bot"] ?? [],
  );
  expect(new Set(bots)).toEqual(new Set(["st-1"]));
  for (const authorization of ["", "Bearer", "Bearer another-token-of-this", `Basic ${token}`])
    expect((await ask({ ...here, authorization })).status).toBe(401);
});

it("is for this machine alone without a token, and gives bots their number", async () => {
  const bots = (await read(here)).flatMap(({ labels }) => labels["bot"] ?? []);
  expect(new Set(bots)).toEqual(new Set(["1"]));
  const passedOn: Record<string, string>[] = [
    {},
    { host: "backscroll.example.com" },
    { ...here, "x-forwarded-for": "192.0.2.1" },
    { ...here, "x-forwarded-for": "192.0.2.1, 127.0.0.1" },
    { ...here, via: "1.1 a-proxy" },
    { ...here, forwarded: "for=127.0.0.1" },
    { ...here, "x-real-ip": "127.0.0.1" },
  ];
  for (const headers of passedOn) expect((await ask(headers)).status).toBe(403);
});

it.each([
  ["PUBLIC_URL", "https://backscroll.example.com"],
  ["HOST", "0.0.0.0"],
])("is closed where %s says that others come here", async (name, value) => {
  vi.stubEnv(name, value);
  expect((await ask(here)).status).toBe(403);
});

it("tells how far sync is, what of the budget is used, what is paused and what is held", async () => {
  const { archive } = running;
  await archive.execute(sql`delete from kore_calls`);
  await archive.execute(sql`insert into kore_calls (bot_id, called_at) values
    ('st-1', now()), ('st-1', now() - interval '10 minutes'), ('st-2', now())`);
  await archive.execute(sql`update sync_windows set state = 'covered', covered_at = now(),
    to_at = now() - interval '90 seconds' where bot_id = 'st-1'`);
  await pauseCalls(archive, "st-1", Date.now() + 40_000);
  await archive.execute(sql`analyze`);
  const samples = await read(here);
  const value = (name: string, labels = {}) => findSample(samples, `backscroll_${name}`, labels);
  expect(value("archive_up")).toBe(1);
  expect(value("sync_lag_seconds", { bot: "1" })).toBeCloseTo(90, -1);
  expect(value("sync_windows", { bot: "1", state: "covered" })).toBeGreaterThan(0);
  expect(value("sync_windows", { bot: "1", state: "failed" })).toBe(0);
  expect(value("kore_budget_used", { bot: "1", window: "minute" })).toBe(1);
  expect(value("kore_budget_used", { bot: "1", window: "hour" })).toBe(2);
  expect(value("kore_budget_limit", { window: "minute" })).toBe(60);
  expect(value("kore_pause_seconds", { bot: "1" })).toBeGreaterThan(0);
  expect(value("archive_rows", { table: "messages" })).toBe(9);
  expect(value("archive_bytes")).toBeGreaterThan(0);
  // Nobody speaks for it here.
  expect(value("sync_up")).toBe(0);
  expect(samples.some(({ name }) => name === "backscroll_build_info")).toBe(true);
});

it("counts sign-ins that were refused by reason", async () => {
  const count = async () =>
    findSample(await read(here), "backscroll_sign_in_failures_total", { reason: "wrong" }) ?? 0;
  const before = await count();
  const { POST } = await import("@/app/api/sign-in/route");
  const reply = await POST(
    new NextRequest(`${testOrigin}/api/sign-in`, {
      method: "POST",
      headers: { "content-type": "application/json", origin: testOrigin },
      body: JSON.stringify({ name: "Eve", password: "a guess" }),
    }),
    { params: Promise.resolve({}) },
  );
  expect(reply.status).toBe(401);
  expect(await count()).toBe(before + 1);
});

it("goes on telling about itself while the archive is away", async () => {
  await closeOwn();
  vi.stubEnv("DATABASE_URL", "postgresql://nobody@127.0.0.1:1/none");
  const samples = await read(here);
  expect(findSample(samples, "backscroll_archive_up")).toBe(0);
  expect(samples.some(({ name }) => name === "backscroll_http_open_requests")).toBe(true);
});

async function ask(headers: Record<string, string>) {
  const { GET } = await import("@/app/api/metrics/route");
  return await GET(new NextRequest(`${testOrigin}/api/metrics`, { headers }), {
    params: Promise.resolve({}),
  });
}

async function read(headers: Record<string, string>) {
  const reply = await ask(headers);
  expect(reply.status).toBe(200);
  expect(reply.headers.get("content-type")).toContain("text/plain; version=0.0.4");
  return parseExposition(await reply.text());
}

/** The archive of this process outlives the modules, and is to be opened anew. */
async function closeOwn(): Promise<void> {
  const held = globalThis as { backscrollArchive?: TestArchive["archive"] };
  await held.backscrollArchive?.$client.end();
  delete held.backscrollArchive;
}
