import { readdir, readFile } from "node:fs/promises";
import { sql } from "drizzle-orm";
import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { bucketOf } from "@/lib/domain/response-buckets";
import { defaultFilters } from "@/lib/domain/session-filters";
import type { StoredMessage } from "@/lib/domain/stored-message";
import { zoneDays } from "@/lib/domain/zone-days";
import { deleteSessions } from "./delete-sessions";
import { countResponses } from "./response-days";
import { storeMessages } from "./store-messages";
import { storeSessions } from "./store-sessions";
import { startTestArchive, type TestArchive } from "./test-archive";
import { sampleMessage } from "./test-records";
import { countNaively, readRollups } from "./test-rollups";
import { countMessageSeries } from "./volumes/count-series";

const minute = 60_000;
const start = Date.parse("2026-03-28T22:00:00.000Z");
const sessionIds = ["s-1", "s-2", "s-3", "s-4"];

const at = fc.integer({ min: 0, max: 6 * 60 }).map((minutes) => start + minutes * minute);
/** Near enough to one another for the one to be the answer to the other. */
const saidAt = fc.oneof(
  at,
  fc.integer({ min: 0, max: 500_000 }).map((ms) => start + 100 * minute + ms),
);
const tags = fc.array(
  fc.record({
    scope: fc.constantFrom("session" as const, "user" as const),
    name: fc.constantFrom("plan", "tier"),
    value: fc.constantFrom("gold", "silver"),
  }),
  { maxLength: 3 },
);
const listed = fc.record({
  kind: fc.constant("list" as const),
  id: fc.constantFrom(...sessionIds),
  at,
  channel: fc.constantFrom("rtm", "sms"),
  outcome: fc.constantFrom("self-service" as const, "agent" as const),
  status: fc.constantFrom("active" as const, "closed" as const),
  languages: fc.subarray(["en", "ja"]),
  isDeveloper: fc.boolean(),
  messageCount: fc.integer({ min: 0, max: 5 }),
  tags,
});
const said = fc.record({
  kind: fc.constant("say" as const),
  id: fc.constantFrom(...sessionIds),
  messages: fc.array(
    fc.record({
      id: fc.constantFrom("m-1", "m-2", "m-3", "m-4"),
      at: saidAt,
      speaker: fc.constantFrom("user" as const, "bot" as const, "agent" as const, "system" as const),
      isFailure: fc.boolean(),
      task: fc.option(fc.constantFrom("Transfer funds", "Block card")),
      channel: fc.constantFrom("rtm", "slack"),
      tags,
    }),
    { minLength: 1, maxLength: 4 },
  ),
});
const deleted = fc.record({ kind: fc.constant("delete" as const), ids: fc.subarray(sessionIds) });
type Step = typeof listed | typeof said | typeof deleted extends fc.Arbitrary<infer T> ? T : never;

let running: TestArchive;
let bots = 0;
beforeAll(async () => {
  running = await startTestArchive();
});
afterAll(() => running.stop());

test("what is counted as it is written equals a count of the rows, whatever was written", async () => {
  const history = fc.array(fc.oneof(listed, said, deleted), { minLength: 1, maxLength: 12 });
  await fc.assert(
    fc.asyncProperty(history, async (steps) => {
      bots += 1;
      const botId = `st-${bots}`;
      for (const step of steps) await take(botId, step);
      expect(await readRollups(running.archive, botId)).toEqual(await countNaively(running.archive, botId));
    }),
    { numRuns: 40 },
  );
}, 90_000);

test("messages by day equal a count of the rows in the days of any zone", async () => {
  const zones = fc.constantFrom("UTC", "Asia/Kathmandu", "America/St_Johns", "Europe/Berlin");
  const bound = fc.option(fc.integer({ min: -60, max: 500 }).map((minutes) => iso(start + minutes * minute)));
  await fc.assert(
    fc.asyncProperty(
      fc.array(said, { minLength: 1, maxLength: 4 }),
      zones,
      bound,
      async (steps, zone, from) => {
        bots += 1;
        const botId = `st-${bots}`;
        for (const step of steps) await take(botId, step);
        const days = zoneDays({ from: start - 86_400_000, to: start + 86_400_000 }, zone);
        const range = { from, to: null };
        const question = { ...defaultFilters, botId, range, match: "started" } as const;
        const asked = { ...question, includeDeveloper: true };
        const counted = await countMessageSeries(running.archive, asked, days, "channel");
        const { rows } = await running.archive.execute<{ at: string; channel: string }>(sql`
        select m.created_at as at, s.channel from messages m join sessions s using (bot_id, session_id)
        where bot_id = ${botId} and m.created_at >= coalesce(${from}::timestamptz, '-infinity')`);
        const format = new Intl.DateTimeFormat("sv-SE", { timeZone: zone });
        const naive = new Map<string, number>();
        for (const { at: time, channel } of rows) {
          const key = `${format.format(new Date(time))} ${channel}`;
          naive.set(key, (naive.get(key) ?? 0) + 1);
        }
        expect(new Map(counted.map(({ at, key, count }) => [`${days[at]?.day} ${key}`, count]))).toEqual(
          naive,
        );
      },
    ),
    { numRuns: 25 },
  );
});

test("answers are counted by task and time, and those of before the count was kept are counted by the migration", async () => {
  const said = [
    { at: 0, speaker: "user" },
    { at: 900, speaker: "bot", task: "Balance" },
    { at: 5_000, speaker: "user" },
    { at: 8_000, speaker: "system" },
    { at: 10_000, speaker: "bot" },
    { at: 20_000, speaker: "user" },
    { at: 40 * 86_400_000, speaker: "bot", task: "Balance" },
  ] as const;
  const messages = said.map(({ at: time, speaker, ...rest }, index) => {
    const direction = speaker === "user" ? ("incoming" as const) : ("outgoing" as const);
    return sampleMessage("s-1", `m-${index}`, start + time, { speaker, direction, ...rest });
  });
  await running.archive.transaction((transaction) =>
    storeMessages(transaction, "st-answers", messages, start),
  );
  const day = new Date(start).toISOString().slice(0, 10);
  const range = { from: `${day}T00:00:00.000Z`, to: `${day}T00:00:00.000Z` };
  const counted = await countResponses(running.archive, "st-answers", ["Balance", "", "Other"], range);
  expect(counted).toEqual(
    new Map([
      ["Balance", [{ bucket: bucketOf(900), count: 1 }]],
      ["", [{ bucket: bucketOf(5_000), count: 1 }]],
    ]),
  );
  const folder = new URL("./migrations/", import.meta.url);
  const file = (await readdir(folder)).find((name) => name.endsWith("_response_days.sql")) ?? "";
  const [, backfill = ""] = (await readFile(new URL(file, folder), "utf8")).split("--> statement-breakpoint");
  await running.archive.execute(sql`delete from response_days`);
  await running.archive.execute(sql.raw(backfill));
  expect(await countResponses(running.archive, "st-answers", ["Balance", "", "Other"], range)).toEqual(
    counted,
  );
});

test("what was stored before sessions were measured is measured by the migration", async () => {
  const botId = "st-measured";
  const history = fc.array(fc.oneof(listed, said), { minLength: 20, maxLength: 20 });
  for (const step of fc.sample(history, { numRuns: 1, seed: 3 })[0] ?? []) await take(botId, step);
  const { facts } = await readRollups(running.archive, botId);
  expect(facts.length).toBeGreaterThan(2);
  const file = new URL("./migrations/0007_session_facts.sql", import.meta.url);
  const [, backfill = "", ...rest] = (await readFile(file, "utf8")).split("--> statement-breakpoint");
  const longest = sql`select longest_session_ms::float8 as ms from bot_sync where bot_id = ${botId}`;
  const kept = (await running.archive.execute<{ ms: number }>(longest)).rows;
  await running.archive.execute(sql`delete from session_facts`);
  await running.archive.execute(sql`update bot_sync set longest_session_ms = 0 where bot_id = ${botId}`);
  await running.archive.execute(sql.raw(backfill));
  await running.archive.execute(sql.raw(rest.at(-1) ?? ""));
  expect((await readRollups(running.archive, botId)).facts).toEqual(facts);
  const filled = (await running.archive.execute<{ ms: number }>(longest)).rows;
  expect(filled[0]?.ms).toBeGreaterThan(0);
  expect(filled[0]?.ms).toBeLessThanOrEqual(kept[0]?.ms ?? 0);
});

test("what was stored before facets were counted by outcome is counted by the migration", async () => {
  const botId = "st-outcomes";
  const history = fc.array(fc.oneof(listed, said), { minLength: 20, maxLength: 20 });
  for (const step of fc.sample(history, { numRuns: 1, seed: 5 })[0] ?? []) await take(botId, step);
  const { facetDays } = await readRollups(running.archive, botId);
  expect(facetDays.length).toBeGreaterThan(5);
  const file = new URL("./migrations/0008_facet_outcomes.sql", import.meta.url);
  const statements = (await readFile(file, "utf8")).split("--> statement-breakpoint");
  const backfill = statements.find((statement) => statement.includes("INSERT INTO")) ?? "";
  await running.archive.execute(sql`truncate facet_days`);
  await running.archive.execute(sql.raw(backfill));
  expect((await readRollups(running.archive, botId)).facetDays).toEqual(facetDays);
});

test("a transaction that fails leaves the counts as they were", async () => {
  const step = fc.sample(listed, { numRuns: 1, seed: 1 })[0];
  if (!step) throw new Error("There was no sample.");
  await take("st-kept", step);
  const before = await readRollups(running.archive, "st-kept");
  const failed = running.archive.transaction(async (transaction) => {
    await deleteSessions(transaction, "st-kept", [step.id]);
    throw new Error("change of mind");
  });
  await expect(failed).rejects.toThrow("change of mind");
  expect(await readRollups(running.archive, "st-kept")).toEqual(before);
});

async function take(botId: string, step: Step): Promise<void> {
  await running.archive.transaction(async (transaction) => {
    if (step.kind === "delete") return deleteSessions(transaction, botId, step.ids);
    if (step.kind === "list") {
      const { kind: _, at: startedAt, ...rest } = step;
      const session = {
        ...rest,
        botId,
        userId: "u-1",
        startedAt: iso(startedAt),
        endedAt: step.status === "active" ? null : iso(startedAt + minute),
        durationMs: null,
        taskCount: 0,
        isListed: true,
      };
      await storeSessions(transaction, botId, [{ session, raw: { ...step } }], { now: start });
      return;
    }
    const records = step.messages.map(({ at: createdAt, ...message }): StoredMessage => {
      const direction = message.speaker === "user" ? ("incoming" as const) : ("outgoing" as const);
      const common = {
        sessionId: step.id,
        userId: "u-1",
        createdAt: iso(createdAt),
        direction,
        text: "words",
      };
      return {
        ...message,
        ...common,
        language: "en",
        isDeveloper: false,
        raw: { createdAt, ...message },
      };
    });
    await storeMessages(transaction, botId, records, start);
  });
}

function iso(time: number): string {
  return new Date(time).toISOString();
}
