import { sql } from "drizzle-orm";
import { afterAll, beforeAll, expect, it } from "vitest";
import { createAccount } from "./accounts";
import type { Connection } from "./database";
import { findShareByToken, findVisitedShare, listShares } from "./shares";
import { startTestArchive, type TestArchive } from "./test-archive";
import { planOf } from "./test-plans";

const hash = Buffer.from("00000001", "hex");
const now = Date.parse("2026-03-01T10:00:00.000Z");
let test: TestArchive;
let accountId = "";
beforeAll(async () => {
  test = await startTestArchive();
  const account = await createAccount(test.archive, { name: "Ada", passwordHash: null, grants: [] });
  accountId = account?.id ?? "";
  await test.archive.execute(sql`
    insert into sessions (bot_id, session_id, user_id, channel, started_at, last_active_at, status, outcome, languages,
      message_count, task_count, is_developer, is_listed)
    select 'st-1', 's-' || n, 'u-1', 'rtm', now(), now(), 'closed', 'unknown', '{}', 0, 0, false, true
    from generate_series(1, 10000) n`);
  await test.archive.execute(sql`
    insert into shares (token_hash, bot_id, session_id, blackouts, note, created_by, expires_at)
    select decode(lpad(to_hex(n), 8, '0'), 'hex'), 'st-1', 's-' || n, '[]', '', ${accountId}, now()
    from generate_series(1, 10000) n`);
  await test.archive.execute(sql`
    insert into share_visits (token_hash, share_id, expires_at) select token_hash, id, now() from shares`);
  await test.archive.execute(sql`vacuum analyze`);
});
afterAll(() => test.stop());

const keeper = () => ({ accountId, ownBotIds: ["st-1"], adminBotIds: ["st-1"] });
const questions: [string, string, (archive: Connection) => Promise<unknown>][] = [
  ["a link by its token", "shares_by_hash", (archive) => findShareByToken(archive, hash, hash, now)],
  ["a link by its visit", "share_visits_pkey", (archive) => findVisitedShare(archive, hash, now)],
  [
    "the links of a session",
    "shares_by_session",
    (archive) => listShares(archive, keeper(), { botId: "st-1", sessionId: "s-7", shareId: null }, now),
  ],
];

it.each(questions)("finds %s by %s, and reads no table from end to end", async (_, index, question) => {
  const { indexes, wholeTables } = await planOf(test.archive, question);
  expect(indexes.join(" ")).toContain(index);
  const large = ["shares", "share_visits", "sessions"];
  expect(wholeTables.filter((table) => large.includes(table))).toEqual([]);
});
