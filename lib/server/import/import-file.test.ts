import { createWriteStream } from "node:fs";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { sql } from "drizzle-orm";
import fc from "fast-check";
import { afterAll, beforeAll, beforeEach, expect, it, vi } from "vitest";
import { messagesOf, sessionsOf, TestClient } from "@/lib/sandbox/test-client";
import { eraseUser } from "../archive/erase-user";
import { startTestArchive, type TestArchive } from "../archive/test-archive";
import { digestAll } from "../archive/test-content";
import { countNaively, readRollups } from "../archive/test-rollups";
import { dump, isSettled, startTestBot, syncUntil } from "../sync/test-sync";
import { importFile } from "./import-file";

// Each file is read by real archives, on a machine that may be busy.
vi.setConfig({ testTimeout: 90_000 });
const noon = Date.parse("2026-03-18T12:00:00.000Z");
const hour = 3_600_000;

let folder: string;
let test: TestArchive;
let botId = "";
let made = 0;
beforeAll(async () => {
  vi.stubEnv("LOG_LEVEL", "silent");
  folder = await mkdtemp(join(tmpdir(), "backscroll-import-"));
  test = await startTestArchive();
});
beforeEach(() => {
  made += 1;
  botId = `st-${made}`;
});
afterAll(async () => {
  await test.stop();
  await rm(folder, { recursive: true });
});

const session = (id: string, changes: object = {}) => ({
  sessionId: id,
  botId,
  userId: "u-1",
  channel: "rtm",
  start_time: "2026-03-18T10:00:00.000Z",
  end_time: "2026-03-18T10:05:00.000Z",
  sessionStatus: "closed",
  containmentType: "selfService",
  ...changes,
});
const message = (id: string, changes: object = {}) => ({
  _id: id,
  botId,
  sessionId: "s-1",
  createdBy: "u-1",
  type: "incoming",
  createdOn: "2026-03-18T10:01:00.000Z",
  chnl: "rtm",
  components: [{ cT: "text", data: { text: `Hello ${id}` } }],
  ...changes,
});
const lines = (...values: unknown[]) =>
  values.map((value) => (typeof value === "string" ? value : JSON.stringify(value))).join("\n");

async function take(content: string | Buffer, ofBot: string | null = null) {
  const path = join(folder, "saved");
  await writeFile(path, content);
  const refusals: string[] = [];
  const counts = await importFile(path, {
    archive: test.archive,
    botId: ofBot,
    now: noon,
    signal: new AbortController().signal,
    onRefusal: (place, reason) => refusals.push(`${place}: ${reason}`),
  });
  return { counts, refusals };
}

async function held() {
  const { sessions, messages } = await dump(test.archive, botId);
  return {
    sessions: sessions.map((row) => row["session_id"]),
    messages: messages.map((row) => row["message_id"]),
  };
}

it("gives what sync gives of the same replies", async () => {
  const bot = await startTestBot(noon, { sessionsPerDay: 12 });
  const client = new TestClient(bot.sandbox, () => noon);
  const dates = { dateFrom: new Date(noon - 20 * hour).toISOString(), dateTo: new Date(noon).toISOString() };
  const sessions = await client.post("getSessions", { ...dates, limit: 10_000 });
  const all = await client.post("getMessagesV2", {
    ...dates,
    limit: 10_000,
    getAgentsInfo: true,
    includeLatency: true,
  });
  const saved = [
    JSON.stringify({ moreAvailable: false, sessions: sessionsOf(sessions) }, null, 2),
    gzipSync(lines(...messagesOf(all))),
  ];
  for (const content of saved) await take(content, bot.bot.id);
  const imported = await dump(test.archive, bot.bot.id);
  expect(imported.messages.length).toBeGreaterThan(20);
  const other = await startTestArchive();
  try {
    await syncUntil(other.archive, bot, isSettled);
    const synced = await dump(other.archive, bot.bot.id);
    const plain = (rows: Record<string, unknown>[]) =>
      new Map(
        rows.map(({ stored_at: _, ...row }) => [JSON.stringify([row["session_id"], row["message_id"]]), row]),
      );
    const ids = new Set(sessionsOf(sessions).map(({ sessionId }) => sessionId));
    for (const table of ["sessions", "messages"] as const) {
      const expected = plain(synced[table]);
      for (const [key, row] of plain(imported[table])) {
        // Of what began before the replies do, sync has more.
        if (table === "sessions" && !ids.has(String(row["session_id"]))) continue;
        expect(row).toEqual(expected.get(key));
      }
    }
  } finally {
    await other.stop();
    await bot.sandbox.close();
  }
});

it.each([
  [
    "a page of sessions",
    () => JSON.stringify({ total: 2, moreAvailable: false, sessions: [session("s-1"), session("s-2")] }),
  ],
  ["a page over many lines", () => JSON.stringify({ sessions: [session("s-1"), session("s-2")] }, null, 2)],
  ["a list of records", () => JSON.stringify([session("s-1"), session("s-2")])],
  [
    "a list of records over many lines",
    () => `[\n${JSON.stringify(session("s-1"))},\n${JSON.stringify(session("s-2"))}\n]`,
  ],
  [
    "a list of pages",
    () => JSON.stringify([{ sessions: [session("s-1")] }, { total: 0 }, { sessions: [session("s-2")] }]),
  ],
  ["records by the line", () => `\uFEFF${lines(session("s-1"), "", session("s-2"))}\r\n`],
  ["pages by the line", () => lines({ sessions: [session("s-1")] }, { sessions: [session("s-2")] })],
])("takes %s, packed or not, and takes nothing the second time", async (_, write) => {
  expect(await take(write())).toEqual({ counts: { taken: 2, had: 0, refused: 0 }, refusals: [] });
  const before = await digestAll(test.archive);
  expect((await take(gzipSync(write()))).counts).toEqual({ taken: 0, had: 2, refused: 0 });
  expect(await digestAll(test.archive)).toEqual(before);
  expect(await held()).toEqual({ sessions: ["s-1", "s-2"], messages: [] });
});

it("takes messages of both versions, sessions with their messages, and what is odd with its record", async () => {
  const page = { total: 2, icon: "", messages: [message("m-1"), { ...message("m-2"), channel: "sms" }] };
  const whole = { ...session("s-2"), messages: [message("m-3", { sessionId: "s-2" })] };
  const odd = { ...message("m-4"), surprise: [1, null], createdOn: 1_773_828_060_000 };
  expect((await take(lines(page, whole, odd))).counts).toEqual({ taken: 5, had: 0, refused: 0 });
  expect(await held()).toEqual({ sessions: ["s-1", "s-2"], messages: ["m-1", "m-2", "m-4", "m-3"] });
  expect(await readRollups(test.archive, botId)).toEqual(await countNaively(test.archive, botId));
});

it("refuses by line and record, says why, and takes the rest", async () => {
  const bad = [
    "{broken",
    "17",
    { errors: [{ msg: "Invalid SDK credentials", code: 4002 }] },
    { hello: "world" },
    { ...session("s-9"), botId: undefined },
    { sessions: [session("s-2"), null, session("s-3", { sessionId: "" })] },
    message("m-9", { createdOn: "yesterday", sessionId: "s-none" }),
  ];
  const { counts, refusals } = await take(lines(session("s-1"), ...bad, message("m-1")));
  expect(refusals.slice(0, 7)).toEqual([
    "line 2: the line is no JSON object",
    "line 3: the line is no JSON object",
    "line 4: it is a refusal of Kore, with no records",
    "line 5: it is neither a session nor a message of Kore's",
    "line 6: it names no bot; name it with --bot",
    "line 7, record 2: it is no record",
    "line 7, record 3: it has no session id, or no time",
  ]);
  expect(refusals.slice(7)).toEqual(["line 8: it has no time"]);
  expect(counts).toEqual({ taken: 3, had: 0, refused: 8 });
  expect(await held()).toEqual({ sessions: ["s-1", "s-2"], messages: ["m-1"] });
});

it.each([
  [
    "a page that breaks off",
    () => JSON.stringify({ sessions: [session("s-1"), session("s-2")] }, null, 2).slice(0, -9),
  ],
  ["a list that breaks off after its first record", () => `[\n${JSON.stringify(session("s-1"))}\n`],
  ["a gzip that breaks off", () => gzipSync(lines(session("s-1"), session("s-2"))).subarray(0, -4)],
  [
    "a damaged gzip",
    () => Buffer.concat([gzipSync(lines(session("s-1"))).subarray(0, -8), Buffer.alloc(8, 1)]),
  ],
  ["something else", () => Buffer.from("PK\u0003\u0004 no JSON at all\n\u0000\u0001")],
])("leaves nothing of %s", async (_, write) => {
  await expect(take(write())).rejects.toMatchObject({
    name: "AppError",
    message: expect.stringMatching(/^it/),
  });
  expect(await held()).toEqual({ sessions: [], messages: [] });
});

it("says of one JSON document that is too large what to do, and does not read it whole", async () => {
  const path = join(folder, "large");
  const file = createWriteStream(path);
  const [start, end] = JSON.stringify({ sessions: [session("s-1", { note: "|" })] }).split("|");
  file.write(start);
  for (let part = 0; part < 65; part += 1) file.write("x".repeat(1024 * 1024));
  await new Promise((resolve) => file.end(end, () => resolve(null)));
  const options = { archive: test.archive, botId: null, now: noon, signal: new AbortController().signal };
  await expect(importFile(path, { ...options, onRefusal: () => undefined })).rejects.toThrow(
    "it is one JSON document of more than 64 MiB. Cut it into smaller pages, or write one record a line",
  );
});

it("puts every record under the bot that is given, whichever it names", async () => {
  await take(lines(session("s-1", { botId: "st-linked" }), message("m-1", { botId: undefined })), botId);
  expect(await held()).toEqual({ sessions: ["s-1"], messages: ["m-1"] });
});

it("does not bring back who was erased", async () => {
  await take(lines(session("s-1"), message("m-1")));
  await eraseUser(test.archive, botId, "u-1", noon);
  const { counts, refusals } = await take(
    lines(session("s-1"), message("m-1"), session("s-2", { userId: "u-2" })),
  );
  expect(counts).toEqual({ taken: 1, had: 0, refused: 2 });
  expect(refusals.sort()).toEqual([
    "line 1: its person or session was erased",
    "line 2: its person or session was erased",
  ]);
});

it("does not open a session again that is over", async () => {
  const open = session("s-1", { sessionStatus: "active", end_time: undefined });
  const later = session("s-1", { end_time: "2026-03-18T10:15:00.000Z" });
  expect((await take(lines(open, session("s-1"), later))).counts).toEqual({ taken: 3, had: 0, refused: 0 });
  expect((await take(lines(session("s-1"), open))).counts).toEqual({ taken: 0, had: 2, refused: 0 });
  const { sessions } = await dump(test.archive, botId);
  expect(sessions).toMatchObject([{ status: "closed", duration_ms: "900000" }]);
});

it("never throws on any lines, and its counts add up", async () => {
  const part = fc.oneof(
    fc.json(),
    fc.string(),
    fc.constantFrom("s-1", "s-2").map((id) => JSON.stringify(session(id))),
    fc
      .record({ _id: fc.string(), sessionId: fc.string(), createdOn: fc.string(), type: fc.string() })
      .map((one) => JSON.stringify(message("m", one))),
    fc
      .dictionary(fc.constantFrom("sessions", "messages", "_id", "total"), fc.jsonValue())
      .map((one) => JSON.stringify(one)),
    fc
      .array(fc.constantFrom("m-1", "m-2"), { maxLength: 5 })
      .map((ids) => JSON.stringify({ messages: ids.map((id) => message(id)) })),
  );
  await fc.assert(
    fc.asyncProperty(
      fc.array(
        part.map((text) => text.replaceAll("\n", " ")),
        { maxLength: 20 },
      ),
      async (parts) => {
        const content = lines(session("s-first"), ...parts);
        const expected = parts.map(countRecords).reduce((sum, count) => sum + count, 1);
        const { counts, refusals } = await take(content);
        expect(counts.taken + counts.had + counts.refused).toBe(expected);
        expect(refusals).toHaveLength(counts.refused);
        expect((await take(content)).counts).toMatchObject({
          refused: counts.refused,
          taken: expect.any(Number),
        });
      },
    ),
    { numRuns: 40 },
  );
  const { rows } = await test.archive.execute(
    sql`select distinct bot_id from sessions where bot_id = ${botId}`,
  );
  expect(rows).toHaveLength(1);
});

/** How many records a line is: one that is none counts as one. */
function countRecords(line: string): number {
  if (line.trim() === "") return 0;
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    return 1;
  }
  if (typeof value !== "object" || value === null) return 1;
  const count = (one: unknown): number => {
    if (typeof one !== "object" || one === null || Array.isArray(one)) return 1;
    const { sessions, messages, total, sessionId } = one as Record<string, unknown>;
    const found = [sessions, messages].filter(Array.isArray);
    if (found.length === 0) return total === 0 ? 0 : 1;
    return found.reduce((sum, list) => sum + list.length, sessionId === undefined ? 0 : 1);
  };
  return Array.isArray(value) ? value.reduce<number>((sum, one) => sum + count(one), 0) : count(value);
}
