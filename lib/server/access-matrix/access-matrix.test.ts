import { randomUUID } from "node:crypto";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sql } from "drizzle-orm";
import { NextRequest } from "next/server";
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { type TokenScope, tokenScopes } from "@/lib/domain/api-token";
import { everyBotId } from "@/lib/domain/member";
import { testViewer } from "@/lib/domain/test-viewer";
import { makeToken } from "../api-tokens";
import { createAccount } from "../archive/accounts";
import { storeMessages } from "../archive/store-messages";
import { storeSessions } from "../archive/store-sessions";
import { startTestArchive, type TestArchive } from "../archive/test-archive";
import { sampleMessage, sampleSession } from "../archive/test-records";
import { insertView } from "../archive/views";
import { signInCookieName } from "../auth/cookie";
import { signInForTest } from "../auth/test-sign-in";
import { stubSettings, testOrigin } from "../test-settings";
import { admits, expectedStatuses, type Principal, principalNames, principals } from "./principals";
import { type Place, type Row, rows } from "./rows";
import { type Door, doors } from "./test-doors";

type RowedDoor = Door & { row: Row };

const own: Place = {
  bot: "st-1",
  sessionId: "s-1",
  messageId: "m-1",
  viewId: "",
  shareId: "8b0c9a52-7d0e-4b84-9c6a-2e8f41d7b035",
};
const foreign: Place = { ...own, bot: "st-2", sessionId: "s-2", messageId: "m-2" };
const missing: Place = {
  ...own,
  bot: "st-9",
  sessionId: "s-9",
  messageId: "m-9",
  viewId: "9b0c9a52-7d0e-4b84-9c6a-2e8f41d7b035",
};

const cookies = new Map<Principal, string>();
const tokens = new Map<TokenScope, string>();
let test: TestArchive;
let folder: string;
beforeAll(async () => {
  test = await startTestArchive();
  const { archive } = test;
  stubSettings(test);
  for (const name of ["KORE_HOST", "KORE_BOT_ID", "KORE_CLIENT_ID", "KORE_CLIENT_SECRET"])
    vi.stubEnv(name, "");
  folder = mkdtempSync(join(tmpdir(), "backscroll-matrix-"));
  const entries = ["st-1", "st-2"].map((id) => ({
    id,
    host: "http://127.0.0.1:1",
    clientId: "cs",
    clientSecret: "secret",
  }));
  writeFileSync(join(folder, "bots.json"), JSON.stringify(entries));
  vi.stubEnv("KORE_BOTS_FILE", join(folder, "bots.json"));

  const start = Date.parse("2026-03-01T10:00:00.000Z");
  for (const place of [own, foreign]) {
    const botId = place.bot ?? "";
    const message = sampleMessage(place.sessionId, place.messageId, start);
    await archive.transaction(async (transaction) => {
      const session = sampleSession(place.sessionId, start, { botId });
      await storeSessions(transaction, botId, [session], { now: start });
      await storeMessages(transaction, botId, [message], start);
    });
    const owner = await createAccount(archive, { name: `Owner on ${botId}`, passwordHash: null, grants: [] });
    const view = {
      botId,
      name: "Kept",
      description: "",
      words: "",
      columns: [],
      isShared: true,
    };
    place.viewId = await insertView(archive, owner?.id ?? "", view);
  }
  await signInAll();
  const grants = [{ botId: everyBotId, role: "admin" as const }];
  const account = await createAccount(archive, { name: "Owner of tokens", passwordHash: null, grants });
  const owner = { ...testViewer("admin"), id: account?.id ?? "" };
  for (const scope of tokenScopes) {
    tokens.set(scope, (await makeToken(owner, { name: scope, scopes: [scope], days: 1 })).value);
  }
});
afterAll(async () => {
  await test.stop();
  rmSync(folder, { recursive: true });
});

/** Each with an account and a sign-in of their own. */
async function signInAll(): Promise<void> {
  const { archive } = test;
  for (const name of principalNames) {
    const who = principals[name];
    const bots = who === null || who.isEverywhere ? [everyBotId] : who.role === null ? [] : ["st-1"];
    const account = `${name} ${randomUUID()}`;
    cookies.set(name, await signInForTest(archive, who?.role ?? "viewer", bots, account));
  }
  cookies.delete("somebody without a sign-in");
  await archive.execute(sql`update sign_ins set expires_at = now() - interval '1 second'
    where account_id in (select id from accounts where name like 'somebody whose sign-in is over%')`);
  await archive.execute(
    sql`update accounts set disabled_at = now() where name like 'somebody who was disabled%'`,
  );
}

it("has a row for each method of each route, and none for what does not exist", () => {
  const named = Object.entries(rows).flatMap(([path, byMethod]) =>
    Object.keys(byMethod).map((method) => `${method} ${path}`),
  );
  expect(named.toSorted()).toEqual(doors.map(({ method, path }) => `${method} ${path}`).toSorted());
});

const allDoors: RowedDoor[] = doors.flatMap((door) => {
  const row = rows[door.path]?.[door.method];
  return row ? [{ ...door, row }] : [];
});

describe.each(allDoors)("$method $path", (door) => {
  const { row } = door;
  if (row.endsSignIn) afterEach(signInAll);
  // What anybody may do is done without a sign-in, or signing out would end it.
  const cookieOf = (name: Principal) => (row.access === "anyone" ? undefined : cookies.get(name));
  it.each(principalNames)("answers %s as its row says", async (name) => {
    const who = principals[name];
    const expectStatus = async (place: Place) => {
      const whose = place === own ? "own" : place === foreign ? "foreign" : "missing";
      const { status } = await call(door, place, cookieOf(name));
      expect(expectedStatuses(row, who, whose)).toContain(status);
    };
    const isOfNoBot = row.access === "anyone" || row.isPlaceless;
    if (isOfNoBot || who === null || !admits(row, who)) {
      for (const place of isOfNoBot ? [own] : [own, foreign, missing]) await expectStatus(place);
      return;
    }
    if (who.role === null) {
      await expectSame(door, [own, foreign, missing], cookieOf(name), 404);
      return;
    }
    for (const place of [own, foreign]) await expectStatus(place);
    if (!who.isEverywhere) await expectSame(door, [foreign, missing], cookieOf(name), 404);
    if (row.isOfObject) {
      const place = { ...own, sessionId: foreign.sessionId, viewId: foreign.viewId };
      const nowhere = { ...own, sessionId: missing.sessionId, viewId: missing.viewId };
      await expectSame(door, [place, nowhere], cookieOf(name));
      if (!who.isEverywhere) {
        await expectSame(
          door,
          [
            { ...place, bot: null },
            { ...nowhere, bot: null },
          ],
          cookies.get(name),
        );
      }
    }
  });

  it.each(tokenScopes)("takes a token to %s where its row says so", async (scope) => {
    const authorization = `Bearer ${tokens.get(scope)}`;
    const { status } = await call(door, own, undefined, {
      origin: "https://a-program.example",
      authorization,
    });
    if (row.scope === scope) expect(row.own ?? [200]).toContain(status);
    else expect(status).toBe(403);
  });

  if (door.method !== "GET") {
    it("is called by no other site", async () => {
      const cookie = cookieOf("an admin of every bot");
      for (const origin of [testOrigin, "https://evil.example", "http://evil.127.0.0.1:3000", "null", null]) {
        for (const site of ["same-origin", "same-site", "cross-site", "none", null]) {
          const isOurs = site === "same-origin" || (site === null && origin === testOrigin);
          const { status } = await call(door, missing, cookie, { origin, "sec-fetch-site": site });
          expect({ origin, site, isRefused: status === 403 }).toEqual({ origin, site, isRefused: !isOurs });
        }
      }
    });
  }
});

async function expectSame(door: RowedDoor, places: Place[], cookie: string | undefined, status?: number) {
  const replies = await Promise.all(places.map((place) => call(door, place, cookie)));
  if (status) for (const reply of replies) expect(reply.status).toBe(status);
  const [first, ...others] = replies;
  for (const other of others) expect(other).toEqual(first);
  expect(replies.map(({ status }) => status)).not.toContain(200);
}

/** The reply without what differs each time. */
async function call(
  { path, method, handler, row }: RowedDoor,
  place: Place,
  cookie: string | undefined,
  headers: Record<string, string | null> = { origin: testOrigin },
) {
  const { params = {}, search = {}, body } = row.ask?.(place) ?? {};
  const address = path.replace(/\[(\w+)\]/g, (_, name: string) => encodeURIComponent(params[name] ?? ""));
  const sent = Object.entries({ ...headers, cookie: cookie ?? null }).flatMap(([name, value]) =>
    value === null ? [] : [[name, value] as [string, string]],
  );
  const request = new NextRequest(`${testOrigin}${address}?${new URLSearchParams(search)}`, {
    method,
    headers: [
      ...sent,
      ...(body === undefined ? [] : [["content-type", "application/json"] as [string, string]]),
    ],
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  const reply = await handler(request, { params: Promise.resolve(params) });
  const text = await reply.text();
  expect(reply.headers.get("cache-control")).toBe("no-store");
  expect(reply.headers.get("set-cookie")?.includes(signInCookieName()) ?? false).toBe(
    path.startsWith("/api/sign-out") && reply.status === 200,
  );
  return { status: reply.status, text: text.replace(/"requestId":"[^"]*"/, "") };
}
