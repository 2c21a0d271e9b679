import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Sandbox, startSandbox } from "@/lib/sandbox/server";
import { messagesOf, sessionsOf, TestClient } from "@/lib/sandbox/test-client";
import type { BotConfig } from "../config";
import { Secret } from "../secret";
import { type Kore, openKore } from "./http/client";
import { listMessagesPages } from "./list-messages";
import { listRecordPages } from "./list-records";
import { findSessions, listSessionsPages } from "./list-sessions";

const noon = Date.parse("2026-03-18T12:00:00.000Z");
const dayMs = 86_400_000;
const options = { purpose: "request", signal: new AbortController().signal } as const;

let sandbox: Sandbox;
let client: TestClient;
let kore: Kore;
let adminKore: Kore;

beforeAll(async () => {
  sandbox = await startSandbox({ now: () => noon, rateLimits: false });
  client = new TestClient(sandbox, () => noon);
  const { botId: id, clientId, clientSecret, name, inactivityTimeoutMs } = client.bot();
  const common = { id, name, host: sandbox.url, algorithm: "HS256", inactivityTimeoutMs } as const;
  const own: BotConfig = { ...common, clientId, clientSecret: new Secret(clientSecret), kind: "bot" };
  const { adminApp } = sandbox;
  const admin: BotConfig = {
    ...common,
    clientId: adminApp.clientId,
    clientSecret: new Secret(adminApp.clientSecret),
    kind: "admin",
  };
  const admit = () => Promise.resolve();
  kore = openKore(own, { admit });
  adminKore = openKore(admin, { admit });
});
afterAll(async () => {
  await kore.close();
  await adminKore.close();
  await sandbox.close();
});

async function idsOf<Page>(pages: AsyncIterable<Page>, ids: (page: Page) => string[]): Promise<string[]> {
  const all: string[] = [];
  for await (const page of pages) all.push(...ids(page));
  return all.sort();
}

const sessionIds = (span: { from: number; to: number }, by = kore) =>
  idsOf(listSessionsPages(by, span, options), ({ sessions }) => sessions.map(({ session }) => session.id));

async function naiveSessionIds(from: number, to: number): Promise<string[]> {
  const ids: string[] = [];
  for (let start = from; start < to; start += dayMs) {
    const dates = {
      dateFrom: new Date(start).toISOString(),
      dateTo: new Date(start + dayMs - 1).toISOString(),
    };
    const answer = await client.post("getSessions", { ...dates, limit: 10_000 });
    ids.push(...sessionsOf(answer).map(({ sessionId }) => sessionId));
  }
  return ids.sort();
}

describe("lists of a stretch of time", () => {
  it("hold what a naive listing of its days holds, over many pages", async () => {
    const from = noon - 5 * dayMs;
    const ids = await sessionIds({ from, to: noon - 1 });
    expect(ids).toEqual(await naiveSessionIds(from, noon));
    expect(ids.length).toBeGreaterThan(300);
  });

  it("may be longer than Kore allows for one request", async () => {
    const from = noon - 20 * dayMs;
    expect([...new Set(await sessionIds({ from, to: noon - 1 }))]).toEqual(await naiveSessionIds(from, noon));
  });

  it("have full instants at both ends, less than 7 days apart", () => {
    const asked = sandbox.requests.map(({ body }) => body).filter((body) => body?.["skip"] !== undefined);
    expect(asked.length).toBeGreaterThan(5);
    for (const body of asked) {
      const [from, to] = [String(body?.["dateFrom"]), String(body?.["dateTo"])];
      for (const date of [from, to]) expect(date).toMatch(/T\d\d:\d\d:\d\d\.\d{3}Z$/);
      expect(Date.parse(to) - Date.parse(from)).toBeLessThan(7 * dayMs);
    }
  });

  it("of messages hold every channel's, with nothing left unread", async () => {
    const span = { from: noon - dayMs, to: noon - 1 };
    const ids = await idsOf(listMessagesPages(kore, span, options), ({ messages, faultCount }) => {
      expect(faultCount).toBe(0);
      return messages.map(({ id }) => id);
    });
    const dates = { dateFrom: new Date(span.from).toISOString(), dateTo: new Date(span.to).toISOString() };
    const expected = messagesOf(await client.post("getMessagesV2", { ...dates, limit: 10_000 }));
    expect(ids).toEqual(expected.map(({ _id }) => _id).sort());
  });

  it("of an admin app are the same, without other bots' records", async () => {
    const span = { from: noon - 2 * dayMs, to: noon - 1 };
    expect(await sessionIds(span, adminKore)).toEqual(await sessionIds(span));
    const texts = await idsOf(
      listMessagesPages(adminKore, { from: noon - 3_600_000, to: noon }, options),
      ({ messages }) => messages.map(({ raw }) => String(Reflect.get(Object(raw), "botId"))),
    );
    expect(new Set(texts)).toEqual(new Set([kore.bot.id]));
  });
});

it("sessions are found by their ids, unknown ones left out", async () => {
  const ids = (await sessionIds({ from: noon - dayMs, to: noon - 1 })).slice(0, 50);
  const { sessions } = await findSessions(kore, [...ids.slice(1), "000000000000000000000000"], options);
  expect(sessions.map(({ session }) => session.id).sort()).toEqual(ids.slice(1));
});

describe("a server that lies", () => {
  const listing = { listKey: "sessions", path: "/", idKey: "sessionId", limit: 2 } as const;
  const span = { from: 0, to: 1_000 };
  const lying = (answer: (skip: number) => Record<string, unknown>): Kore => ({
    ...kore,
    call: async ({ body }) => answer(Number(body["skip"])),
  });
  const read = async (by: Kore) => {
    const records: unknown[] = [];
    for await (const page of listRecordPages(by, listing, span, options)) records.push(...page.records);
    return records;
  };

  it("by promising more for ever is malformed, not complete", async () => {
    const same = () => ({ sessions: [{ sessionId: "a" }, { sessionId: "b" }], moreAvailable: true });
    await expect(read(lying(same))).rejects.toMatchObject({ code: "malformed" });
  });

  it("about its page size loses nothing", async () => {
    const ids = ["a", "b", "c"];
    const oneByOne = (skip: number) => ({
      sessions: ids.slice(skip, skip + 1).map((sessionId) => ({ sessionId })),
      moreAvailable: true,
    });
    expect(await read(lying(oneByOne))).toEqual(ids.map((sessionId) => ({ sessionId })));
  });

  it("about its total is found out, and by how much", async () => {
    const missing = async (answer: (skip: number) => Record<string, unknown>) => {
      let count = 0;
      for await (const page of listRecordPages(lying(answer), listing, span, options))
        count += page.missingCount;
      return count;
    };
    const sessions = [{ sessionId: "a" }];
    expect(await missing(() => ({ total: 4, sessions, moreAvailable: false }))).toBe(3);
    expect(await missing(() => ({ total: 2, sessions: [], moreAvailable: false }))).toBe(2);
    // Totals below what came are of no consequence (kore-contract 1.4), and so are those that are no numbers.
    for (const total of [0, -1, "7", null, Number.NaN])
      expect(await missing(() => ({ total, sessions }))).toBe(0);
    const shrinking = (skip: number) => ({
      total: skip === 0 ? 5 : 3,
      sessions: [{ sessionId: `${skip}` }, { sessionId: `${skip + 1}` }],
      moreAvailable: skip === 0,
    });
    expect(await missing(shrinking)).toBe(1);
  });

  it("with a bad record among good ones loses only that one", async () => {
    const mixed = () => ({ sessions: [{ sessionId: "a", start_time: "2026-01-01T00:00:00Z" }, 7, { x: 1 }] });
    for await (const { sessions, faultCount } of listSessionsPages(lying(mixed), span, options)) {
      expect({ count: sessions.length, faultCount }).toEqual({ count: 1, faultCount: 2 });
    }
  });
});
