import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type MessageRow, messagesOf, type SessionRow, sessionsOf } from "../test-client";
import { dayMs, noon, once, sharedSandbox } from "./fixture";

const fixture = sharedSandbox({ sessionsPerDay: 20 });
const span = {
  dateFrom: new Date(noon - 3 * dayMs).toISOString(),
  dateTo: new Date(noon - dayMs).toISOString(),
};
const spanStart = Date.parse(span.dateFrom);
const spanMs = Date.parse(span.dateTo) - spanStart;
const post = (endpoint: string, body: unknown) => fixture().client.post(endpoint, body);
const sessions = async (body: object) => sessionsOf(await post("getSessions", body));
const messages = async (body: object, endpoint = "getMessagesV2") => messagesOf(await post(endpoint, body));
const allSessions = once(() => sessions({ ...span, limit: 10_000 }));
const allMessages = once(() => messages(span));
const allMessagesV1 = once(() => pagesOf((page) => messages({ ...span, ...page }, "getMessages"), 100));
const ids = (rows: readonly (MessageRow | SessionRow)[]) =>
  rows.map((row) => ("_id" in row ? row._id : row.sessionId));
const runs = (numRuns: number) => ({ numRuns, seed: 20_260_318 });

async function pagesOf<T>(
  page: (paging: { skip: number; limit: number }) => Promise<T[]>,
  limit: number,
): Promise<T[]> {
  const all: T[] = [];
  for (;;) {
    const rows = await page({ skip: all.length, limit });
    all.push(...rows);
    if (rows.length < limit) return all;
  }
}

function iso(offset: number): string {
  return new Date(spanStart + Math.floor(offset * spanMs)).toISOString();
}

const fraction = fc.double({ min: 0, max: 1, noNaN: true });

describe("pages", () => {
  test("of sessions, joined, are the whole for any limit", async () => {
    const whole = ids(await allSessions());
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 3, max: 120 }), async (limit) => {
        expect(ids(await pagesOf((page) => sessions({ ...span, ...page }), limit))).toEqual(whole);
      }),
      runs(8),
    );
  });

  test("of messages, joined, are the whole for any limit, in both versions and directions", async () => {
    const wholes = { getMessages: ids(await allMessagesV1()), getMessagesV2: ids(await allMessages()) };
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 40, max: 100 }),
        fc.constantFrom<"getMessages" | "getMessagesV2">("getMessages", "getMessagesV2"),
        fc.boolean(),
        async (limit, endpoint, forward) => {
          const joined = ids(
            await pagesOf((page) => messages({ ...span, ...page, forward }, endpoint), limit),
          );
          expect(forward ? joined.reverse() : joined).toEqual(wholes[endpoint]);
        },
      ),
      runs(6),
    );
  });

  test("say the same total and stop saying moreAvailable exactly at the end", async () => {
    const { length } = await allMessages();
    await fc.assert(
      fc.asyncProperty(
        fc.nat({ max: length + 50 }),
        fc.integer({ min: 1, max: 400 }),
        async (skip, limit) => {
          const { body } = await post("getMessagesV2", { ...span, skip, limit });
          expect([body["total"], body["moreAvailable"]]).toEqual([length, skip + limit < length]);
        },
      ),
      runs(25),
    );
  });
});

describe("order", () => {
  test("forward is the exact reverse, in any window", async () => {
    await fc.assert(
      fc.asyncProperty(fraction, fraction, async (one, other) => {
        const window = { dateFrom: iso(Math.min(one, other)), dateTo: iso(Math.max(one, other)) };
        const [newest, oldest] = [await messages(window), await messages({ ...window, forward: true })];
        expect(ids(oldest)).toEqual(ids(newest).reverse());
      }),
      runs(12),
    );
  });

  test("a window cut in two anywhere loses nothing and repeats nothing", async () => {
    const [wholeSessions, wholeMessages] = [await allSessions(), await allMessages()];
    await fc.assert(
      fc.asyncProperty(fraction, async (cut) => {
        const early = { ...span, dateTo: iso(cut), limit: 10_000 };
        const late = {
          ...span,
          dateFrom: new Date(Date.parse(early.dateTo) + 1).toISOString(),
          limit: 10_000,
        };
        if (late.dateFrom > late.dateTo) return;
        expect(ids([...(await sessions(late)), ...(await sessions(early))])).toEqual(ids(wholeSessions));
        expect(ids([...(await messages(late)), ...(await messages(early))])).toEqual(ids(wholeMessages));
      }),
      runs(8),
    );
  });
});

describe("filters equal a naive filter over the whole:", () => {
  const anyOf = async <T>(rows: readonly T[], count: number, check: (row: T) => Promise<void>) =>
    fc.assert(fc.asyncProperty(fc.constantFrom(...rows), check), runs(count));

  test("containmentType and sessionType", async () => {
    const whole = await allSessions();
    for (const type of ["agent", "dropOff", "selfService"]) {
      expect(ids(await sessions({ ...span, containmentType: type, limit: 999 }))).toEqual(
        ids(whole.filter((row) => row.containmentType === type)),
      );
    }
  });

  test("userId, of sessions and of messages", async () => {
    const [wholeSessions, wholeMessages] = [await allSessions(), await allMessages()];
    await anyOf(wholeMessages, 15, async ({ createdBy }) => {
      const own = ids(wholeMessages.filter((row) => row.createdBy === createdBy));
      const ownSessions = new Set(
        wholeMessages.filter((row) => row.createdBy === createdBy).map((row) => row.sessionId),
      );
      expect(ids(await messages({ ...span, userId: createdBy }))).toEqual(own);
      const found = await sessions({ ...span, userId: createdBy, limit: 999 });
      expect(found.every((row) => row.userId === createdBy || row.channel === "email")).toBe(true);
      const naive = wholeSessions.filter(
        (row) => row.userId === createdBy || (ownSessions.has(row.sessionId) && row.channel === "email"),
      );
      expect(ids(found)).toEqual(expect.arrayContaining(ids(naive)));
    });
  });

  test("channelType, together with sessionId and limit", async () => {
    const whole = await allMessages();
    await anyOf(whole, 15, async ({ channels, sessionId }) => {
      const channelType = channels[0]?.type;
      if (channelType === "ivr" || !sessionId) return;
      const naive = whole.filter((row) => row.channels[0]?.type === channelType);
      expect(ids(await messages({ ...span, channelType }))).toEqual(ids(naive));
      // A row without a sessionId is still part of its session.
      const inSession = ids(await messages({ ...span, sessionId, limit: 3 }));
      const marked = ids(whole.filter((row) => row.sessionId === sessionId));
      expect(inSession.filter((id) => marked.includes(id))).toEqual(
        marked.filter((id) => inSession.includes(id)),
      );
    });
  });

  test("tags of any scope", async () => {
    const whole = await allMessages();
    const scopes = { messageTags: "message", userTags: "user", sessionTags: "session" } as const;
    const tags = whole.flatMap((row) =>
      Object.entries(scopes).flatMap(([list, type]) =>
        (row.tags?.[list] ?? []).map((tag) => ({ ...tag, list, type })),
      ),
    );
    await anyOf(tags, 15, async ({ name, value, list, type }) => {
      const naive = whole.filter((row) =>
        row.tags?.[list]?.some((tag) => tag.name === name && String(tag.value) === String(value)),
      );
      expect(ids(await messages({ ...span, tags: { and: [{ name, values: [value], type }] } }))).toEqual(
        ids(naive),
      );
    });
  });
});

describe("msgId", () => {
  test("directions agree: older, newer and both sides meet at the message", async () => {
    const everything = await messages({
      dateFrom: new Date(noon - 5 * dayMs).toISOString(),
      dateTo: new Date(noon).toISOString(),
    });
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 100, max: everything.length - 101 }),
        fc.integer({ min: 1, max: 60 }),
        async (index, limit) => {
          const msgId = everything[index]?._id;
          const [older, both, newer] = await Promise.all(
            [-1, 0, 1].map(async (direction) => ids(await messages({ msgId, direction, limit }))),
          );
          const around = ids(everything);
          const before = Math.floor((limit - 1) / 2);
          expect(older).toEqual(around.slice(index, index + limit));
          expect(newer).toEqual(around.slice(index - limit + 1, index + 1));
          expect(both).toEqual(around.slice(index - (limit - 1 - before), index + before + 1));
        },
      ),
      runs(15),
    );
  });
});

describe("anything at all in the body", () => {
  test("is answered with 200 or 400 in Kore's envelope, never with a failure of the sandbox", async () => {
    const value = fc.oneof(
      fc.jsonValue({ maxDepth: 2 }),
      fc.constantFrom("2026-03-17", "2026-03-17T00:00:00.000Z", -1, 1e9, "true"),
    );
    const names = [
      "userId",
      "skip",
      "offset",
      "limit",
      "dateFrom",
      "dateTo",
      "tags",
      "sessionId",
      "msgId",
      "direction",
      "forward",
      "channelType",
      "callId",
      "type",
    ];
    const body = fc.dictionary(fc.constantFrom(...names), value, { maxKeys: 6 });
    const endpoint = fc.constantFrom("getSessions", "getMessages", "getMessagesV2", "messages-lite");
    await fc.assert(
      fc.asyncProperty(endpoint, body, async (name, content) => {
        const answer = await post(name, { ...content, limit: content["limit"] ?? 5 });
        expect([200, 400]).toContain(answer.status);
        expect(Object.keys(answer.body)).toContain(answer.status === 200 ? "moreAvailable" : "errors");
      }),
      runs(120),
    );
  });
});
