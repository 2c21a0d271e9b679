import { sql } from "drizzle-orm";
import { NextRequest } from "next/server";
import { afterAll, beforeAll, expect, test } from "vitest";
import { GET as health } from "@/app/api/health/route";
import { GET as ready } from "@/app/api/ready/route";
import { startTestArchive, type TestArchive } from "./archive/test-archive";
import { stubSettings, testOrigin } from "./test-settings";

let running: TestArchive;
beforeAll(async () => {
  running = await startTestArchive();
  stubSettings(running);
});

let isStopped = false;
const stop = async () => {
  if (!isStopped) await running.stop();
  isStopped = true;
};
afterAll(stop);

const ask = async (route: typeof ready) =>
  (await route(new NextRequest(testOrigin), { params: Promise.resolve({}) })).status;

test("ready with the archive of its own schema, not with another's, and alive without any", async () => {
  expect(await ask(ready)).toBe(200);
  await running.archive.execute(sql`update drizzle.__drizzle_migrations set created_at = created_at + 1`);
  expect(await ask(ready)).toBe(503);
  await running.archive.execute(sql`update drizzle.__drizzle_migrations set created_at = created_at - 1`);
  expect(await ask(ready)).toBe(200);
  await stop();
  expect(await ask(ready)).toBe(503);
  expect(await ask(health)).toBe(200);
});
