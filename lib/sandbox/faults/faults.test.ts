import { brotliDecompressSync, gunzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Sandbox, startSandbox } from "../server";
import { TestClient } from "../test-client";
import { faultKinds } from "./fault-kinds";
import type { FaultRule } from "./fault-rule";
import { callRaw, type RawAnswer } from "./raw-call";

const now = Date.parse("2026-03-18T12:00:00.000Z");
const window = { dateFrom: "2026-03-16T00:00:00.000Z", dateTo: "2026-03-17T23:59:59.999Z", limit: 10 };

let sandbox: Sandbox;
let client: TestClient;
let honest: Json;

beforeAll(async () => {
  sandbox = await startSandbox({ now: () => now, rateLimits: false });
  client = new TestClient(sandbox, () => now);
  honest = json(await call({}));
});

afterAll(() => sandbox.close());

type Json = Record<string, unknown>;
type Check = (answer: RawAnswer) => unknown;

interface Case {
  rule?: Partial<FaultRule>;
  body?: Json;
  endpoint?: string;
  enough?: (bytes: Buffer) => boolean;
  check: Check;
}

async function call(
  body: Json,
  endpoint = "getSessions",
  enough?: (bytes: Buffer) => boolean,
): Promise<RawAnswer> {
  const url = `${sandbox.url}/api/public/bot/${client.bot().botId}/${endpoint}`;
  return callRaw(url, await client.token(), { ...window, ...body }, enough);
}

function json({ body }: RawAnswer): Json {
  return JSON.parse(body.toString());
}

const rowsOf = (answer: RawAnswer): Json[] => {
  const { sessions, messages } = json(answer);
  const rows = sessions ?? messages;
  return Array.isArray(rows) ? rows : [];
};

const honestRows = (): Json[] => (Array.isArray(honest["sessions"]) ? honest["sessions"] : []);
const ids = (rows: readonly Json[]) => rows.map((row) => row?.["sessionId"]);
const firstTag = (answer: RawAnswer): unknown => {
  const tags = rowsOf(answer)[0]?.["tags"];
  return JSON.parse(JSON.stringify(tags ?? {})).sessionTags?.[0]?.value;
};
const status =
  (expected: number, pattern: RegExp): Check =>
  (answer) => {
    expect(answer.status).toBe(expected);
    expect(answer.body.toString()).toMatch(pattern);
  };
const headerIs =
  (name: string, pattern: RegExp): Check =>
  (answer) =>
    expect(answer.header(name)).toMatch(pattern);
const notJson: Check = (answer) => expect(() => json(answer)).toThrow(SyntaxError);
const bodyIs =
  (expected: unknown): Check =>
  (answer) =>
    expect(JSON.parse(answer.body.toString())).toEqual(expected);
const field =
  (name: string, expected: unknown): Check =>
  (answer) =>
    expect(json(answer)[name]).toEqual(expected);
const everyRow =
  (predicate: (row: Json) => boolean): Check =>
  (answer) => {
    expect(rowsOf(answer)).not.toHaveLength(0);
    expect(rowsOf(answer).every(predicate)).toBe(true);
  };
const wholeLength = (answer: RawAnswer) => Number(answer.header("content-length"));
const cutShort: Check = (answer) => expect(answer.body.length).toBeLessThan(wholeLength(answer));
const startsAre = (pattern: RegExp | ((start: unknown) => boolean)): Check =>
  everyRow(({ start_time }) =>
    typeof pattern === "function" ? pattern(start_time) : pattern.test(String(start_time)),
  );

const perMinute = /exceeded the per-minute rate limit/;
const hourly = /exceeded the hourly rate limit/;

const cases: Record<keyof typeof faultKinds, Case> = {
  "rate-limit-minute": { check: status(429, perMinute) },
  "rate-limit-hour": { check: status(429, hourly) },
  "rate-limit-seconds": { rule: { seconds: 7 }, check: headerIs("retry-after", /^7$/) },
  "rate-limit-date": {
    rule: { seconds: 60 },
    check: headerIs("retry-after", /^Wed, 18 Mar 2026 12:01:00 GMT$/),
  },
  "rate-limit-past-date": { check: headerIs("retry-after", /^Wed, 18 Mar 2026 11:00:00 GMT$/) },
  "rate-limit-absurd": { check: headerIs("retry-after", /^3153600000$/) },
  "rate-limit-garbage": { check: headerIs("retry-after", /^soon$/) },
  "rate-limit-negative": { check: headerIs("retry-after", /^-5$/) },
  "rate-limit-on-200": { check: status(200, perMinute) },
  "rate-limit-hour-on-200": { check: status(200, hourly) },
  "rate-limit-old-wording": { check: status(429, /Please try again after some time/) },
  "invalid-credentials": { check: status(401, /"code":4002/) },
  "token-expired": { check: status(401, /TOKEN_EXPIRED/) },
  "scope-missing": { check: status(401, /Scope is incorrect/) },
  "scope-lost": { check: status(403, /Scope is incorrect/) },
  "error-field": { check: status(500, /^\{"error":/) },
  "message-field": { check: status(500, /^\{"message":/) },
  "errors-on-200": { check: status(200, /^\{"errors":/) },
  "plain-text-error": { check: status(500, /^upstream connect error$/) },
  "html-502": { check: status(502, /^<html>/) },
  "html-200": { check: status(200, /^<html>/) },
  "html-as-json": {
    check: (answer) => {
      expect(answer.header("content-type")).toBe("application/json");
      notJson(answer);
    },
  },
  "empty-200": { check: status(200, /^$/) },
  "no-content": { check: status(204, /^$/) },
  redirect: { rule: { location: "http://elsewhere.example/" }, check: headerIs("location", /elsewhere/) },
  maintenance: { check: status(503, /maintenance/) },

  "array-body": { check: bodyIs([]) },
  "null-body": { check: bodyIs(null) },
  "string-body": { check: bodyIs("ok") },
  "number-body": { check: bodyIs(42) },
  "empty-object": { check: bodyIs({}) },
  "rows-as-object": { check: field("sessions", {}) },
  "rows-as-null": { check: field("sessions", null) },
  "rows-as-string": { check: (answer) => expect(typeof json(answer)["sessions"]).toBe("string") },
  "rows-renamed": {
    check: (answer) => expect(Object.keys(json(answer))).toEqual(["total", "moreAvailable", "data"]),
  },
  "total-missing": { check: field("total", undefined) },
  "total-wrong": { check: field("total", 1) },
  "total-string": { check: (answer) => expect(json(answer)["total"]).toBe(String(honest["total"])) },
  "total-negative": { check: field("total", -1) },
  "more-missing": { check: field("moreAvailable", undefined) },
  "more-always": { body: { skip: 100_000 }, check: field("moreAvailable", true) },
  "more-never": { check: field("moreAvailable", false) },
  "more-string": { check: field("moreAvailable", "true") },
  "empty-page": { check: bodyMatches({ sessions: [], moreAvailable: true }) },
  "endless-pages": {
    check: async (first) => {
      const later = await call({ skip: 20 });
      expect(ids(rowsOf(later))).toEqual(ids(rowsOf(first)));
      field("moreAvailable", true)(later);
    },
  },
  "duplicate-page": {
    check: async (first) => {
      expect(ids(rowsOf(await call({ skip: 10 })))).toEqual(ids(rowsOf(first)));
      expect(ids(rowsOf(await call({ skip: 20 })))).not.toEqual(ids(rowsOf(first)));
    },
  },
  "missing-page": { check: (answer) => expect(ids(honestRows())).not.toContain(ids(rowsOf(answer))[0]) },
  "repeated-offset": {
    body: { skip: 30 },
    check: (answer) => expect(ids(rowsOf(answer))).toEqual(ids(honestRows())),
  },
  "rows-appear": {
    body: { skip: 10 },
    check: (answer) => expect(ids(rowsOf(answer)).slice(0, 3)).toEqual(ids(honestRows()).slice(-3)),
  },
  "rows-vanish": {
    rule: { rows: 4 },
    body: { skip: 2, limit: 4 },
    check: (answer) => expect(ids(rowsOf(answer))).toEqual(ids(honestRows()).slice(6, 10)),
  },
  "shuffled-page": {
    check: (answer) => {
      expect(ids(rowsOf(answer))).not.toEqual(ids(honestRows()));
      expect(ids(rowsOf(answer)).toSorted()).toEqual(ids(honestRows()).toSorted());
    },
  },
  "reversed-page": { check: (answer) => expect(ids(rowsOf(answer))).toEqual(ids(honestRows()).toReversed()) },
  "duplicate-rows": { check: (answer) => expect(rowsOf(answer)).toHaveLength(20) },
  "missing-rows": { check: (answer) => expect(rowsOf(answer)).toHaveLength(7) },
  "null-rows": { check: (answer) => expect(rowsOf(answer)[1]).toBeNull() },
  "text-rows": { check: (answer) => expect(rowsOf(answer)[1]).toBe("row") },

  "new-fields": { check: everyRow((row) => "aiSummary" in row) },
  "removed-fields": { check: everyRow((row) => Object.keys(row).join() === "sessionId,start_time") },
  "ids-missing": { check: everyRow((row) => !("sessionId" in row)) },
  "ids-repeated": { check: (answer) => expect(new Set(ids(rowsOf(answer))).size).toBe(1) },
  "ids-across-bots": { check: (answer) => expect(ids(rowsOf(answer))[0]).toBe("000000000000000000000001") },
  "ids-numeric": { check: everyRow((row) => typeof row["sessionId"] === "number") },
  "foreign-bot": { check: everyRow((row) => row["botId"] !== client.bot().botId) },
  "foreign-session": { check: (answer) => expect(ids(honestRows())).not.toContain(ids(rowsOf(answer))[0]) },
  "type-changes": {
    check: everyRow(
      (row) => typeof row["start_time"] === "object" && typeof row["noOfMessagesExchanged"] !== "number",
    ),
  },
  "null-fields": { check: everyRow((row) => row["start_time"] === null && row["sessionId"] !== null) },
  "unknown-values": { check: everyRow((row) => row["channel"] === "hologram") },
  "unknown-template": { check: (answer) => expect(firstTag(answer)).toMatch(/hologram_v9/) },
  "no-components": {
    endpoint: "getMessages",
    check: everyRow((row) => JSON.stringify(row["components"]) === "[]"),
  },
  "prototype-keys": {
    check: (answer) => expect(answer.body.toString()).toContain('"__proto__":{"isAdmin":true}'),
  },
  "times-missing": { check: everyRow((row) => !("start_time" in row)) },
  "times-invalid": { check: startsAre(/^yesterday$/) },
  "times-future": { check: startsAre(/^2027/) },
  "times-skewed": { rule: { ms: 86_400_000 * 30 }, check: startsAre(/^2026-04/) },
  "times-microseconds": { check: startsAre(/\.\d{6}Z$/) },
  "times-zoned": { check: startsAre(/\+05:30$/) },
  "times-epoch": { check: startsAre((start) => typeof start === "number") },
  "times-without-zone": { check: startsAre(/\d$/) },
  "huge-text": {
    rule: { megabytes: 1 },
    check: (answer) => expect(answer.body.length).toBeGreaterThan(1_000_000),
  },
  "huge-page": {
    rule: { rows: 2_000 },
    check: (answer) => {
      expect(rowsOf(answer)).toHaveLength(2_000);
      expect(new Set(ids(rowsOf(answer))).size).toBe(2_000);
    },
  },
  "deep-nesting": { check: (answer) => expect(answer.body.toString()).toContain("[".repeat(2_000)) },
  "deep-template": { check: (answer) => expect(answer.body.toString()).toContain("[".repeat(2_000)) },
  "nul-character": { check: (answer) => expect(firstTag(answer)).toBe("before\u0000after") },
  "lone-surrogate": { check: (answer) => expect(answer.body.toString()).toContain("half \\ud83d of") },
  "control-characters": { check: (answer) => expect(firstTag(answer)).toContain("\u001f") },
  "hostile-markup": { check: (answer) => expect(firstTag(answer)).toContain("<script>") },
  "bidi-override": { check: (answer) => expect(firstTag(answer)).toContain("\u202e") },

  "truncated-json": { check: notJson },
  "trailing-garbage": { check: notJson },
  "joined-json": { check: notJson },
  "leading-guard": { check: notJson },
  bom: { check: (answer) => expect([...answer.body.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]) },
  nan: { check: status(200, /"total":NaN/) },
  infinity: { check: status(200, /"total":Infinity/) },
  "huge-number": { check: field("total", Number.POSITIVE_INFINITY) },
  "duplicate-keys": { check: (answer) => expect(answer.body.toString().split('"total"')).toHaveLength(3) },
  "trailing-comma": { check: notJson },
  "single-quotes": { check: notJson },
  "raw-newline": { check: notJson },
  "invalid-utf8": {
    check: (answer) =>
      expect(() => new TextDecoder("utf-8", { fatal: true }).decode(answer.body)).toThrow(TypeError),
  },
  "latin1-body": {
    check: (answer) =>
      expect(() => new TextDecoder("utf-8", { fatal: true }).decode(answer.body)).toThrow(TypeError),
  },
  "utf16-body": {
    check: (answer) =>
      expect(json({ ...answer, body: Buffer.from(answer.body.toString("utf16le").slice(1)) })).toEqual(
        honest,
      ),
  },

  slow: { rule: { delayMs: 30 }, check: bodyMatches({ moreAvailable: true }) },
  silence: {
    enough: () => sandbox.requests.at(-1)?.status === 200,
    check: (answer) => expect(answer.bytes).toHaveLength(0),
  },
  "silence-after-headers": {
    enough: (bytes) => bytes.includes("\r\n\r\n"),
    check: (answer) => {
      expect(answer.status).toBe(200);
      expect(answer.body).toHaveLength(0);
    },
  },
  "silence-mid-body": {
    rule: { at: 11 },
    enough: (bytes) => bytes.indexOf("\r\n\r\n") + 15 === bytes.length,
    check: cutShort,
  },
  "headers-drip": {
    rule: { delayMs: 1 },
    enough: (bytes) => bytes.length > 20,
    check: (answer) => expect(answer.head).toMatch(/^HTTP\/1\.1 200/),
  },
  "body-drip": {
    rule: { delayMs: 1, chunkBytes: 400 },
    check: (answer) => expect(json(answer)).toEqual(honest),
  },
  "reset-before-headers": {
    check: (answer) => expect([answer.error, answer.bytes.length]).toEqual(["ECONNRESET", 0]),
  },
  "reset-mid-headers": { check: (answer) => expect(answer.bytes.includes("\r\n\r\n")).toBe(false) },
  "reset-mid-body": {
    check: (answer) =>
      expect(answer.bytes.length < 200 || answer.body.length < wholeLength(answer)).toBe(true),
  },
  "reset-after-body": {
    check: (answer) =>
      expect(answer.error === "ECONNRESET" || answer.body.length === wholeLength(answer)).toBe(true),
  },
  "close-before-headers": {
    check: (answer) => expect([answer.error, answer.bytes.length]).toEqual([undefined, 0]),
  },
  "close-mid-body": { check: cutShort },
  "close-delimited": {
    check: (answer) => {
      expect(answer.header("content-length")).toBeUndefined();
      notJson(answer);
    },
  },
  "truncated-encoding": {
    rule: { encoding: "gzip" },
    check: (answer) => {
      expect(answer.body).toHaveLength(wholeLength(answer));
      expect(() => gunzipSync(answer.body)).toThrow(/unexpected end/);
    },
  },
  "corrupt-encoding": {
    rule: { encoding: "gzip" },
    check: (answer) => expect(() => gunzipSync(answer.body)).toThrow(),
  },
  "length-too-long": { check: cutShort },
  "length-too-short": { check: (answer) => expect(answer.body.length).toBeGreaterThan(wholeLength(answer)) },
  "length-twice": { check: (answer) => expect(answer.head.match(/content-length/gi)).toHaveLength(2) },
  "broken-chunk": { check: (answer) => expect(answer.body.toString()).toMatch(/^zz\r\n/) },
  "unfinished-chunks": { check: (answer) => expect(answer.body.toString()).not.toMatch(/\r\n0\r\n\r\n$/) },
  "garbage-response": { check: (answer) => expect(answer.bytes.toString()).toContain("SSH-2.0") },
  "huge-headers": { check: (answer) => expect(answer.head.length).toBeGreaterThan(100_000) },
  "early-hints": {
    check: (answer) => expect(answer.bytes.toString()).toMatch(/^HTTP\/1\.1 103.*HTTP\/1\.1 200/s),
  },
  "label-without-encoding": {
    check: (answer) => {
      headerIs("content-encoding", /^gzip$/)(answer);
      expect(json(answer)).toEqual(honest);
    },
  },
  "encoding-without-label": {
    check: (answer) => {
      expect(answer.header("content-encoding")).toBeUndefined();
      expect(JSON.parse(gunzipSync(answer.body).toString())).toEqual(honest);
    },
  },
  "wrong-label": {
    check: (answer) => {
      headerIs("content-encoding", /^gzip$/)(answer);
      expect(JSON.parse(brotliDecompressSync(answer.body).toString())).toEqual(honest);
    },
  },
  "unknown-encoding": { check: headerIs("content-encoding", /^x-squeeze$/) },
  "double-encoding": {
    check: (answer) => expect(JSON.parse(gunzipSync(gunzipSync(answer.body)).toString())).toEqual(honest),
  },
  "gzip-bomb": { rule: { megabytes: 20 }, check: bomb(gunzipSync) },
  "br-bomb": { rule: { megabytes: 20 }, check: bomb(brotliDecompressSync) },
  "html-type": { check: headerIs("content-type", /^text\/html$/) },
  "no-type": { check: (answer) => expect(answer.header("content-type")).toBeUndefined() },
  "wrong-charset": { check: headerIs("content-type", /utf-16/) },
  "clock-skew": { check: headerIs("date", /^Wed, 18 Mar 2026 12:10:00 GMT$/) },
};

function bodyMatches(expected: Json): Check {
  return (answer) => expect(json(answer)).toMatchObject(expected);
}

function bomb(unpack: (bytes: Buffer) => Buffer): Check {
  return (answer) => {
    expect(answer.body.length).toBeLessThan(100_000);
    expect(unpack(answer.body).length).toBeGreaterThan(20_000_000);
  };
}

describe("faults", () => {
  test("there are more than sixty kinds, and each has a case here", () => {
    expect(Object.keys(faultKinds).length).toBeGreaterThan(60);
    expect(Object.keys(cases).toSorted()).toEqual(Object.keys(faultKinds).toSorted());
  });

  for (const [kind, { rule, body = {}, endpoint, enough, check }] of Object.entries(cases)) {
    test(`${kind}: ${faultKinds[kind]?.about}`, async () => {
      sandbox.setFaults([{ endpoint: "*", kind, ...rule }]);
      await check(await call(body, endpoint, enough));
    });
  }
});
