import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Bounds } from "@/lib/domain/bounds";
import { anyBounds } from "@/lib/domain/bounds";
import type { Choice } from "@/lib/domain/choice";
import { anyChoice } from "@/lib/domain/choice";
import { handlers, outcomes, sessionStatuses } from "@/lib/domain/session";
import { defaultFilters, hours, isSameTag, sortKeys, weekdays } from "@/lib/domain/session-filters";
import { zoneDays } from "@/lib/domain/zone-days";
import { countFacets, countTags } from "./facets";
import { insertSampleSessions, type SampleSession } from "./sample-sessions";
import { messages } from "./schema/conversations";
import type { SessionQuestion } from "./session-conditions";
import { countSessions, findSession, listSessions, type SessionCursor } from "./sessions";
import { startTestArchive, type TestArchive } from "./test-archive";
import { countSessionSeries } from "./volumes/count-series";

const hour = 3_600_000;
const start = Date.parse("2026-03-27T00:00:00.000Z");
const longValue = "v".repeat(3_000);

const tag = fc.record({
  scope: fc.constantFrom("session" as const, "user" as const),
  name: fc.constantFrom("plan", "note=%"),
  value: fc.constantFrom("gold", "silver", longValue, ""),
});
const sample = fc.record({
  sessionId: fc.uuid(),
  userId: fc.constantFrom("u-1", "u-2", "ana@example.com"),
  channel: fc.constantFrom("rtm", "msteams", "slack"),
  outcome: fc.constantFrom(...outcomes),
  status: fc.constantFrom(...sessionStatuses),
  languages: fc.subarray(["en", "ja", "ar"]),
  startedAt: fc.integer({ min: 0, max: 5 * 24 * 60 }).map((minutes) => start + minutes * 60_000),
  lastActiveAt: fc.integer({ min: 0, max: 30 * hour }),
  isDeveloper: fc.boolean(),
  messageCount: fc.integer({ min: 0, max: 3 }),
  durationMs: fc.option(fc.integer({ min: 0, max: 3 })),
  tags: fc.uniqueArray(tag, { maxLength: 3, selector: (one) => JSON.stringify(one) }),
});
const bound = fc.option(
  fc
    .integer({ min: -600, max: 6 * 24 * 60 })
    .map((minutes) => new Date(start + minutes * 60_000).toISOString()),
);
const choice = <Value>(values: Value[]): fc.Arbitrary<Choice<Value>> =>
  fc.tuple(fc.subarray(values), fc.subarray(values)).map(([include, exclude]) => ({
    include: include.slice(0, 2),
    exclude: exclude.filter((value) => !include.includes(value)).slice(0, 1),
  }));
const often = <Value>(values: Value[]) =>
  fc.oneof({ weight: 3, arbitrary: fc.constant<Choice<Value>>(anyChoice) }, choice(values));
const bounds: fc.Arbitrary<Bounds> = fc.oneof(
  { weight: 3, arbitrary: fc.constant(anyBounds) },
  fc.record({ least: fc.option(fc.nat({ max: 3 })), most: fc.option(fc.nat({ max: 3 })) }),
);
const question = fc.record({
  range: fc.record({ from: bound, to: bound }),
  match: fc.constantFrom("active" as const, "started" as const),
  text: fc.constant<SessionQuestion["text"]>([]),
  saidBy: fc.constant<SessionQuestion["saidBy"]>([]),
  tasks: fc.constant(anyChoice),
  handlers: often([...handlers]),
  weekdays: often([...weekdays]),
  hours: often(hours),
  zone: fc.constantFrom("UTC", "Asia/Kathmandu", "America/St_Johns"),
  channels: often(["rtm", "msteams", "sms"]),
  outcomes: often([...outcomes]),
  statuses: often([...sessionStatuses]),
  languages: often(["en", "ja"]),
  tags: often([
    { name: "plan", value: "gold" },
    { name: "plan", value: longValue },
    { name: "note=%", value: "gold" },
    { name: "note=%", value: longValue },
  ]),
  users: often(["u-1", "u-9"]),
  durationMs: bounds,
  messages: bounds,
  failures: fc.constant(anyBounds),
  id: fc.constant(null),
  includeDeveloper: fc.boolean(),
});
const sort = fc.record({ key: fc.constantFrom(...sortKeys), descending: fc.boolean() });

let running: TestArchive;
let bots = 0;

beforeAll(async () => {
  running = await startTestArchive();
});
afterAll(() => running.stop());

async function freshBot(samples: SampleSession[]): Promise<string> {
  bots += 1;
  await insertSampleSessions(running.archive, `st-${bots}`, samples);
  return `st-${bots}`;
}

const spanned = fc
  .uniqueArray(sample, { maxLength: 25, selector: ({ sessionId }) => sessionId })
  .map((samples) => samples.map((one) => ({ ...one, lastActiveAt: one.startedAt + one.lastActiveAt })));

type Asked = Omit<SessionQuestion, "botId">;

function inRange(one: SampleSession, asked: Asked): boolean {
  const from = asked.range.from ? Date.parse(asked.range.from) : -Infinity;
  const to = asked.range.to ? Date.parse(asked.range.to) : Infinity;
  return one.startedAt < to && (asked.match === "started" ? one.startedAt : one.lastActiveAt) >= from;
}

function takes<Value>({ include, exclude }: Choice<Value>, values: Value[]): boolean {
  const has = (value: Value) => values.includes(value);
  return (include.length === 0 || include.some(has)) && !exclude.some(has);
}

function within({ least, most }: Bounds, value: number | null): boolean {
  if (least === null && most === null) return true;
  return value !== null && value >= (least ?? -Infinity) && value <= (most ?? Infinity);
}

function localPart({ startedAt }: SampleSession, zone: string | undefined, part: "weekday" | "hour"): string {
  const format = { weekday: { weekday: "short" }, hour: { hour: "2-digit", hourCycle: "h23" } } as const;
  return new Intl.DateTimeFormat("en", { ...format[part], timeZone: zone }).format(startedAt);
}

function matches(one: SampleSession, asked: Asked): boolean {
  const names = [...new Set(asked.tags.include.map(({ name }) => name))];
  return (
    inRange(one, asked) &&
    takes(asked.channels, [one.channel]) &&
    takes(asked.outcomes, [one.outcome]) &&
    takes(asked.statuses, [one.status]) &&
    takes(asked.languages, one.languages) &&
    takes(asked.users, [one.userId]) &&
    takes<string>(asked.handlers, ["bot"]) &&
    takes<string>(asked.weekdays, [localPart(one, asked.zone, "weekday").toLowerCase()]) &&
    takes(asked.hours, [Number(localPart(one, asked.zone, "hour"))]) &&
    within(asked.durationMs, one.durationMs) &&
    within(asked.messages, one.messageCount) &&
    (asked.id === null || one.sessionId === asked.id) &&
    (asked.includeDeveloper || !one.isDeveloper) &&
    names.every((name) =>
      asked.tags.include.some(
        (filter) => filter.name === name && one.tags.some((tag) => isSameTag(tag, filter)),
      ),
    ) &&
    !asked.tags.exclude.some((filter) => one.tags.some((tag) => isSameTag(tag, filter)))
  );
}

test("pages joined are what a naive filter keeps, each session once, in the order asked for", async () => {
  await fc.assert(
    fc.asyncProperty(
      spanned,
      question,
      sort,
      fc.integer({ min: 1, max: 7 }),
      async (samples, asked, order, limit) => {
        const botId = await freshBot(samples);
        const listed = [];
        let after: SessionCursor | null = null;
        for (;;) {
          const page = await listSessions(running.archive, { ...asked, botId, sort: order, after, limit });
          listed.push(...page);
          const last = page.at(-1);
          if (page.length < limit || !last) break;
          after = { value: last.sortValue, sessionId: last.id };
        }
        const expected = samples.filter((one) => matches(one, asked)).map(({ sessionId }) => sessionId);
        expect(listed.map(({ id }) => id).sort()).toEqual(expected.sort());
        const values = listed.map(({ sortValue }) => sortValue);
        const ordered = [...values].sort(
          (a, b) => (a < b ? -1 : a > b ? 1 : 0) * (order.descending ? -1 : 1),
        );
        expect(values).toEqual(ordered);
        expect(await countSessions(running.archive, { ...asked, botId }, null)).toBe(expected.length);
        expect(await countSessions(running.archive, { ...asked, botId }, limit)).toBe(
          Math.min(expected.length, limit),
        );
      },
    ),
    { numRuns: 60 },
  );
});

test("facets count what a naive filter would, their own filter left out, and offer all there is in the range", async () => {
  const valuesOf = {
    weekdays: (one: SampleSession, zone?: string) => [localPart(one, zone, "weekday").toLowerCase()],
    hours: (one: SampleSession, zone?: string) => [String(Number(localPart(one, zone, "hour")))],
    channels: (one: SampleSession) => [one.channel],
    outcomes: (one: SampleSession) => [one.outcome],
    statuses: (one: SampleSession) => [one.status],
    languages: (one: SampleSession) => one.languages,
    handlers: () => ["bot"],
  };
  await fc.assert(
    fc.asyncProperty(spanned, question, async (samples, asked) => {
      const botId = await freshBot(samples);
      const offered = samples.filter(
        (one) => inRange(one, asked) && (asked.includeDeveloper || !one.isDeveloper),
      );
      const facets = await countFacets(running.archive, { ...asked, botId });
      for (const part of Object.keys(valuesOf) as (keyof typeof valuesOf)[]) {
        const counted = facets[part].map(({ value, count }) => [value, count] as const);
        const kept = samples.filter((one) => matches(one, { ...asked, [part]: anyChoice }));
        expect(Object.fromEntries(counted)).toEqual({
          ...zeros(offeredAlways[part] ?? offered.flatMap((one) => valuesOf[part](one, asked.zone))),
          ...tally(kept.flatMap((one) => valuesOf[part](one, asked.zone))),
        });
      }
      const pairs = (list: SampleSession[]) =>
        list.flatMap(({ tags }) => [...new Set(tags.map(({ name, value }) => `${name} ${value}`))]);
      const tags = await countTags(running.archive, { ...asked, botId });
      const counted = tags.flatMap(({ name, values }) =>
        values.map(({ value, count }) => [`${name} ${value}`, count]),
      );
      expect(Object.fromEntries(counted)).toEqual({
        ...zeros(pairs(offered)),
        ...tally(pairs(samples.filter((one) => matches(one, asked)))),
      });
      const developer = samples.filter(
        (one) => one.isDeveloper && matches(one, { ...asked, includeDeveloper: true }),
      );
      expect(facets.developer).toBe(developer.length);
    }),
    { numRuns: 60 },
  );
});

test("sessions by day equal a naive count over the days of any zone", async () => {
  const zone = fc.constantFrom(
    "UTC",
    "Asia/Kathmandu",
    "Asia/Kolkata",
    "Australia/Lord_Howe",
    "Europe/Berlin",
    "America/Santiago",
  );
  await fc.assert(
    fc.asyncProperty(spanned, question, zone, async (samples, asked, zone) => {
      const botId = await freshBot(samples);
      const from = asked.range.from ?? new Date(start).toISOString();
      const to = asked.range.to ?? new Date(start + 6 * 24 * hour).toISOString();
      fc.pre(from < to);
      const days = zoneDays({ from: Date.parse(from), to: Date.parse(to) }, zone);
      const range = { from, to };
      const counted = await countSessionSeries(running.archive, { ...asked, range, botId }, days, "channel");
      const kept = samples.filter((one) => matches(one, { ...asked, range, match: "started" }));
      const format = new Intl.DateTimeFormat("sv-SE", { timeZone: zone });
      const expected = tally(kept.map(({ startedAt, channel }) => `${format.format(startedAt)} ${channel}`));
      expect(
        Object.fromEntries(counted.map(({ at, key, count }) => [`${days[at]?.day} ${key}`, count])),
      ).toEqual(expected);
    }),
    { numRuns: 60 },
  );
});

test("a session is found for the bots given and for no other", async () => {
  const one = { ...fixed, sessionId: "shared-id" };
  const first = await freshBot([one]);
  const second = await freshBot([{ ...one, channel: "slack" }]);
  expect((await findSession(running.archive, [second, first], "shared-id"))?.channel).toBe("slack");
  expect((await findSession(running.archive, [first], "shared-id"))?.channel).toBe("rtm");
  expect(await findSession(running.archive, ["st-none"], "shared-id")).toBeUndefined();
  expect(await findSession(running.archive, [], "shared-id")).toBeUndefined();
});

test("a message's id finds its session, in the range that is asked for", async () => {
  const botId = await freshBot([
    { ...fixed, sessionId: "one" },
    { ...fixed, sessionId: "two" },
  ]);
  await running.archive.insert(messages).values({
    botId,
    sessionId: "two",
    messageId: "ms-7",
    createdAt: new Date(start),
    direction: "incoming",
    text: "hello",
    speaker: "user",
    raw: {},
  });
  const asked = { ...plain, botId, sort: { key: "start", descending: true } as const, after: null, limit: 5 };
  for (const id of ["two", "ms-7"]) {
    const listed = await listSessions(running.archive, { ...asked, id });
    expect(listed.map((session) => session.id)).toEqual(["two"]);
  }
  expect(await listSessions(running.archive, { ...asked, id: "ms-8" })).toEqual([]);
});

const plain = { ...defaultFilters, range: { from: null, to: null } };

const fixed: SampleSession = {
  sessionId: "",
  userId: "u-1",
  channel: "rtm",
  outcome: "unknown",
  status: "closed",
  languages: ["en"],
  startedAt: start,
  lastActiveAt: start,
  isDeveloper: false,
  messageCount: 1,
  durationMs: 0,
  tags: [],
};

/** Few enough to be there whether any session has them or not. */
const offeredAlways: Record<string, string[]> = { weekdays: [...weekdays], hours: hours.map(String) };

function zeros(keys: string[]): Record<string, number> {
  return Object.fromEntries(keys.map((key) => [key, 0]));
}

function tally(keys: string[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const key of keys) counts[key] = (counts[key] ?? 0) + 1;
  return counts;
}
