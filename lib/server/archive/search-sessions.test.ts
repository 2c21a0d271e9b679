import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { findHits } from "@/lib/domain/search-snippet";
import { defaultFilters, sayers } from "@/lib/domain/session-filters";
import { parseTextTerms, toSearchTerms } from "@/lib/domain/text-terms";
import { countFacets } from "./facets";
import type { SessionQuestion } from "./session-conditions";
import { findSessionHits, type ReadFound } from "./session-hits";
import { countSessions, listSessions } from "./sessions";
import { storeMessages } from "./store-messages";
import { startTestArchive, type TestArchive } from "./test-archive";
import { sampleMessage } from "./test-records";
import { isCommonSearch } from "./text-conditions";

const hour = 3_600_000;
const start = Date.parse("2025-01-05T10:00:00.000Z");
const words = [
  "refund",
  "refunds",
  "Café",
  "返金額",
  "払い戻し",
  "order AB-12",
  "it's",
  "50%_\\",
  "مُحَمَّد",
  "🙂",
];
const asked = [
  "refund",
  "cafe",
  "返金",
  "*fun*",
  '"refund"',
  "refund order",
  '"50%_"',
  "محمد",
  "ab",
  '"返金額 refund"',
  "*金*",
];

const asItStands: ReadFound = ({ text }, terms) => ({ text, ranges: findHits(text, terms) });
let running: TestArchive;
let bots = 0;
beforeAll(async () => {
  running = await startTestArchive();
});
afterAll(() => running.stop());

const message = fc.record({
  at: fc.integer({ min: 0, max: 100 * 24 }).map((hours) => start + hours * hour),
  session: fc.constantFrom<string>("s-1", "s-2", "s-3", "s-4"),
  speaker: fc.constantFrom(...sayers),
  text: fc.array(fc.constantFrom(...words), { maxLength: 4 }).map((parts) => parts.join(" ")),
});
type Sample = typeof message extends fc.Arbitrary<infer T> ? T : never;

async function store(samples: Sample[]): Promise<string> {
  bots += 1;
  const botId = `st-${bots}`;
  const records = samples.map(({ at, session, ...rest }, index) =>
    sampleMessage(session, `m-${index}`, at, { ...rest, channel: session === "s-2" ? "sms" : "rtm" }),
  );
  await running.archive.transaction((transaction) => storeMessages(transaction, botId, records, start));
  return botId;
}

function ask(botId: string, changes: Partial<SessionQuestion> = {}): SessionQuestion {
  return { ...defaultFilters, botId, range: { from: null, to: null }, ...changes };
}

test("a search keeps the sessions with a message that has all of it, in the range and said by whom was asked", async () => {
  const bound = fc.option(
    fc.integer({ min: 0, max: 100 }).map((days) => new Date(start + days * 24 * hour).toISOString()),
  );
  await fc.assert(
    fc.asyncProperty(
      fc.array(message, { maxLength: 40 }),
      fc.constantFrom(...asked),
      fc.record({ from: bound, to: bound }),
      fc.subarray([...sayers], { maxLength: 2 }),
      fc.boolean(),
      async (samples, typed, range, saidBy, isCommon) => {
        const botId = await store(samples);
        const { terms: text } = parseTextTerms(typed);
        const question = ask(botId, { text, saidBy, range, isCommon });
        const found = samples.flatMap((sample, index) => {
          const isIn =
            sample.at >= (range.from ? Date.parse(range.from) : 0) &&
            sample.at < (range.to ? Date.parse(range.to) : Number.POSITIVE_INFINITY) &&
            (saidBy.length === 0 || saidBy.includes(sample.speaker)) &&
            findHits(sample.text, toSearchTerms(text)).length > 0;
          return isIn ? [{ id: `m-${index}`, session: sample.session }] : [];
        });
        const order = { sort: defaultFilters.sort, after: null, limit: 10 };
        const listed = (await listSessions(running.archive, { ...question, ...order })).map(({ id }) => id);
        const sessions = [...new Set(found.map(({ session }) => session))];
        expect(listed.sort()).toEqual(sessions.sort());
        expect(await countSessions(running.archive, question, null)).toBe(sessions.length);
        const { channels } = await countFacets(running.archive, question);
        expect(channels.reduce((sum, { count }) => sum + count, 0)).toBe(sessions.length);
        const hits = await findSessionHits(running.archive, question, listed, asItStands);
        expect([...hits.values()].flatMap(({ messageIds }) => messageIds).sort()).toEqual(
          found.map(({ id }) => id).sort(),
        );
        for (const { shown } of hits.values()) {
          expect(shown.length).toBeLessThanOrEqual(3);
          for (const { snippet } of shown) expect(snippet.hits.length).toBeGreaterThan(0);
        }
      },
    ),
    { numRuns: 60 },
  );
});

test("what is said all the time is told from what is said now and then", async () => {
  const botId = await store(
    Array.from({ length: 600 }, (_, index) => ({
      at: start + index * 60_000,
      session: `s-${index % 50}`,
      speaker: "user" as const,
      text: index % 200 === 0 ? "a needle" : "hello",
    })),
  );
  const search = (typed: string) => ask(botId, { text: parseTextTerms(typed).terms });
  expect(await isCommonSearch(running.archive, search("hello"))).toBe(true);
  expect(await isCommonSearch(running.archive, search("needle"))).toBe(false);
  expect(await countSessions(running.archive, search("needle"), null)).toBe(1);
});

test("tasks and who handled a session are counted from its messages", async () => {
  const at = start;
  const botId = "st-tasks";
  const records = [
    sampleMessage("s-1", "m-1", at, { task: "Transfer funds", speaker: "bot" }),
    sampleMessage("s-1", "m-2", at, { task: "Block card", speaker: "agent" }),
    sampleMessage("s-2", "m-3", at, { task: "Block card", speaker: "bot" }),
    sampleMessage("s-3", "m-4", at),
  ];
  await running.archive.transaction((transaction) => storeMessages(transaction, botId, records, start));
  const facets = await countFacets(running.archive, ask(botId));
  expect(facets.tasks).toEqual([
    { value: "Block card", count: 2 },
    { value: "Transfer funds", count: 1 },
  ]);
  expect(facets.handlers).toEqual([
    { value: "bot", count: 2 },
    { value: "agent", count: 1 },
  ]);
  const tasks = { include: ["Block card"], exclude: ["Transfer funds"] };
  expect(await countSessions(running.archive, ask(botId, { tasks }), null)).toBe(1);
  const list = { ...ask(botId), sort: defaultFilters.sort, after: null, limit: 9 };
  const handlers = { include: ["agent" as const], exclude: [] };
  const listed = await listSessions(running.archive, { ...list, handlers });
  expect(listed.map(({ id }) => id)).toEqual(["s-1"]);
});
