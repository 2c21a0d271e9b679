import { expect } from "vitest";
import { type Answer, errorOf, type SessionRow, sessionsOf } from "../test-client";
import { at, dayMs, noon, section, sharedSandbox, twoDays } from "./fixture";

const fixture = sharedSandbox({ sessionsPerDay: 50 });
const post = (body: unknown = {}) => fixture().client.post("getSessions", body);
const rows = async (body: unknown = {}) => sessionsOf(await post(body));
const ids = (sessions: readonly SessionRow[]) => sessions.map((session) => session.sessionId);

const windowCases: Record<string, [body: Record<string, string>, from: number, to: number]> = {
  "without dates means the last seven days": [{}, noon - 7 * dayMs, noon],
  "without dateFrom begins seven days before dateTo": [
    { dateTo: at(-10 * dayMs) },
    noon - 17 * dayMs,
    noon - 10 * dayMs,
  ],
  "without dateTo ends seven days after dateFrom": [
    { dateFrom: at(-20 * dayMs) },
    noon - 20 * dayMs,
    noon - 13 * dayMs,
  ],
  "takes dates without a time as whole UTC days, the last one included": [
    { dateFrom: "2026-03-10", dateTo: "2026-03-11" },
    Date.parse("2026-03-10T00:00:00.000Z"),
    Date.parse("2026-03-11T23:59:59.999Z"),
  ],
  "takes the same day at both ends as that day": [
    { dateFrom: "2026-03-10", dateTo: "2026-03-10" },
    Date.parse("2026-03-10T00:00:00.000Z"),
    Date.parse("2026-03-10T23:59:59.999Z"),
  ],
  "takes times to the millisecond, both ends included": [
    twoDays,
    Date.parse(twoDays.dateFrom),
    Date.parse(twoDays.dateTo),
  ],
  "takes times without milliseconds": [
    { dateFrom: "2026-03-10T06:00:00Z", dateTo: "2026-03-10T18:00:00Z" },
    Date.parse("2026-03-10T06:00:00Z"),
    Date.parse("2026-03-10T18:00:00Z"),
  ],
  "reads times without a zone as UTC": [
    { dateFrom: "2026-03-10T06:00:00.000", dateTo: "2026-03-10T18:00:00.000" },
    Date.parse("2026-03-10T06:00:00Z"),
    Date.parse("2026-03-10T18:00:00Z"),
  ],
  "forgives the blank that Kore's own sample has before the T": [
    { dateFrom: "2026-03-10 T06:00:00.000Z", dateTo: "2026-03-10 T18:00:00.000Z" },
    Date.parse("2026-03-10T06:00:00Z"),
    Date.parse("2026-03-10T18:00:00Z"),
  ],
  "accepts a span of exactly seven days": [
    { dateFrom: at(-9 * dayMs), dateTo: at(-2 * dayMs) },
    noon - 9 * dayMs,
    noon - 2 * dayMs,
  ],
  "ends at the present when the end lies ahead": [
    { dateFrom: at(-dayMs), dateTo: at(dayMs) },
    noon - dayMs,
    noon,
  ],
};

section("1.3 the window", {
  ...Object.fromEntries(
    Object.entries(windowCases).map(([sentence, [body, from, to]]) => [
      sentence,
      async () => {
        const found = await rows({ ...body, limit: 10_000 });
        const wide = [
          ...(await rows({
            dateFrom: new Date(from - dayMs / 2).toISOString(),
            dateTo: new Date(from + 6 * dayMs).toISOString(),
            limit: 10_000,
          })),
          ...(await rows({
            dateFrom: new Date(from + 6 * dayMs + 1).toISOString(),
            dateTo: new Date(from + 8 * dayMs).toISOString(),
            limit: 10_000,
          })),
        ];
        const naive = wide.filter(
          (session) => Date.parse(session.start_time) >= from && Date.parse(session.start_time) <= to,
        );
        expect(naive.length).toBeGreaterThan(20);
        expect(ids(found).toSorted()).toEqual(ids(naive).toSorted());
      },
    ]),
  ),
  "refuses a span longer than seven days": async () =>
    refused(await post({ dateFrom: at(-8 * dayMs), dateTo: at(-dayMs + 1) }), /less than 7 days/),
  "refuses eight whole days given without times": async () =>
    refused(await post({ dateFrom: "2026-03-01", dateTo: "2026-03-08" }), /less than 7 days/),
  "refuses an end before the beginning": async () =>
    refused(await post({ dateFrom: at(0), dateTo: at(-1) }), /dateFrom should be less/),
  "refuses a date that is none": async () =>
    refused(await post({ dateFrom: "last tuesday" }), /Invalid dateFrom/),
  "refuses a day that does not exist": async () =>
    refused(await post({ dateTo: "2026-13-40" }), /Invalid dateTo/),
  "finds nothing before the history begins": async () =>
    expect(await rows({ dateFrom: at(-400 * dayMs), dateTo: at(-395 * dayMs) })).toEqual([]),
});

function refused(answer: Answer, sentence: RegExp): void {
  expect(answer.status).toBe(400);
  expect(errorOf(answer)).toMatch(sentence);
}
