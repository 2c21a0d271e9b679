import { sql } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import type { StoredMessage } from "@/lib/domain/stored-message";
import { eraseUser } from "./erase-user";
import { saveHistory } from "./history";
import { planMissing } from "./plan-windows";
import { expireSessions } from "./retention";
import { storeMessages } from "./store-messages";
import { type SessionRecord, storeSessions } from "./store-sessions";
import { listWindows } from "./sync-state";
import { startTestArchive, type TestArchive } from "./test-archive";
import { sampleMessage, sampleSession } from "./test-records";
import { countNaively, readRollups } from "./test-rollups";

const day = 86_400_000;
const now = Date.parse("2026-03-18T12:00:00.000Z");
const conversationTables = [
  "sessions",
  "messages",
  "session_facts",
  "session_tags",
  "session_versions",
  "message_versions",
];

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

function store(sessions: SessionRecord[], messages: StoredMessage[], at = now) {
  return test.archive.transaction(async (transaction) => [
    await storeSessions(transaction, botId, sessions, { now: at }),
    await storeMessages(transaction, botId, messages, at),
  ]);
}

/** All that the archive holds of the bot, as text. */
async function everything(): Promise<string> {
  const tables = [
    ...conversationTables,
    "facet_days",
    "session_days",
    "message_days",
    "response_days",
    "erasures",
  ];
  const texts = tables.map(async (table) => {
    const { rows } = await test.archive.execute<{ row: string }>(
      sql`select t::text as row from ${sql.identifier(table)} t where bot_id = ${botId}`,
    );
    return rows.map(({ row }) => row).join("\n");
  });
  return (await Promise.all(texts)).join("\n");
}

const anna = { userId: "anna@example.com" };
const annas = () =>
  store(
    [
      sampleSession("s-anna", now - day, {
        ...anna,
        tags: [{ scope: "user", name: "name", value: "Anna Xu" }],
      }),
      sampleSession("s-ben", now - day, { userId: "u-ben" }),
    ],
    [
      sampleMessage("s-anna", "m-1", now - day, { ...anna, text: "I am Anna Xu" }),
      sampleMessage("s-unlisted", "m-2", now - day, { ...anna, text: "Anna Xu again" }),
      sampleMessage("s-ben", "m-3", now - day, { userId: "u-ben", text: "Hello" }),
    ],
  );

it("erases a person with versions, tags, search and counts, and leaves everybody else", async () => {
  await annas();
  await store([], [sampleMessage("s-anna", "m-1", now - day, { ...anna, text: "Anna Xu, edited" })]);
  expect(await everything()).toMatch(/Anna Xu, edited/);
  expect(await eraseUser(test.archive, botId, anna.userId, now)).toEqual({
    sessions: 2,
    messages: 2,
    versions: 1,
    tags: 1,
    shares: 0,
  });
  const left = await everything();
  expect(left).not.toMatch(/anna/i);
  expect(left).toMatch(/s-ben/);
  expect(await readRollups(test.archive, botId)).toEqual(await countNaively(test.archive, botId));
});

it("keeps what was erased from coming back, and takes what the person says later", async () => {
  await annas();
  await eraseUser(test.archive, botId, anna.userId, now);
  const refused = [{ reason: "erased" }, { reason: "erased" }];
  const [sessions, messages] = await annas();
  expect([sessions, messages]).toMatchObject([{ refused: refused.slice(1) }, { refused }]);
  // A message of the erased session that names nobody is still of that session.
  const late = sampleMessage("s-anna", "m-9", now + day, { userId: "" });
  expect((await store([], [late], now + day))[1]).toMatchObject({ changed: 0, refused: [{ id: "m-9" }] });
  const again = sampleSession("s-new", now + day, anna);
  expect((await store([again], [], now + day))[0]).toEqual({ changed: 1, refused: [] });
});

it("expires sessions by their last activity, exactly, with all that belongs to them", async () => {
  const sessions = [10, 9.001, 8.999, 3].map((days, index) =>
    sampleSession(`s-${index}`, now - days * day, { endedAt: null, durationMs: null }),
  );
  const late = sampleMessage("s-0", "m-1", now - 2 * day);
  await store(sessions, [late, sampleMessage("s-1", "m-2", now - 9.0005 * day)]);
  await saveHistory(test.archive, botId, { backfillFrom: null, isPaused: false, retentionDays: 9 });
  expect(await expireSessions(test.archive, botId, now)).toBe(1);
  const { rows } = await test.archive.execute<{ session_id: string }>(
    sql`select session_id from sessions where bot_id = ${botId} order by 1`,
  );
  expect(rows.map(({ session_id }) => session_id)).toEqual(["s-0", "s-2", "s-3"]);
  expect(await everything()).not.toMatch(/m-2/);
  expect(await readRollups(test.archive, botId)).toEqual(await countNaively(test.archive, botId));
});

it("expires more than one transaction's worth, and refuses what is as old", async () => {
  const old = Array.from({ length: 120 }, (_, index) => sampleSession(`s-${index}`, now - 20 * day));
  await store(old, []);
  await saveHistory(test.archive, botId, { backfillFrom: null, isPaused: false, retentionDays: 9 });
  expect(await expireSessions(test.archive, botId, now)).toBe(120);
  const [sessions, messages] = await store(old.slice(0, 1), [sampleMessage("s-0", "m-1", now - 10 * day)]);
  expect([sessions, messages]).toEqual([
    { changed: 0, refused: [{ id: "s-0", reason: "expired" }] },
    { changed: 0, refused: [{ id: "m-1", reason: "expired" }] },
  ]);
});

it("plans no fetch of time that is not kept, and forgets that it was fetched", async () => {
  const span = { from: now - 20 * day, to: now };
  const plan = { botId, span, kind: "backfill" as const, cut: (gap: typeof span) => [gap], now };
  await planMissing(test.archive, plan);
  await test.archive.execute(sql`update sync_windows set state = 'covered' where bot_id = ${botId}`);
  await saveHistory(test.archive, botId, { backfillFrom: null, isPaused: false, retentionDays: 9 });
  await expireSessions(test.archive, botId, now);
  await planMissing(test.archive, { ...plan, span: { from: now - 30 * day, to: now } });
  const windows = await listWindows(test.archive, botId);
  expect(windows.map(({ from, to }) => [from, to])).toEqual([[now - 9 * day, now]]);
});
