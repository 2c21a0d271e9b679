import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { findHits } from "@/lib/domain/search-snippet";
import { parseSearch } from "@/lib/domain/search-text";
import { defaultFilters } from "@/lib/domain/session-filters";
import { searchMessages } from "./search-messages";
import { searchSlices } from "./search-periods";
import type { SessionQuestion } from "./session-conditions";
import { type MessageRecord, storeMessages } from "./store-messages";
import { startTestArchive, type TestArchive } from "./test-archive";

const day = 86_400_000;
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
const asked = ["refund", "cafe", "返金", '"fun"', "refund order", '"50%_"', "محمد", "ab", '"返金額 refund"'];

let running: TestArchive;
let bots = 0;
beforeAll(async () => {
  running = await startTestArchive();
});
afterAll(() => running.stop());

const message = fc.record({
  at: fc.integer({ min: 0, max: 400 * 24 }).map((hours) => start + hours * 3_600_000),
  session: fc.constantFrom("s-1", "s-2", "s-3"),
  text: fc.array(fc.constantFrom(...words), { maxLength: 4 }).map((parts) => parts.join(" ")),
});

async function store(messages: { at: number; session: string; text: string }[]): Promise<string> {
  bots += 1;
  const botId = `st-${bots}`;
  const records = messages.map(({ at, session, text }, index): MessageRecord => {
    const createdAt = new Date(at).toISOString();
    const facts = { language: null, isDeveloper: session === "s-3", isFailure: false, tags: [] };
    const from = { sessionId: session, userId: "u-1", channel: session === "s-2" ? "sms" : "rtm" };
    return {
      id: `m-${index}`,
      ...from,
      ...facts,
      createdAt,
      direction: "incoming",
      speaker: "user",
      text,
      raw: {},
    };
  });
  await running.archive.transaction((transaction) => storeMessages(transaction, botId, records, start));
  return botId;
}

function ask(botId: string, changes: Partial<SessionQuestion> = {}): SessionQuestion {
  return { ...defaultFilters, botId, range: { from: null, to: null }, ...changes };
}

test("pages joined are the messages with all terms, newest first, each once, and all are marked", async () => {
  const bound = fc.option(
    fc.integer({ min: 0, max: 400 }).map((days) => new Date(start + days * day).toISOString()),
  );
  await fc.assert(
    fc.asyncProperty(
      fc.array(message, { maxLength: 60 }),
      fc.constantFrom(...asked),
      fc.record({ from: bound, to: bound }),
      fc.subarray(["rtm", "sms"]),
      fc.integer({ min: 1, max: 9 }),
      async (messages, typed, range, channels, limit) => {
        const botId = await store(messages);
        const terms = parseSearch(typed);
        if (!terms) throw new Error("There is nothing to look for.");
        const found = [];
        for (;;) {
          const after = found.at(-1) ?? null;
          const question = ask(botId, { range, channels: { include: channels, exclude: [] } });
          const page = await searchMessages(running.archive, { question, terms, after, limit });
          found.push(...page);
          if (page.length < limit) break;
        }
        const expected = messages.flatMap(({ at, session, text }, index) => {
          const isIn =
            at >= (range.from ? Date.parse(range.from) : 0) &&
            at < (range.to ? Date.parse(range.to) : Number.POSITIVE_INFINITY) &&
            session !== "s-3" &&
            (channels.length === 0 || channels.includes(session === "s-2" ? "sms" : "rtm")) &&
            findHits(text, terms).length > 0;
          return isIn ? [`m-${index}`] : [];
        });
        expect(found.map(({ messageId }) => messageId).sort()).toEqual(expected.sort());
        const times = found.map(({ at }) => at);
        expect(times).toEqual([...times].sort().reverse());
        for (const { snippet } of found) expect(snippet.hits.length).toBeGreaterThan(0);
      },
    ),
    { numRuns: 60 },
  );
});

test("what lies behind many newer messages is found, whatever its age", async () => {
  const newer = Array.from({ length: 700 }, (_, index) => ({
    at: start + 300 * day + index * 60_000,
    session: "s-1",
    text: "hello",
  }));
  const old = [0, 1, 30, 33, 100, 299].map((days) => ({
    at: start + days * day,
    session: "s-1",
    text: "a needle",
  }));
  const botId = await store([...newer, ...old]);
  const search = {
    question: ask(botId),
    terms: { words: ["needle"], fragments: [] },
    after: null,
    limit: 100,
  };
  const hits = await searchMessages(running.archive, search);
  expect(hits.map(({ at }) => Date.parse(at))).toEqual(old.map(({ at }) => at).reverse());
  const common = { ...search, terms: { words: ["hello"], fragments: [] } };
  expect(await searchMessages(running.archive, common)).toHaveLength(100);
});

test("slices of a search touch, cover the whole time and grow", () => {
  const instant = fc.integer({ min: 0, max: 40_000 }).map((hours) => start + hours * 3_600_000 + 1);
  fc.assert(
    fc.property(instant, instant, (from, to) => {
      const slices = [...searchSlices("st-1", { from, to })];
      if (from >= to) {
        expect(slices).toEqual([]);
        return;
      }
      expect([slices[0]?.to, slices.at(-1)?.from]).toEqual([to, from]);
      for (const [index, slice] of slices.entries()) {
        expect(slice.to).toBe(slices[index - 1]?.from ?? to);
        expect(slice.periods.length).toBeGreaterThan(0);
      }
      expect(slices.length).toBeLessThan(9);
    }),
  );
});
