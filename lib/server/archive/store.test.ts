import { sql } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import type { Session } from "@/lib/domain/session";
import { storeMessages } from "./store-messages";
import { storeSessions } from "./store-sessions";
import { countSessions } from "./sync-state";
import { startTestArchive, type TestArchive } from "./test-archive";
import { sampleMessage, sampleSession } from "./test-records";

const now = Date.parse("2026-03-18T12:00:00.000Z");
let test: TestArchive;
let botId = "";
let made = 0;
beforeAll(async () => {
  test = await startTestArchive();
});
beforeEach(() => {
  made += 1;
  botId = `st-${made}`;
});
afterAll(() => test.stop());

const storeSession = (changes: Partial<Session> = {}, options = {}) =>
  test.archive.transaction((transaction) =>
    storeSessions(transaction, botId, [sampleSession("s-1", now, changes)], { now, ...options }),
  );
const storeMessage = (text: string, at = now) =>
  test.archive.transaction((transaction) =>
    storeMessages(transaction, botId, [sampleMessage("s-1", "m-1", at, { text })], now),
  );
const rowsOf = async (table: string) =>
  (await test.archive.execute(sql`select * from ${sql.identifier(table)} where bot_id = ${botId}`)).rows;

it("keeps what a message said before, each wording once, and nothing for the same words again", async () => {
  for (const text of ["one", "one", "two", "one", "two"]) await storeMessage(text);
  const versions = await rowsOf("message_versions");
  expect(versions.map((row) => row["raw"]).sort(byText)).toEqual([
    { _id: "m-1", text: "one" },
    { _id: "m-1", text: "two" },
  ]);
  expect(await rowsOf("messages")).toMatchObject([{ text: "two", raw: { text: "two" } }]);
});

it("keeps what a session said before", async () => {
  await storeSession({ status: "active" });
  expect(await storeSession({ status: "active" })).toEqual({ changed: 0, refused: [] });
  await storeSession({ status: "closed" });
  expect(await rowsOf("session_versions")).toMatchObject([{ raw: { status: "active" } }]);
  expect(await rowsOf("sessions")).toMatchObject([{ status: "closed", raw: { status: "closed" } }]);
});

it("finds a message by its new words only, once it was changed", async () => {
  const found = async (word: string) =>
    (
      await test.archive.execute(
        sql`select message_id from messages where bot_id = ${botId} and words @@ ${word}::tsquery`,
      )
    ).rows.length;
  await storeMessage("before");
  await storeMessage("after");
  expect([await found("before"), await found("after")]).toEqual([0, 1]);
});

it("a tag follows the start of its session, however that is learnt", async () => {
  const tags = [{ scope: "session" as const, name: "plan", value: "gold" }];
  const starts = async () => (await rowsOf("session_tags")).map((row) => new Date(String(row["started_at"])));
  await test.archive.transaction((transaction) =>
    storeMessages(transaction, botId, [sampleMessage("s-1", "m-1", now, { tags })], now),
  );
  await test.archive.transaction((transaction) =>
    storeMessages(transaction, botId, [sampleMessage("s-1", "m-0", now - 5_000)], now),
  );
  expect(await starts()).toEqual([new Date(now - 5_000)]);
  const listed = sampleSession("s-1", now - 9_000, { tags });
  await test.archive.transaction((transaction) => storeSessions(transaction, botId, [listed], { now }));
  expect(await starts()).toEqual([new Date(now - 9_000), new Date(now - 9_000)]);
});

it("keeps the tags when the source leaves them out", async () => {
  const tags = [{ scope: "session" as const, name: "plan", value: "gold" }];
  await storeSession({ tags });
  await storeSession({ tags: [], status: "active" }, { keepTags: true });
  expect(await rowsOf("session_tags")).toHaveLength(1);
  await storeSession({ tags: [] });
  expect(await rowsOf("session_tags")).toEqual([]);
});

it("knows how many sessions a bot has without counting them", async () => {
  await storeSession();
  await storeMessage("hello");
  await test.archive.transaction((transaction) =>
    storeMessages(transaction, botId, [sampleMessage("s-2", "m-2", now)], now),
  );
  expect(await countSessions(test.archive, botId)).toBe(2);
  expect(await countSessions(test.archive, "st-none")).toBe(0);
});

function byText(one: unknown, other: unknown): number {
  return JSON.stringify(one) < JSON.stringify(other) ? -1 : 1;
}
