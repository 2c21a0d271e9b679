import { sql } from "drizzle-orm";
import { NextRequest } from "next/server";
import { afterAll, beforeAll, expect, it } from "vitest";
import { GET as getBudgetRoute } from "@/app/api/bots/[botId]/budget/route";
import { POST as testRoute } from "@/app/api/bots/[botId]/test/route";
import { budgetSchema } from "@/lib/domain/budget";
import { doctorReportSchema } from "@/lib/domain/doctor";
import type { Role } from "@/lib/domain/viewer";
import { pauseCalls } from "./archive/kore-calls";
import { startTestArchive, type TestArchive } from "./archive/test-archive";
import { signInForTest } from "./auth/test-sign-in";
import { stubSettings, testOrigin } from "./test-settings";

let test: TestArchive;
const cookies = new Map<Role, string>();

beforeAll(async () => {
  test = await startTestArchive();
  stubSettings(test);
  for (const role of ["viewer", "reviewer", "admin"] as const) {
    cookies.set(role, await signInForTest(test.archive, role, ["st-1"]));
  }
});
afterAll(() => test.stop());

function ask(method: "GET" | "POST", as: Role, botId = "st-1"): Promise<Response> {
  const name = method === "GET" ? "budget" : "test";
  const headers = { origin: testOrigin, cookie: cookies.get(as) ?? "" };
  const request = new NextRequest(`${testOrigin}/api/bots/${botId}/${name}`, { method, headers });
  const context = { params: Promise.resolve({ botId }) };
  return method === "GET" ? getBudgetRoute(request, context) : testRoute(request, context);
}

it("tells the calls of the last minute and hour, and a pause while it lasts", async () => {
  const read = async () => budgetSchema.parse(await (await ask("GET", "admin")).json());
  expect(await read()).toEqual({
    botId: "st-1",
    minute: { used: 0, most: 60 },
    hour: { used: 0, most: 1_800 },
    pausedUntil: null,
  });
  await test.archive.execute(sql`
    insert into kore_calls (bot_id, called_at)
    select bot_id, now() - ago from (values ('st-1', interval '10 s'), ('st-1', '50 s'), ('st-1', '5 min'),
      ('st-1', '59 min'), ('st-1', '2 h'), ('st-2', '1 s')) as calls (bot_id, ago)`);
  expect(await read()).toMatchObject({ minute: { used: 2 }, hour: { used: 4 } });
  const until = Date.now() + 60_000;
  await pauseCalls(test.archive, "st-1", until);
  expect((await read()).pausedUntil).toBe(new Date(until).toISOString());
  await pauseCalls(test.archive, "st-1", until - 30_000);
  expect((await read()).pausedUntil).toBe(new Date(until).toISOString());
  await test.archive.execute(sql`update bot_sync set paused_until = now() - interval '1 s'`);
  expect((await read()).pausedUntil).toBeNull();
});

it("writes nothing by being asked", async () => {
  await test.archive.execute(sql`delete from bot_sync`);
  await ask("GET", "admin");
  expect((await test.archive.execute(sql`select from bot_sync`)).rows).toEqual([]);
});

it("tests a connection for an admin, and says nothing secret", async () => {
  const text = await (await ask("POST", "admin")).text();
  const { findings } = doctorReportSchema.parse(JSON.parse(text));
  expect(findings.map(({ finding }) => finding)).toContain("refused");
  expect(text).not.toMatch(/a-secret-of-this-test|cs-1/);
});

it.each(["GET", "POST"] as const)("%s is for admins with a right to the bot", async (method) => {
  for (const role of ["viewer", "reviewer"] as const) expect((await ask(method, role)).status).toBe(403);
  const foreign = await ask(method, "admin", "st-2");
  expect(foreign.status).toBe(404);
});
