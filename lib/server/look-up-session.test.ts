import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { NextRequest } from "next/server";
import { afterAll, beforeAll, beforeEach, expect, it, vi } from "vitest";
import { GET } from "@/app/api/sessions/[sessionId]/route";
import { transcriptSchema } from "@/lib/domain/message";
import { type Sandbox, startSandbox } from "@/lib/sandbox/server";
import { type SessionRow, sessionsOf, TestClient } from "@/lib/sandbox/test-client";
import { eraseUser } from "./archive/erase-user";
import { startTestArchive, type TestArchive } from "./archive/test-archive";
import { signInForTest } from "./auth/test-sign-in";

const origin = "http://127.0.0.1:3000";
const dayMs = 86_400_000;
const bank = "st-bank";
const travel = "st-travel";
let test: TestArchive;
let kore: Sandbox;
let folder: string;
/** Of forty days ago, none of which the archive holds. */
let old: SessionRow[];
let cookie = "";

beforeAll(async () => {
  test = await startTestArchive();
  kore = await startSandbox({
    rateLimits: false,
    sessionsPerDay: 40,
    bots: [
      { botId: bank, name: "Bank", trade: "bank" },
      { botId: travel, name: "Travel", trade: "travel" },
    ],
  });
  const from = Date.now() - 40 * dayMs;
  const span = { dateFrom: new Date(from).toISOString(), dateTo: new Date(from + dayMs).toISOString() };
  old = sessionsOf(await new TestClient(kore, Date.now).post("getSessions", { ...span, limit: 100 }));
  folder = await mkdtemp(join(tmpdir(), "backscroll-look-up-"));
  const entries = kore.bots.map(({ botId: id, clientId, clientSecret }) => ({
    id,
    clientId,
    clientSecret,
    host: kore.url,
  }));
  await writeFile(join(folder, "bots.json"), JSON.stringify(entries));
  vi.stubEnv("KORE_BOTS_FILE", join(folder, "bots.json"));
  for (const [name, value] of Object.entries(test.environment)) vi.stubEnv(name, value);
  vi.stubEnv("PUBLIC_URL", origin);
  vi.stubEnv("LOG_LEVEL", "silent");
  cookie = await signInForTest(test.archive, "viewer", [bank, travel]);
});
beforeEach(() => {
  kore.setFaults([]);
  kore.requests.length = 0;
});
afterAll(async () => {
  await kore.close();
  await test.stop();
  await rm(folder, { recursive: true });
});

function ask(sessionId: string, as = cookie, words = ""): Promise<Response> {
  const request = new NextRequest(`${origin}/api/sessions/${sessionId}${words}`, { headers: { cookie: as } });
  return GET(request, { params: Promise.resolve({ sessionId }) });
}

const calls = (endpoint: string) => kore.requests.filter(({ path }) => path.endsWith(`/${endpoint}`)).length;
const talkative = (least: number) => {
  const found = old.filter(({ noOfMessagesExchanged = 0 }) => noOfMessagesExchanged > 3)[least];
  if (!found) throw new Error("The sandbox has too few sessions.");
  return found;
};

it("shows a session that the archive never saw, and keeps it", async () => {
  const { sessionId, start_time } = talkative(0);
  const reply = await ask(sessionId);
  expect(reply.status).toBe(200);
  const { session, messages } = transcriptSchema.parse(await reply.json());
  expect(session).toMatchObject({ id: sessionId, botId: bank, startedAt: start_time });
  expect(messages.length).toBeGreaterThan(3);
  kore.requests.length = 0;
  const again = transcriptSchema.parse(await (await ask(sessionId)).json());
  expect(again.messages).toEqual(messages);
  expect(kore.requests).toEqual([]);
});

it("asks Kore once for all who ask at the same time", async () => {
  const { sessionId } = talkative(1);
  const words = `?bot=${bank}`;
  const replies = await Promise.all(Array.from({ length: 6 }, () => ask(sessionId, cookie, words)));
  expect(replies.map(({ status }) => status)).toEqual(Array(6).fill(200));
  expect(calls("getSessions")).toBe(1);
});

it("says that Kore does not know an id, and does not ask again for a minute", async () => {
  const id = `${Math.floor((Date.now() - 50 * dayMs) / 1_000).toString(16)}ffffffffffffffff`;
  expect((await ask(id)).status).toBe(404);
  expect(calls("getSessions")).toBe(2);
  expect((await ask(id)).status).toBe(404);
  expect(calls("getSessions")).toBe(2);
});

it("does not ask for what cannot be a session's id", async () => {
  for (const id of ["x", "none-u-1-2026-03-01", "ffffffffffffffffffffffff"])
    expect((await ask(id)).status).toBe(404);
  expect(kore.requests).toEqual([]);
});

it("takes a failure of Kore for no answer, and asks again", async () => {
  const { sessionId } = talkative(2);
  kore.setFaults([{ endpoint: "getSessions", kind: "html-200" }]);
  const failed = await ask(sessionId);
  expect(failed.status).toBe(502);
  expect(await failed.json()).toMatchObject({ error: { code: "upstream" } });
  kore.setFaults([]);
  expect((await ask(sessionId)).status).toBe(200);
});

it("keeps nothing of a session whose messages could not be had", async () => {
  const { sessionId } = talkative(3);
  kore.setFaults([{ endpoint: "getMessagesV2", kind: "html-200" }]);
  expect((await ask(sessionId)).status).toBe(502);
  kore.setFaults([]);
  const { messages } = transcriptSchema.parse(await (await ask(sessionId)).json());
  expect(messages.length).toBeGreaterThan(3);
});

it("does not bring back who was erased", async () => {
  const { sessionId, userId } = talkative(4);
  await eraseUser(test.archive, bank, userId, Date.now());
  expect((await ask(sessionId)).status).toBe(404);
  const { rows } = await test.archive.$client.query("select 1 from sessions where session_id = $1", [
    sessionId,
  ]);
  expect(rows).toEqual([]);
});

it("asks for no bot that the viewer may not see", async () => {
  const stranger = await signInForTest(test.archive, "reviewer", [travel]);
  const { sessionId } = talkative(5);
  expect((await ask(sessionId, stranger)).status).toBe(404);
  expect((await ask(sessionId, stranger, `?bot=${bank}`)).status).toBe(404);
  expect(kore.requests.filter(({ path }) => path.includes(bank))).toEqual([]);
});
