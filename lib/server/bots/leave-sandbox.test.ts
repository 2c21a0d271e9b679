import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { POST as connect } from "@/app/api/bots/route";
import { POST as invite } from "@/app/api/members/route";
import { GET as sessions } from "@/app/api/sessions/route";
import { POST as setUp } from "@/app/api/setup/route";
import { POST as enterDemo } from "@/app/api/sign-in/demo/route";
import { GET as settings } from "@/app/api/sign-in/stay/route";
import { storeSessions } from "../archive/store-sessions";
import { startTestArchive, type TestArchive } from "../archive/test-archive";
import { sampleSession } from "../archive/test-records";
import { toViewer } from "../auth/viewer";
import { readConfig } from "../config";
import { stubSettings } from "../test-settings";
import { joinBots } from "./join-bots";
import { ask, cookieOf } from "./test-bots";

let test: TestArchive;
let folder: string;
beforeAll(async () => {
  test = await startTestArchive();
  stubSettings(test);
  for (const name of ["KORE_HOST", "KORE_BOT_ID", "KORE_CLIENT_ID", "KORE_CLIENT_SECRET"])
    vi.stubEnv(name, "");
  folder = mkdtempSync(join(tmpdir(), "backscroll-leave-"));
  const path = join(folder, "bots.json");
  const sandbox = { id: "st-sandbox", host: "http://127.0.0.1:1", clientId: "cs", clientSecret: "none" };
  writeFileSync(path, JSON.stringify([sandbox]));
  vi.stubEnv("KORE_BOTS_FILE", path);
  vi.stubEnv("BACKSCROLL_SANDBOX", "1");
  const start = Date.parse("2026-03-01T10:00:00.000Z");
  await test.archive.transaction(async (transaction) => {
    for (const botId of ["st-real", "st-sandbox"]) {
      const session = sampleSession(`s-of-${botId}`, start, { botId });
      await storeSessions(transaction, botId, [session], { now: start });
    }
  });
});
afterAll(async () => {
  await test.stop();
  rmSync(folder, { recursive: true });
});

const form = {
  ...{
    id: "st-real",
    name: "Real",
    host: "http://127.0.0.1:1",
    clientId: "cs",
    clientSecret: "a real secret",
  },
  ...{ kind: "bot", algorithm: "HS256", inactivityTimeoutMinutes: 15, erasesSandbox: true },
};

it("the first bot ends the sandbox for all who came in by it, and its admin makes the first account, once", async () => {
  const enter = async (role: string) => cookieOf(await ask(enterDemo, { body: { role } }));
  const [admin, viewer] = [await enter("admin"), await enter("viewer")];
  const shown = await ask(sessions, { cookie: viewer });
  expect(JSON.stringify(await shown.json())).toContain("s-of-st-sandbox");
  // Whoever was let in by somebody of the sandbox is of it too.
  const invited = { name: "Mallory", grants: [{ botId: "*", role: "admin" }] };
  expect((await ask(invite, { cookie: admin, body: invited })).status).toBe(200);

  expect((await ask(connect, { cookie: viewer, body: form })).status).toBe(403);
  const both = await Promise.all([
    ask(connect, { cookie: admin, body: form }),
    ask(connect, { cookie: admin, body: { ...form, id: "st-other" } }),
  ]);
  // The second finds the bot of the first there, or its own sign-in over.
  const refused = both.find(({ status }) => status !== 200);
  expect([401, 409]).toContain(refused?.status);
  const made = both.find(({ status }) => status === 200);
  if (!made) throw new Error("Nobody connected a bot.");
  const { botId, setupToken } = await made.json();
  expect(setupToken).toMatch(/^[\w-]{43}$/);

  for (const cookie of [admin, viewer]) {
    for (const handler of [sessions, settings]) expect((await ask(handler, { cookie })).status).toBe(401);
    expect((await ask(connect, { cookie, body: { ...form, id: "st-third" } })).status).toBe(401);
  }
  expect((await ask(enterDemo, { body: { role: "admin" } })).status).toBe(404);
  const { rows: left } = await test.archive.execute(sql`select name from accounts`);
  expect(left).toEqual([]);

  const first = { token: setupToken, name: "Ada", password: "a long enough password" };
  const own = await ask(setUp, { body: first });
  expect((await ask(setUp, { body: { ...first, name: "Eve" } })).status).toBe(404);
  const reply = await (await ask(sessions, { cookie: cookieOf(own) })).json();
  expect(JSON.stringify(reply)).toContain(`s-of-${botId}`);
  expect(JSON.stringify(reply)).not.toContain("s-of-st-sandbox");
});

it("an account of the sandbox never holds a real bot, whatever its grants and wherever the bot is from", () => {
  const account = { id: "a", name: "Demo admin", grants: [{ botId: "*", role: "admin" as const }] };
  const bot = { id: "st-1", host: "http://127.0.0.1:1", clientId: "cs", clientSecret: "s" };
  const path = join(folder, "real.json");
  writeFileSync(path, JSON.stringify([bot]));
  const real = joinBots(readConfig({ KORE_BOTS_FILE: path }), []);
  const generated = joinBots(readConfig({ KORE_BOTS_FILE: path, BACKSCROLL_SANDBOX: "1" }), []);
  expect(toViewer({ ...account, isSandbox: true }, real)).toBeNull();
  expect(toViewer({ ...account, isSandbox: true }, generated)?.bots).toMatchObject([{ isSandbox: true }]);
  expect(toViewer({ ...account, isSandbox: false }, real)?.bots).toMatchObject([{ isSandbox: false }]);
});
