import { sql } from "drizzle-orm";
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import type { SandboxOptions } from "@/lib/sandbox/server";
import { startTestArchive, type TestArchive } from "../archive/test-archive";
import { readMessage } from "../kore/read-message";
import { Secret } from "../secret";
import { dump, isSettled, listNaively, startTestBot, syncUntil, type TestBot } from "./test-sync";

const noon = Date.parse("2026-03-18T12:00:00.000Z");
const firstDay = Date.parse("2026-02-16T00:00:00.000Z");

vi.setConfig({ testTimeout: 120_000 });

let test: TestArchive;
const bots: TestBot[] = [];
beforeAll(async () => {
  vi.stubEnv("LOG_LEVEL", "silent");
  test = await startTestArchive();
});
afterEach(async () => {
  for (const { sandbox } of bots.splice(0)) await sandbox.close();
});
afterAll(() => test.stop());

async function start(options?: SandboxOptions): Promise<TestBot> {
  const bot = await startTestBot(noon, options);
  bots.push(bot);
  return bot;
}

/** Without what sessions that began before it said, which are fetched by their ids. */
function sinceFirstDay({ sessions, messages, tags }: Awaited<ReturnType<typeof dump>>) {
  const isSince = (at: unknown) => Date.parse(String(at)) >= firstDay;
  return {
    sessions: sessions.filter((row) => isSince(row["started_at"])),
    messages: messages.filter((row) => isSince(row["created_at"])),
    tags,
  };
}

describe("a first start", () => {
  it("brings everything of 30 days into the archive exactly once", async () => {
    const bot = await start();
    await syncUntil(test.archive, bot, isSettled);
    const expected = await listNaively(bot, firstDay, noon);
    const held = sinceFirstDay(await dump(test.archive, bot.bot.id));
    const listed = held.sessions.filter((row) => row["is_listed"]);
    expect(listed.map((row) => row["session_id"])).toEqual([...expected.sessions.keys()].sort());
    for (const row of listed) expect(row["raw"]).toEqual(expected.sessions.get(String(row["session_id"])));
    expect(held.messages.map((row) => row["message_id"]).sort()).toEqual(
      [...expected.messages.keys()].sort(),
    );
    for (const row of held.messages)
      expect(row["raw"]).toEqual(expected.messages.get(String(row["message_id"])));
    expect(held.messages.some(({ raw }) => readMessage(raw).latency?.textToSpeechMs)).toBe(true);
    expect(held.messages.length).toBeGreaterThan(500);
  });

  it("counts messages, bounds activity and knows sessions from messages alone", async () => {
    const bot = await start({ sessionsPerDay: 12 });
    await syncUntil(test.archive, bot, isSettled);
    const { rows: wrong } = await test.archive.execute(sql`
      select s.session_id from sessions s left join lateral (
        select count(*)::int as count, max(created_at) as last from messages m
        where m.bot_id = s.bot_id and m.session_id = s.session_id) m on true
      where s.bot_id = ${bot.bot.id} and ((m.count > 0 and s.message_count <> m.count)
        or s.last_active_at <> greatest(s.started_at, s.ended_at, m.last))`);
    expect(wrong).toEqual([]);
    const { rows: bounds } = await test.archive.execute(sql`
      select b.longest_session_ms >= max(extract(epoch from s.last_active_at - s.started_at) * 1000) as "isBound",
        bool_or(not s.is_listed) as "hasUnlisted"
      from sessions s join bot_sync b on b.bot_id = s.bot_id
      where s.bot_id = ${bot.bot.id} group by b.longest_session_ms`);
    expect(bounds).toEqual([{ isBound: true, hasUnlisted: true }]);
  });

  it("reads the recent hours first", async () => {
    const bot = await start();
    await syncUntil(test.archive, bot, (windows) => windows.some(({ state }) => state === "covered"));
    // The slots of a bot start side by side: which of their first requests arrives first is chance.
    const firstOfEachSlot = bot.sandbox.requests.slice(0, 3).map(({ body }) => ({
      from: Date.parse(String(body?.["dateFrom"])),
      to: Date.parse(String(body?.["dateTo"])),
    }));
    expect(firstOfEachSlot.some(({ from, to }) => to === noon && from > noon - 4 * 3_600_000)).toBe(true);
  });
});

it("reading everything again changes no row", async () => {
  const bot = await start();
  await syncUntil(test.archive, bot, isSettled);
  const before = await dump(test.archive, bot.bot.id);
  await test.archive.execute(sql`update sync_windows set state = 'planned' where bot_id = ${bot.bot.id}`);
  await test.archive.execute(sql`delete from kore_calls`);
  await syncUntil(test.archive, bot, isSettled);
  expect(await dump(test.archive, bot.bot.id)).toEqual(before);
});

it("work that is stopped in the middle, again and again, ends as if it never was", async () => {
  const bot = await start();
  let stops = 0;
  for (let isDone = false; !isDone; stops += 1) {
    const calls = bot.sandbox.requests.length;
    const windows = await syncUntil(
      test.archive,
      bot,
      (all) => bot.sandbox.requests.length > calls + stops || isSettled(all),
    );
    isDone = isSettled(windows);
  }
  expect(stops).toBeGreaterThan(2);
  const expected = await listNaively(bot, firstDay, noon);
  const held = sinceFirstDay(await dump(test.archive, bot.bot.id));
  expect(held.messages.map((row) => row["message_id"]).sort()).toEqual([...expected.messages.keys()].sort());
  expect(held.sessions.filter((row) => row["is_listed"]).length).toBe(expected.sessions.size);
});

describe("as time goes on", () => {
  it("new and changed sessions arrive, and active ones end", async () => {
    const bot = await start({ sessionsPerDay: 15 });
    await syncUntil(test.archive, bot, isSettled);
    for (let minutes = 5; minutes <= 45; minutes += 5) {
      bot.clock.now = noon + minutes * 60_000;
      await test.archive.execute(sql`delete from kore_calls`);
      await syncUntil(test.archive, bot, (windows) =>
        windows.some(({ kind, to, state }) => kind === "live" && state === "covered" && to === bot.clock.now),
      );
    }
    const expected = await listNaively(bot, noon - 6 * 3_600_000, bot.clock.now);
    const held = await dump(test.archive, bot.bot.id);
    const byId = new Map(held.sessions.map((row) => [row["session_id"], row["raw"]]));
    for (const [id, raw] of expected.sessions) expect(byId.get(id)).toEqual(raw);
    const messageIds = new Set(held.messages.map((row) => row["message_id"]));
    for (const id of expected.messages.keys()) expect(messageIds).toContain(id);
  });

  it("a session that ended long after it began is known to have ended within a minute", async () => {
    const bot = await start();
    await syncUntil(test.archive, bot, isSettled);
    const { rows } = await test.archive.execute<{ id: string }>(sql`
      select session_id as id from sessions where bot_id = ${bot.bot.id} and status = 'closed' and is_listed
        and started_at < ${new Date(noon - 5 * 3_600_000).toISOString()}::timestamptz
      order by started_at desc limit 1`);
    const id = rows[0]?.id ?? "";
    const reopen = () =>
      test.archive.execute(sql`
        update sessions set status = 'active', ended_at = null, raw = '{}' where session_id = ${id}`);
    const isClosed = async () => {
      const { rows: found } = await test.archive.execute<{ status: string }>(
        sql`select status from sessions where session_id = ${id}`,
      );
      return found[0]?.status === "closed";
    };
    await reopen();
    bot.clock.now += 60_000;
    let rounds = 0;
    await syncUntil(test.archive, bot, async (windows) => {
      const isRead = windows.some(({ kind, to }) => kind === "live" && to === bot.clock.now);
      if (!isRead || !(await isClosed())) return false;
      rounds += 1;
      // Open when it was last asked for, and over by now.
      if (rounds === 1) {
        await reopen();
        bot.clock.now += 60_000;
      }
      return rounds === 2;
    });
    expect(rounds).toBe(2);
  });

  it("what was missed while nobody ran is planned and fetched", async () => {
    const bot = await start();
    await syncUntil(test.archive, bot, isSettled);
    bot.clock.now = noon + 50 * 3_600_000;
    await test.archive.execute(sql`delete from kore_calls`);
    const windows = await syncUntil(
      test.archive,
      bot,
      (all) => isSettled(all) && all.at(-1)?.to === bot.clock.now,
    );
    expect(windows.every(({ state }) => state === "covered")).toBe(true);
    const expected = await listNaively(bot, firstDay, bot.clock.now);
    const held = sinceFirstDay(await dump(test.archive, bot.bot.id));
    expect(held.messages.map((row) => row["message_id"]).sort()).toEqual(
      [...expected.messages.keys()].sort(),
    );
  });
});

describe("failures are told and leave what is there readable", () => {
  const failureOf = async (bot: TestBot) => {
    const windows = await syncUntil(test.archive, bot, (all) => all.some(({ state }) => state === "failed"));
    const failed = windows.find(({ state }) => state === "failed");
    const { rows } = await test.archive.execute<{ count: number }>(
      sql`select count(*)::int as count from sessions where bot_id = ${bot.bot.id}`,
    );
    return {
      code: failed?.failureCode,
      isRetried: failed?.nextAttemptAt !== null,
      windows,
      rows: rows[0]?.count ?? 0,
    };
  };

  it("a wrong secret stops all windows of the bot after a call or two and waits for a person", async () => {
    const bot = await start();
    bot.bot.clientSecret = new Secret("wrong");
    const { code, isRetried, windows } = await failureOf(bot);
    expect({ code, isRetried }).toEqual({ code: "credentials", isRetried: false });
    expect(windows.every(({ failureCode }) => failureCode === "credentials")).toBe(true);
    expect(bot.sandbox.requests.length).toBeLessThanOrEqual(2);
  });

  it("good settings after a restart fetch what failed before", async () => {
    const bot = await start();
    const { clientSecret } = bot.bot;
    bot.bot.clientSecret = new Secret("wrong");
    await failureOf(bot);
    bot.bot.clientSecret = clientSecret;
    // What failed before counts as settled until the new start has planned it again.
    const windows = await syncUntil(test.archive, bot, (all) =>
      all.every(({ state }) => state === "covered"),
    );
    expect(windows.every(({ state }) => state === "covered")).toBe(true);
  });

  it.each([
    ["scope-missing", "scope", false],
    ["status-400", "rejected", false],
    ["rate-limit-minute", "limited", true],
    ["rate-limit-hour", "limited", true],
  ])("%s of messages is %s, and the sessions stay", async (kind, code, isRetried) => {
    // Whichever window fails first, its hours have sessions.
    const bot = await start({ sessionsPerDay: 60 });
    bot.sandbox.setFaults([{ endpoint: "getMessagesV2", kind }]);
    const failure = await failureOf(bot);
    expect(failure).toMatchObject({ code, isRetried });
    expect(failure.rows).toBeGreaterThan(0);
  });

  it.each([
    ["status-500", "upstream"],
    ["truncated-json", "malformed"],
  ])("%s is tried again and then told as %s", async (kind, code) => {
    const bot = await start();
    bot.sandbox.setFaults([{ endpoint: "getMessagesV2", kind }]);
    expect(await failureOf(bot)).toMatchObject({ code, isRetried: true });
    expect(bot.sandbox.requests.filter(({ path }) => path.endsWith("getMessagesV2")).length).toBeGreaterThan(
      3,
    );
  });

  it("a fault that passes leaves no trace", async () => {
    const bot = await start();
    bot.sandbox.setFaults([{ endpoint: "*", kind: "status-503", nth: { from: 2, to: 4 } }]);
    const windows = await syncUntil(test.archive, bot, isSettled);
    expect(windows.every(({ state }) => state === "covered")).toBe(true);
  });

  it("a host that is gone is unreachable", async () => {
    const bot = await start();
    await bot.sandbox.close();
    bots.pop();
    expect(await failureOf(bot)).toMatchObject({ code: "unreachable", isRetried: true });
  });
});
