import fc from "fast-check";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { printBounds } from "@/lib/domain/bounds";
import { weekdays } from "@/lib/domain/session-filters";
import { testViewer } from "@/lib/domain/test-viewer";
import { type Bucket, bucketUnits } from "@/lib/domain/volumes/buckets";
import { seriesKinds, seriesMeasures } from "@/lib/domain/volumes/series";
import { startTestArchive, type TestArchive } from "../archive/test-archive";
import { countSessions } from "../sessions";
import { countHeadlines } from "./count-headlines";
import { countHours } from "./count-hours";
import { countLengths } from "./count-lengths";
import { countSeries } from "./count-series";
import { countTasks } from "./count-tasks";
import { countUsers } from "./count-users";
import { conversations, type HeldRow, readRows, storeConversations, tasks } from "./test-conversations";
import {
  answersOf,
  clock,
  increase,
  iso,
  keysOf,
  label,
  matches,
  measure,
  median,
  nextOf,
} from "./test-counts";

vi.setConfig({ testTimeout: 120_000 });
const minute = 60_000;
/** Clocks change in Europe and on Lord Howe, and a leap day. */
const starts = ["2026-03-27T00:00Z", "2026-04-02T12:00Z", "2028-02-26T00:00Z"].map((text) =>
  Date.parse(text),
);

let test: TestArchive;
let made = 0;
beforeAll(async () => {
  test = await startTestArchive();
  for (const [name, value] of Object.entries(test.environment)) vi.stubEnv(name, value);
});
afterAll(async () => {
  vi.unstubAllEnvs();
  await test.stop();
});

const question = fc.record({
  start: fc.constantFrom(...starts),
  list: conversations,
  zone: fc.constantFrom("UTC", "Asia/Kolkata", "Asia/Kathmandu", "Australia/Lord_Howe", "Europe/Berlin"),
  unit: fc.constantFrom(...bucketUnits),
  range: fc.tuple(
    fc.oneof(
      fc.nat({ max: 100 }).map((steps) => steps * 30),
      fc.nat({ max: 5 * 24 * 60 }),
    ),
    fc.integer({ min: 1, max: 6 * 24 * 60 }),
  ),
  words: fc.oneof(
    { weight: 2, arbitrary: fc.constantFrom("", "developer=include") },
    fc.constantFrom(
      "channel=rtm",
      "-channel=rtm&developer=include",
      "outcome=agent,drop-off",
      "lang=ja",
      "tag=plan=gold",
      "-tag=plan=gold",
      "task=Balance",
      "user=u-1,u-2",
      "said-by=agent",
      "weekday=sat,sun",
      "hour=22-3&outcome=unknown",
      "duration=>5s",
      "messages=1-4&channel=sms",
    ),
  ),
});
type Question = typeof question extends fc.Arbitrary<infer T> ? T : never;

/** A bot with the conversations of the question, and all that is needed to ask for them and to count them one by one. */
async function ask({ start, list, zone, unit, range: [skipped, length], words }: Question) {
  made += 1;
  const botId = `st-${made}`;
  await storeConversations(test.archive, botId, start, list);
  const viewer = testViewer("viewer", [botId]);
  const from = start + skipped * minute;
  const to = from + length * minute;
  const span = { from: iso(from), to: iso(to) };
  const search = new URLSearchParams({ ...span, zone, bucket: unit, bot: botId });
  for (const [name, value] of new URLSearchParams(words)) search.append(name, value);
  const filters = new URLSearchParams(words);
  const all = await readRows(test.archive, botId);
  const kept = all.filter((row) => matches(row, filters, zone));
  const started = kept.filter(({ at }) => at >= from && at < to);
  const labelOf = (at: number) => label(at, zone, unit);
  /** As the sessions page counts them. */
  const listed = async (mark: Record<string, string>, part: Bucket = span) => {
    const within = {
      from: iso(Math.max(Date.parse(part.from), from)),
      to: iso(Math.min(Date.parse(part.to), to)),
    };
    const address = new URLSearchParams({ ...within, zone, bot: botId, match: "started" });
    for (const [name, value] of new URLSearchParams(words)) if (!(name in mark)) address.append(name, value);
    for (const [name, value] of Object.entries(mark)) address.append(name, value);
    return (await countSessions(viewer, address)).count;
  };
  return { viewer, search, span, from, to, all, kept, started, labelOf, listed };
}

const runs = { numRuns: 40 };

it("every series counts what the rows do, and each of its marks is the count of a list", async () => {
  const asked = fc.record({
    by: fc.constantFrom(...seriesKinds),
    measure: fc.constantFrom(...seriesMeasures),
    question,
  });
  await fc.assert(
    fc.asyncProperty(asked, async ({ by, measure, question }) => {
      const { viewer, search, kept, started, from, to, labelOf, listed } = await ask(question);
      search.set("by", by);
      search.set("measure", measure);
      search.set("tagName", "plan");
      const series = await countSeries(viewer, search);
      const expected = new Map<string, number>();
      const add = (row: HeldRow, at: number) => {
        for (const key of keysOf(row, by)) increase(expected, `${labelOf(at)} ${key}`);
      };
      if (measure === "sessions") for (const row of started) add(row, row.at);
      else for (const row of kept) for (const { at } of row.told) if (at >= from && at < to) add(row, at);
      const bucketAt = (at: number) => series.buckets[at] ?? { from: "", to: "" };
      expect(
        new Map(
          series.counts.map(({ at, key, count }) => [
            `${labelOf(Date.parse(bucketAt(at).from))} ${key}`,
            count,
          ]),
        ),
      ).toEqual(expected);
      if (measure !== "sessions") return;
      const word = { channel: "channel", outcome: "outcome", language: "lang", tag: "tag" }[by];
      // A list can have one of a filter's words, and not two that both have to be.
      if (by !== "channel" && by !== "outcome" && question.words.includes(`${word}=`)) return;
      for (const { at, key, count } of series.counts.slice(0, 3)) {
        const value = by === "tag" ? `plan=${key}` : key;
        expect(await listed({ [word]: value }, bucketAt(at))).toBe(count);
      }
    }),
    runs,
  );
});

it("a session found by what was said a little before its start is in its bucket and in its list", async () => {
  const said = { after: -20_000, speaker: "agent" as const, isFailure: false, task: null, tags: [] };
  const session = {
    user: "u-1" as const,
    channel: "rtm" as const,
    outcome: "agent" as const,
    languages: [],
    isDeveloper: false,
  };
  const lengths = { durationMs: 60_000, messageCount: 1 as const, isListed: true, tags: [] };
  const { viewer, search, listed } = await ask({
    start: Date.parse("2026-03-27T00:00Z"),
    list: [{ ...session, ...lengths, at: 24 * 3_600_000 + 10_000, messages: [said] }],
    zone: "UTC",
    unit: "day",
    range: [0, 3 * 24 * 60],
    words: "said-by=agent",
  });
  const { buckets, counts } = await countSeries(viewer, search);
  expect(counts).toEqual([{ at: 1, key: "rtm", count: 1 }]);
  expect(await listed({ channel: "rtm" }, buckets[1])).toBe(1);
});

it("the headline and each of its points measure what the rows do, and outcomes are lists", async () => {
  await fc.assert(
    fc.asyncProperty(question, async (asked) => {
      const { viewer, search, kept, started, from, to, labelOf, listed } = await ask(asked);
      const { current, before, sparks } = await countHeadlines(viewer, search);
      const within = (low: number, high: number) =>
        kept.reduce((sum, { told }) => sum + told.filter(({ at }) => at >= low && at < high).length, 0);
      expect(current).toEqual(measure(started, within(from, to)));
      for (const [index, bucket] of sparks.buckets.entries()) {
        const name = labelOf(Date.parse(bucket.from));
        const [low, high] = [Date.parse(bucket.from), Date.parse(bucket.to)];
        const own = started.filter(({ at }) => labelOf(at) === name);
        const said = within(Math.max(low, from), Math.min(high, to));
        expect(sparks.points[index]).toEqual(measure(own, said));
      }
      if (!before) throw new Error("There is nothing before.");
      const [low, high] = [Date.parse(before.from), Date.parse(before.to)];
      const earlier = kept.filter(({ at }) => at >= low && at < high);
      const { from: _, to: __, ...numbers } = before;
      expect(numbers).toEqual(measure(earlier, within(low, high)));
      expect(await listed({})).toBe(current.sessions);
      if (!asked.words.includes("outcome")) {
        expect(await listed({ outcome: "self-service" })).toBe(current.selfService);
        expect(await listed({ outcome: "agent" })).toBe(current.handedOver);
        expect(await listed({ outcome: "drop-off" })).toBe(current.dropOff);
      }
    }),
    runs,
  );
});

it("hours of the week count what the rows do, and each cell is the count of a list", async () => {
  await fc.assert(
    fc.asyncProperty(question, async (asked) => {
      const { viewer, search, started, listed } = await ask(asked);
      const { counts } = await countHours(viewer, search);
      const expected = weekdays.map(() => Array(24).fill(0));
      for (const { at } of started) {
        const { weekday, hour } = clock(at, asked.zone);
        const row = expected[weekday] ?? [];
        row[hour] += 1;
      }
      expect(counts).toEqual(expected);
      if (asked.words.includes("hour") || asked.words.includes("weekday")) return;
      const cells = counts.flatMap((row, day) =>
        row.flatMap((count, hour) => (count ? { day, hour, count } : [])),
      );
      for (const { day, hour, count } of cells.slice(0, 3)) {
        expect(await listed({ weekday: weekdays[day] ?? "", hour: String(hour) })).toBe(count);
      }
    }),
    runs,
  );
});

it("every bar of the lengths is the count of a list, and none is left out", async () => {
  await fc.assert(
    fc.asyncProperty(question, async (asked) => {
      const { viewer, search, started, listed } = await ask(asked);
      const { durations, untimed, messages } = await countLengths(viewer, search);
      const sum = (bars: { count: number }[]) => bars.reduce((total, { count }) => total + count, 0);
      expect(sum(durations) + untimed).toBe(started.length);
      expect(sum(messages)).toBe(started.length);
      expect(untimed).toBe(started.filter((row) => row.duration_ms === null).length);
      if (asked.words.includes("duration") || asked.words.includes("messages")) return;
      for (const bar of durations.filter(({ count }) => count > 0)) {
        expect(await listed({ duration: printBounds(bar, "duration") })).toBe(bar.count);
      }
      for (const bar of messages.filter(({ count }) => count > 0)) {
        expect(await listed({ messages: printBounds(bar, "count") })).toBe(bar.count);
      }
    }),
    runs,
  );
});

it("tasks are measured as their rows say, and each is the count of a list", async () => {
  await fc.assert(
    fc.asyncProperty(question, async (asked) => {
      const { viewer, search, started, listed } = await ask(asked);
      const reply = await countTasks(viewer, search);
      expect(reply.tasksLeftOut).toBe(0);
      const names = asked.words.startsWith("task=") ? ["Balance"] : tasks;
      const expected = names.flatMap((task) => {
        const own = started.filter((row) => row.tasks.includes(task));
        if (own.length === 0) return [];
        const answers = started.flatMap(answersOf).filter((answer) => answer.task === task);
        const failed = started.map(
          ({ told }) => told.filter((one) => one.is_failure && one.task === task).length,
        );
        const { selfService, dropOff, handedOver, knownOutcomes, medianDurationSeconds } = measure(own, 0);
        return {
          task,
          sessions: own.length,
          ...{ selfService, dropOff, handedOver, medianDurationSeconds },
          unknown: own.length - knownOutcomes,
          medianResponseMs: median(answers.map(({ ms }) => ms)),
          answers: answers.length,
          failures: failed.reduce((sum, count) => sum + count, 0),
          failedSessions: failed.filter((count) => count > 0).length,
          next: nextOf(started, task),
        };
      });
      expect(reply.tasks).toEqual(
        expected.toSorted((a, b) => b.sessions - a.sessions || (a.task < b.task ? -1 : 1)),
      );
      if (asked.words.startsWith("task=")) return;
      for (const { task, sessions } of reply.tasks) expect(await listed({ task })).toBe(sessions);
    }),
    runs,
  );
});

it("users are new in the bucket of their first session of all that are held", async () => {
  await fc.assert(
    fc.asyncProperty(question, async (asked) => {
      const { viewer, search, all, started, labelOf } = await ask(asked);
      const { buckets, counts } = await countUsers(viewer, search);
      const expected = buckets.map((bucket) => {
        const name = labelOf(Date.parse(bucket.from));
        const own = started.filter(({ at }) => labelOf(at) === name);
        const users = [...new Set(own.map((row) => row.user_id))];
        const fresh = users.filter((user) => {
          const first = Math.min(...all.filter((row) => row.user_id === user).map(({ at }) => at));
          return labelOf(first) === name;
        }).length;
        return { fresh, returning: users.length - fresh };
      });
      expect(counts).toEqual(expected);
    }),
    runs,
  );
});
