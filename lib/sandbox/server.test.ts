import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Sandbox, startSandbox } from "./server";
import { errorOf, messagesOf, sessionsOf, TestClient } from "./test-client";

const noon = Date.parse("2026-03-18T12:00:00.000Z");
const day = { dateFrom: "2026-03-17T00:00:00.000Z", dateTo: "2026-03-17T23:59:59.999Z" };

let sandbox: Sandbox;
let client: TestClient;
let now = noon;

beforeAll(async () => {
  sandbox = await startSandbox({ now: () => now, rateLimits: false });
  client = new TestClient(sandbox, () => now);
});

afterAll(() => sandbox.close());

describe("the sandbox as a server", () => {
  test("has two bots with credentials and a free port", () => {
    expect(sandbox.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
    expect(sandbox.bots.map((bot) => bot.name)).toEqual(["Bank assistant", "Travel assistant"]);
    for (const bot of sandbox.bots) {
      expect(bot.botId).toMatch(/^st-[0-9a-f-]{36}$/);
      expect(bot.clientId).toMatch(/^cs-[0-9a-f-]{36}$/);
      expect(bot.clientSecret.length).toBeGreaterThan(30);
    }
  });

  test("gives a day of sessions, newest first, that started within it", async () => {
    const sessions = sessionsOf(await client.post("getSessions", { ...day, limit: 1_000 }));
    const starts = sessions.map((session) => session.start_time);
    expect(sessions.length).toBeGreaterThan(60);
    expect(starts).toEqual([...starts].sort().reverse());
    expect(starts.every((start) => start >= day.dateFrom && start <= day.dateTo)).toBe(true);
  });

  test("writes the start into the first eight digits of an ordinary session's id", async () => {
    const sessions = sessionsOf(await client.post("getSessions", { ...day, limit: 1_000 }));
    const exact = sessions.filter(
      ({ sessionId, start_time }) =>
        Number.parseInt(sessionId.slice(0, 8), 16) === Math.floor(Date.parse(start_time) / 1000),
    );
    expect(exact.length).toBeGreaterThan(sessions.length * 0.9);
  });

  test("gives the messages of a session by its id, newest first", async () => {
    const [session] = sessionsOf(await client.post("getSessions", { ...day, limit: 1 }));
    const answer = await client.post("getMessages", {
      ...day,
      dateTo: "2026-03-18T06:00:00.000Z",
      sessionId: [session?.sessionId],
    });
    const messages = messagesOf(answer);
    const times = messages.map((message) => message.createdOn);
    expect(messages.length).toBe(session?.noOfMessagesExchanged);
    expect(times).toEqual([...times].sort().reverse());
    expect(new Set(messages.map((message) => message.sessionId))).toEqual(new Set([session?.sessionId]));
  });

  test("answers the same question with the same bytes on another start with the same seed", async () => {
    const twin = await startSandbox({ now: () => now, rateLimits: false });
    const [ours, theirs] = await Promise.all(
      [client, new TestClient(twin, () => now)].map((one) => one.post("getMessagesV2", day)),
    );
    await twin.close();
    expect(theirs?.body).toEqual(ours?.body);
  });

  test("grows as time passes: what lies ahead does not exist yet, and an ongoing session is active", async () => {
    const ahead = { dateFrom: "2026-03-18T11:00:00.000Z", dateTo: "2026-03-18T15:00:00.000Z" };
    const before = sessionsOf(await client.post("getSessions", ahead));
    now = noon + 7_200_000;
    const after = sessionsOf(await client.post("getSessions", ahead));
    now = noon;
    expect(after.length).toBeGreaterThan(before.length);
    expect(before.every((session) => Date.parse(session.start_time) <= noon)).toBe(true);
    expect(
      after.every((session) => session.sessionStatus !== "active" || session.containmentType === undefined),
    ).toBe(true);
    const closedLater = before
      .filter((session) => session.sessionStatus === "active")
      .map((session) => session.sessionId);
    const again = after.filter((session) => closedLater.includes(session.sessionId));
    expect(again.every((session) => session.sessionStatus === "closed")).toBe(true);
  });

  test("logs requests without credentials", async () => {
    await client.post("getSessions", { limit: 1 });
    const last = sandbox.requests.at(-1);
    expect(last).toMatchObject({
      method: "POST",
      status: 200,
      botId: client.bot().botId,
      body: { limit: 1 },
      at: now,
    });
    expect(last?.headers).not.toHaveProperty("auth");
  });

  test("answers an unknown path, a broken body and an unknown bot in Kore's envelope", async () => {
    expect((await client.request("GET", "/api/public/nothing")).status).toBe(404);
    expect(errorOf(await client.post("getSessions", "{"))).toBe("Invalid JSON in request body");
    const auth = await client.adminToken();
    const unknown = await client.request("POST", "/api/public/bot/st-unknown/getSessions", {}, { auth });
    expect([unknown.status, errorOf(unknown)]).toEqual([404, "Bot not found"]);
  });

  test("faults can be set and lifted while it runs", async () => {
    sandbox.setFaults([{ endpoint: "getSessions", kind: "status-503", nth: 2 }]);
    const statuses: number[] = [];
    for (let call = 0; call < 3; call++)
      statuses.push((await client.post("getSessions", { limit: 1 })).status);
    sandbox.setFaults([]);
    expect(statuses).toEqual([200, 503, 200]);
  });

  test("refuses the sixty-first call of a minute with Kore's sentence, and lets go when the minute has rolled on", async () => {
    const limited = await startSandbox({ now: () => now });
    const caller = new TestClient(limited, () => now);
    for (let call = 0; call < 60; call++)
      expect((await caller.post("getSessions", { limit: 1 })).status).toBe(200);
    const refused = await caller.post("getMessages", { limit: 1 });
    now = noon + 60_000;
    const later = await caller.post("getSessions", { limit: 1 });
    now = noon;
    await limited.close();
    expect([refused.status, errorOf(refused)]).toEqual([
      429,
      "You've exceeded the per-minute rate limit. Please wait for sometime before retrying.",
    ]);
    expect(later.status).toBe(200);
  });
});
