import { expect } from "vitest";
import { errorOf, type SessionRow, sessionsOf } from "../test-client";
import { at, dayMs, once, section, sharedSandbox, twoDays } from "./fixture";

const fixture = sharedSandbox();
const post = (body: unknown = {}) => fixture().client.post("getSessions", body);
const rows = async (body: unknown = {}) => sessionsOf(await post(body));
const ids = (sessions: readonly SessionRow[]) => sessions.map((session) => session.sessionId);
const whole = once(() => rows({ ...twoDays, limit: 10_000 }));
const bot = () => fixture().client.bot().botId;
const pick = (sessions: readonly SessionRow[], test: (session: SessionRow) => boolean): SessionRow => {
  const found = sessions.find(test);
  if (!found) throw new Error("no session of that kind in the two days");
  return found;
};
const withQuery = (query: string, body: unknown = {}) =>
  fixture().client.request("POST", `/api/public/bot/${bot()}/getSessions?${query}`, body);
const sessionTags = (session: SessionRow) => session.tags?.["sessionTags"] ?? [];
const starts = (sessions: readonly SessionRow[]) => sessions.map((session) => session.start_time);

section("1.1 getSessions", {
  "answers on the bot path by POST": async () => expect((await post()).status).toBe(200),
  "answers on the legacy stream path by POST": async () => {
    const answer = await fixture().client.request("POST", `/api/public/stream/${bot()}/getSessions`, twoDays);
    expect(answer.body).toEqual((await post(twoDays)).body);
  },
  "answers GET with query parameters on the legacy path": async () => {
    const answer = await fixture().client.request(
      "GET",
      `/api/public/stream/${bot()}/getSessions?${new URLSearchParams(twoDays)}`,
    );
    expect(answer.body).toEqual((await post(twoDays)).body);
  },
  "does not answer GET on the bot path": async () =>
    expect((await fixture().client.request("GET", `/api/public/bot/${bot()}/getSessions`)).status).toBe(404),
  "tolerates a slash at the end of the path": async () =>
    expect((await fixture().client.request("POST", `/api/public/bot/${bot()}/getSessions/`, {})).status).toBe(
      200,
    ),
  "serves the whole account on the path without a bot id": async () => {
    const auth = await fixture().client.adminToken();
    const answer = await fixture().client.request(
      "POST",
      "/api/public/getSessions",
      { ...twoDays, limit: 50 },
      { auth },
    );
    const sessions = sessionsOf(answer);
    expect(new Set(sessions.map((session) => session.botId)).size).toBe(2);
    expect(starts(sessions)).toEqual(starts(sessions).toSorted().reverse());
  },
  "takes an empty body": async () => {
    const answer = await fixture().client.request("POST", `/api/public/bot/${bot()}/getSessions`);
    expect(sessionsOf(answer).length).toBeGreaterThan(0);
  },
  "takes query parameters on POST": async () =>
    expect((await withQuery(new URLSearchParams({ ...twoDays, limit: "3" }).toString())).body).toEqual(
      (await post({ ...twoDays, limit: 3 })).body,
    ),
  "lets the body win over the query": async () =>
    expect(sessionsOf(await withQuery("limit=9", { limit: 2 }))).toHaveLength(2),
  "has exactly total, moreAvailable and sessions in its envelope": async () =>
    expect(Object.keys((await post(twoDays)).body)).toEqual(["total", "moreAvailable", "sessions"]),
  "gives the newest start first": async () =>
    expect(starts(await whole())).toEqual(
      starts(await whole())
        .toSorted()
        .reverse(),
    ),
  "gives 100 rows when no limit is given": async () =>
    expect(await rows({ dateFrom: at(-6 * dayMs), dateTo: at(0) })).toHaveLength(100),
  "takes limits of 1,000 and 10,000": async () => {
    const [thousand, tenThousand] = [await rows({ limit: 1_000 }), await rows({ limit: 10_000 })];
    expect(thousand.length).toBeGreaterThan(100);
    expect(tenThousand).toEqual(thousand);
  },
  "takes the limit as a string": async () => expect(await rows({ limit: "4" })).toHaveLength(4),
  "takes a limit of 0 as none given": async () => expect(await rows({ limit: 0 })).toHaveLength(100),
  "says moreAvailable until the last page": async () => {
    const all = await whole();
    const before = await post({ ...twoDays, limit: all.length - 1 });
    const exact = await post({ ...twoDays, limit: all.length });
    const beyond = await post({ ...twoDays, skip: all.length });
    expect([before, exact, beyond].map((answer) => answer.body["moreAvailable"])).toEqual([
      true,
      false,
      false,
    ]);
    expect(sessionsOf(beyond)).toEqual([]);
  },
  "counts in total what the filters select, whatever the page": async () => {
    const all = await whole();
    const answer = await post({ ...twoDays, limit: 5, skip: 10 });
    expect(answer.body["total"]).toBe(all.length);
  },
  "skips by skip": async () =>
    expect(ids(await rows({ ...twoDays, skip: 7, limit: 5 }))).toEqual(ids(await whole()).slice(7, 12)),
  "skips by offset, too": async () =>
    expect(ids(await rows({ ...twoDays, offset: 7, limit: 5 }))).toEqual(ids(await whole()).slice(7, 12)),
  "filters by a user's u- id": async () => {
    const all = await whole();
    const { userId } = pick(all, (session) => session.userId.startsWith("u-"));
    const found = await rows({ ...twoDays, userId });
    // Rows of the e-mail channel carry the same person's address.
    expect(ids(found.filter((session) => session.channel !== "email"))).toEqual(
      ids(all.filter((session) => session.userId === userId)),
    );
  },
  "filters by a user's e-mail address": async () => {
    const { userId, sessionId } = pick(await whole(), (session) => session.channel === "email");
    expect(userId).toContain("@");
    expect(ids(await rows({ ...twoDays, userId }))).toContain(sessionId);
  },
  "finds nothing for an unknown user": async () => {
    expect(await rows({ ...twoDays, userId: "u-00000000-0000-5000-b000-000000000000" })).toEqual([]);
    expect(await rows({ ...twoDays, userId: "nobody@example.com" })).toEqual([]);
  },
  "filters by a session tag": async () => {
    const all = await whole();
    const tag = sessionTags(pick(all, (session) => sessionTags(session).length > 0))[0];
    const found = await rows({
      ...twoDays,
      tags: { and: [{ name: tag?.name, values: [String(tag?.value)], type: "session" }] },
    });
    const naive = all.filter((session) =>
      sessionTags(session).some((one) => one.name === tag?.name && String(one.value) === String(tag?.value)),
    );
    expect(ids(found)).toEqual(ids(naive));
  },
  "filters by a user tag": async () => {
    const found = await rows({
      ...twoDays,
      tags: { and: [{ name: "tier", values: ["gold", "silver"], type: "user" }] },
    });
    expect(found.length).toBeGreaterThan(3);
    const tiers = found
      .flatMap((session) => session.tags?.["userTags"] ?? [])
      .filter((tag) => tag.name === "tier");
    expect(tiers.every((tag) => tag.value === "gold" || tag.value === "silver")).toBe(true);
  },
  "joins tag clauses by and": async () => {
    const gold = { name: "tier", values: ["gold"], type: "user" };
    const silver = { name: "tier", values: ["silver"], type: "user" };
    expect(await rows({ ...twoDays, tags: { and: [gold, silver] } })).toEqual([]);
  },
  "takes tags as a JSON string in the query": async () => {
    const tags = { and: [{ name: "tier", values: ["gold"], type: "user" }] };
    const query = new URLSearchParams({ ...twoDays, tags: JSON.stringify(tags) });
    expect((await withQuery(query.toString())).body).toEqual((await post({ ...twoDays, tags })).body);
  },
  ...Object.fromEntries(
    ["dropOff", "selfService", "agent"].map((containmentType) => [
      `filters by containmentType=${containmentType} in the query`,
      async () => {
        const found = sessionsOf(
          await withQuery(`containmentType=${containmentType}`, { ...twoDays, limit: 10_000 }),
        );
        const naive = (await whole()).filter((session) => session.containmentType === containmentType);
        expect(naive.length).toBeGreaterThan(5);
        expect(ids(found)).toEqual(ids(naive));
      },
    ]),
  ),
  ...Object.fromEntries(
    ["interactive", "non-interactive"].map((sessionType) => [
      `filters by sessionType ${sessionType}`,
      async () => {
        const found = await rows({ ...twoDays, sessionType, limit: 10_000 });
        expect(found.length).toBeGreaterThan(0);
        expect(found.every((session) => (session.sessionType ?? "interactive") === sessionType)).toBe(true);
      },
    ]),
  ),
  "ignores channel, status, language and isDeveloper, which are no filters of this API": async () =>
    expect(
      (await post({ ...twoDays, channel: "sms", sessionStatus: "active", language: "ja", isDeveloper: true }))
        .body,
    ).toEqual((await post(twoDays)).body),
  "ignores includeMeta where payloads are not encrypted": async () =>
    expect((await post({ ...twoDays, includeMeta: true })).body).toEqual((await post(twoDays)).body),
  "finds sessions by id and ignores every other filter": async () => {
    const wanted = ids(await whole()).slice(3, 6);
    const found = await rows({
      sessionId: wanted,
      dateFrom: "2001-01-01",
      dateTo: "2001-01-02",
      userId: "u-x",
      limit: 1,
    });
    expect(ids(found)).toEqual(wanted);
  },
  "names unknown ids in invalidSessions": async () => {
    const [known = ""] = ids(await whole());
    const { body } = await post({ sessionId: [known, "ffffffffffffffffffffffff", "nonsense"] });
    expect(body["invalidSessions"]).toEqual(["ffffffffffffffffffffffff", "nonsense"]);
    expect(body["total"]).toBe(1);
  },
  "leaves invalidSessions out when all ids are known": async () =>
    expect((await post({ sessionId: ids(await whole()).slice(0, 2) })).body).not.toHaveProperty(
      "invalidSessions",
    ),
  "ignores duplicates among the ids": async () => {
    const [id = ""] = ids(await whole());
    expect(ids(await rows({ sessionId: [id, id, id] }))).toEqual([id]);
  },
  "takes 50 ids and refuses 51, duplicates counted": async () => {
    const [id = ""] = ids(await whole());
    expect((await post({ sessionId: Array(50).fill(id) })).status).toBe(200);
    const refused = await post({ sessionId: Array(51).fill(id) });
    expect([refused.status, errorOf(refused)]).toEqual([
      400,
      "sessionId should not have more than 50 values",
    ]);
  },
  "gives the tags of sessions found by id for 14 days only": async () => {
    const old = pick(
      await rows({ dateFrom: at(-20 * dayMs), dateTo: at(-15 * dayMs), limit: 1_000 }),
      (session) => sessionTags(session).length > 0,
    );
    const recent = pick(await whole(), (session) => sessionTags(session).length > 0);
    const [first, second] = await rows({ sessionId: [old.sessionId, recent.sessionId] });
    expect(first?.tags).toEqual(recent.tags);
    expect(second).not.toHaveProperty("tags");
  },
  "finds a phone call by callId together with the dates": async () => {
    const call = pick(await whole(), (session) => sessionTags(session).some((tag) => tag.name === "callId"));
    const callId = String(sessionTags(call).find((tag) => tag.name === "callId")?.value);
    const found = sessionsOf(await withQuery(`callId=${callId}`, twoDays));
    expect(ids(found)).toEqual([call.sessionId]);
    expect(
      sessionsOf(await withQuery(`callId=${callId}`, { dateFrom: at(-9 * dayMs), dateTo: at(-8 * dayMs) })),
    ).toEqual([]);
  },
  "gives a row all documented fields": async () => {
    const row = pick(
      await whole(),
      (session) => session.sessionStatus === "closed" && sessionTags(session).length > 0,
    );
    expect(row).toMatchObject({
      sessionId: expect.stringMatching(/^[0-9a-f]{24}$/),
      botId: bot(),
      channel: expect.any(String),
      userId: expect.any(String),
      start_time: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/),
      end_time: expect.stringMatching(/Z$/),
      session_lang: [expect.stringMatching(/^[a-z]{2}$/)],
      sessionType: "interactive",
      isDeveloper: expect.any(Boolean),
      noOfMessagesExchanged: expect.any(Number),
      noOfTasksExecuted: expect.any(Number),
      tags: { userTags: expect.any(Array), sessionTags: expect.any(Array), altText: [] },
    });
  },
});
