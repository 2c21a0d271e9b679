import fc from "fast-check";
import { NextRequest } from "next/server";
import { afterAll, beforeAll, expect, it } from "vitest";
import { startTestArchive, type TestArchive } from "../archive/test-archive";
import { signInForTest } from "../auth/test-sign-in";
import { viewerOfToken } from "../auth/viewer";
import { stubSettings, testOrigin } from "../test-settings";
import { doors } from "./test-doors";

// Signing out ends the sign-in of those that come after.
const tried = doors.filter(({ path }) => !path.startsWith("/api/sign-out"));

let test: TestArchive;
let cookie: string;
beforeAll(async () => {
  test = await startTestArchive();
  stubSettings(test);
  cookie = await signInForTest(test.archive, "admin", ["*"]);
});
afterAll(() => test.stop());

/** What people, programs and attackers put where a word, a number, a day or an id is meant. */
const word = fc.oneof(
  fc.constantFrom(
    "",
    "st-1",
    "*",
    "null",
    "undefined",
    "[object Object]",
    "-1",
    "0",
    "1e999",
    "NaN",
    "9007199254740993",
    "00000000-0000-0000-0000-000000000000",
    "2026-02-30",
    "2026-03-01T00:00:00Z",
    "0000-01-01T00:00:00.000Z",
    "+275760-09-13T00:00:00.001Z",
    "all",
    "7d",
    "range=all&q=a",
    "Asia/Kolkata",
    "../../etc/passwd",
    "%00",
    "\u0000",
    "\ud800",
    "\u202e",
    "ａ＝１",
    "' or 1=1 --",
    '"; drop table accounts; --',
    "$1",
    "\\",
    "%",
    "_",
    "{}",
    "[]",
    "(".repeat(500),
    "a".repeat(3_000),
    "<script>alert(1)</script>",
    "{{7*7}}",
    "__proto__",
    "constructor",
    "tier=",
    "=gold",
    ">=",
    "1-",
    "5-1",
    "start.asc",
    "W10",
  ),
  fc.string({ maxLength: 30 }),
  fc.string({ unit: "binary", maxLength: 30 }),
);
const names = (
  "bot from to range zone after before limit q said-by tag -tag channel -channel outcome status lang sort match user " +
  "duration messages failures id task handled-by weekday hour developer exact unit by format words form columns action " +
  "account days begun first last message locale returnTo code state iss error"
).split(" ");
const search = fc.array(fc.tuple(fc.oneof(fc.constantFrom(...names), word), word), { maxLength: 6 });
const json = fc.oneof(
  fc.jsonValue({ maxDepth: 3 }),
  fc.dictionary(
    fc.oneof(
      fc.constantFrom(
        "botId",
        "userId",
        "sessionId",
        "name",
        "words",
        "form",
        "role",
        "grants",
        "token",
        "days",
      ),
      word,
    ),
    fc.oneof(word, fc.jsonValue({ maxDepth: 2 })),
    { maxKeys: 8 },
  ),
);
const body = fc.oneof(
  json.map((value) => JSON.stringify(value)),
  word,
  fc.constantFrom("{", "[1,", "\ufeff{}", `${"[".repeat(2_000)}${"]".repeat(2_000)}`, '{"a":1,"a":2}'),
);
const request = fc.record({
  door: fc.constantFrom(...tried),
  params: fc.record(
    Object.fromEntries(
      [
        "botId",
        "sessionId",
        "messageId",
        "viewId",
        "shareId",
        "accountId",
        "tokenId",
        "endpoint",
        "userId",
      ].map((name) => [name, word]),
    ),
  ),
  search,
  body,
  type: fc.constantFrom(
    "application/json",
    "application/json; charset=utf-16",
    "text/plain",
    "multipart/form-data",
  ),
  isSignedIn: fc.boolean(),
});

it("no request, however made, is a fault of ours", async () => {
  await fc.assert(
    fc.asyncProperty(request, async ({ door, params, search, body, type, isSignedIn }) => {
      const { method, handler } = door;
      const address = new URL(door.path, testOrigin);
      for (const [name, value] of search) address.searchParams.append(name, value);
      const reply = await handler(
        new NextRequest(address, {
          method,
          headers: { origin: testOrigin, "content-type": type, ...(isSignedIn && { cookie }) },
          ...(method !== "GET" && { body }),
        }),
        { params: Promise.resolve(params) },
      );
      // Nothing of Kore answers in the tests, which is a fault of neither.
      const text = await reply.text();
      const isKore = reply.status === 502 || reply.status === 503;
      expect(reply.status >= 500 && !isKore ? `${reply.status} ${text}` : "").toBe("");
    }),
    { numRuns: Number(process.env["HOSTILE_RUNS"] ?? 1_000) },
  );
  expect(await viewerOfToken(cookie.split("=")[1]), "who asked is signed in to the end").not.toBeNull();
}, 1_200_000);
