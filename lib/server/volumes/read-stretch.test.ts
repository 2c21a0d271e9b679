import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { testViewer } from "@/lib/domain/test-viewer";
import { storeSessions } from "../archive/store-sessions";
import { startTestArchive, type TestArchive } from "../archive/test-archive";
import { sampleSession } from "../archive/test-records";
import { countSeries } from "./count-series";

const botId = "st-1";
const viewer = testViewer("viewer", [botId]);

let test: TestArchive;
beforeAll(async () => {
  test = await startTestArchive();
  for (const [name, value] of Object.entries(test.environment)) vi.stubEnv(name, value);
  const first = sampleSession("s-1", Date.parse("2026-02-10T12:00Z"));
  await test.archive.transaction((transaction) =>
    storeSessions(transaction, botId, [first], { now: Date.now() }),
  );
});
afterAll(async () => {
  vi.unstubAllEnvs();
  await test.stop();
});

const ask = (words: string) => countSeries(viewer, new URLSearchParams(words));
const range = (from: string, to: string) => `from=${from}T00:00:00.000Z&to=${to}T00:00:00.000Z`;

it("buckets follow from how long the range is, unless they are asked for", async () => {
  const unitOf = async (words: string) => (await ask(words)).bucket;
  expect(await unitOf("range=24h")).toBe("hour");
  expect(await unitOf("range=90d")).toBe("day");
  expect(await unitOf(range("2025-01-01", "2026-01-01"))).toBe("week");
  expect(await unitOf(range("2020-01-01", "2026-01-01"))).toBe("month");
  expect(await unitOf(`${range("2020-01-01", "2026-01-01")}&bucket=day`)).toBe("day");
});

it("a range without a beginning begins with the first session, and has nothing before", async () => {
  const series = await ask("range=all&bucket=month&compare=1");
  expect(series.from).toBe("2026-02-10T12:00:00.000Z");
  expect(series.buckets[0]).toEqual({ from: "2026-02-01T00:00:00.000Z", to: "2026-03-01T00:00:00.000Z" });
  expect(series.counts).toEqual([{ at: 0, key: "rtm", count: 1 }]);
  expect(series.before).toBeNull();
});

it("the span before is counted when it is asked for", async () => {
  const words = range("2026-02-11", "2026-02-12");
  expect(await ask(words)).not.toHaveProperty("before");
  const { before } = await ask(`${words}&compare=1&bucket=day`);
  expect(before).toEqual({
    from: "2026-02-10T00:00:00.000Z",
    to: "2026-02-11T00:00:00.000Z",
    buckets: [{ from: "2026-02-10T00:00:00.000Z", to: "2026-02-11T00:00:00.000Z" }],
    counts: [{ at: 0, key: "rtm", count: 1 }],
  });
});

it("too many buckets are refused with what to choose, and ten years of days are not too many", async () => {
  await expect(ask(`${range("2016-01-01", "2026-01-01")}&bucket=hour`)).rejects.toMatchObject({
    code: "bad-request",
    message:
      "By the hour this range has more than 5000 buckets. Choose bucket=day or bucket=week or bucket=month or a shorter range.",
  });
  expect((await ask(`${range("2016-01-01", "2026-01-01")}&bucket=day`)).buckets.length).toBe(3_653);
});

it.each([
  ["bucket=minute", "bucket must be one of hour, day, week, month."],
  ["by=user", "by must be one of channel, outcome, language, tag."],
  ["measure=tags", "measure must be one of sessions, messages."],
  ["by=tag", "by=tag needs tagName=<the name of the tag>."],
])("%s is refused", async (words, message) => {
  await expect(ask(words)).rejects.toMatchObject({ code: "bad-request", message });
});
