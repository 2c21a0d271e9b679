import { expect } from "vitest";
import { type MessageRow, messagesOf, type SessionRow, sessionsOf } from "../test-client";
import { at, dayMs, once, section, sharedSandbox, twoDays, withSandbox } from "./fixture";

const fixture = sharedSandbox();
const post = (body: unknown = {}, endpoint = "getMessagesV2") => fixture().client.post(endpoint, body);
const rows = async (body: unknown = {}, endpoint?: string) => messagesOf(await post(body, endpoint));
const ids = (messages: readonly MessageRow[]) => messages.map((message) => message._id);
const hours = { dateFrom: "2026-03-17T08:00:00.000Z", dateTo: "2026-03-17T13:59:59.999Z" };
const whole = once(() => rows(hours));
const channelOf = (message: MessageRow) => message.channels[0]?.type;
function pick(messages: readonly MessageRow[], test: (message: MessageRow) => boolean): MessageRow {
  const found = messages.find(test);
  if (!found) throw new Error("no message of that kind in the window");
  return found;
}
const wholeDays = once(async () =>
  sessionsOf(await fixture().client.post("getSessions", { ...twoDays, limit: 10_000 })),
);
const sessionIds = (sessions: readonly SessionRow[]) => sessions.map((session) => session.sessionId);
const starts = (sessions: readonly SessionRow[]) => sessions.map((session) => session.start_time);

section("9 switches of getSessions", {
  "can switch off a path alias": () =>
    withSandbox(
      { switches: { aliases: { bot: true, stream: false, account: true, botsdk: true } } },
      async (client) => {
        expect((await client.post("getSessions")).status).toBe(200);
        expect(
          (await client.request("POST", `/api/public/stream/${client.bot().botId}/getSessions`, {})).status,
        ).toBe(404);
      },
    ),
  "can lift the limit on the span": () =>
    withSandbox({ switches: { maxSpanDays: false } }, async (client) => {
      expect((await client.post("getSessions", { dateFrom: at(-40 * dayMs), dateTo: at(0) })).status).toBe(
        200,
      );
    }),
  "can make the limit on the span shorter": () =>
    withSandbox({ switches: { maxSpanDays: 1 } }, async (client) => {
      expect((await client.post("getSessions", { dateFrom: at(-1.5 * dayMs), dateTo: at(0) })).status).toBe(
        400,
      );
    }),
  "can take a dateTo without time as the beginning of its day": () =>
    withSandbox({ switches: { dateOnlyTo: "startOfDay" } }, async (client) => {
      expect(
        sessionsOf(await client.post("getSessions", { dateFrom: "2026-03-10", dateTo: "2026-03-10" })),
      ).toEqual([]);
    }),
  "can select sessions that were active in the window": () =>
    withSandbox({ switches: { sessionFilterField: "overlap" } }, async (client) => {
      const narrow = {
        dateFrom: "2026-03-17T14:00:00.000Z",
        dateTo: "2026-03-17T15:00:00.000Z",
        limit: 1_000,
      };
      const sessions = sessionsOf(await client.post("getSessions", narrow));
      expect(sessions.some((session) => session.start_time < narrow.dateFrom)).toBe(true);
      expect(sessions.every((session) => session.start_time <= narrow.dateTo)).toBe(true);
    }),
  "can give the oldest first": () =>
    withSandbox({ switches: { order: "oldestFirst" } }, async (client) => {
      const sessions = sessionsOf(await client.post("getSessions", { ...twoDays, limit: 1_000 }));
      expect(starts(sessions)).toEqual(starts(sessions).toSorted());
      expect(sessionIds(sessions)).toEqual(sessionIds(await wholeDays()).toReversed());
    }),
  "can refuse a limit that is too high": () =>
    withSandbox({ switches: { overLimit: "reject" } }, async (client) => {
      expect((await client.post("getSessions", { limit: 10_001 })).status).toBe(400);
      expect((await client.post("getSessions", { limit: 10_000 })).status).toBe(200);
    }),
  "can have another default limit": () =>
    withSandbox(
      {
        switches: {
          defaultLimits: { getSessions: 20, getMessages: 10, getMessagesV2: 10, "messages-lite": 5 },
        },
      },
      async (client) => expect(sessionsOf(await client.post("getSessions"))).toHaveLength(20),
    ),
  "can write session_lang as a string": () =>
    withSandbox({ switches: { sessionLang: "string" } }, async (client) => {
      const sessions = sessionsOf(await client.post("getSessions"));
      expect(sessions.every((session) => typeof session.session_lang === "string")).toBe(true);
    }),
  "has a closing lag, which is the bots' inactivity timeout": () =>
    withSandbox({ switches: { closingLagMinutes: 45 } }, async (client, sandbox) => {
      expect(sandbox.bots.map((one) => one.inactivityTimeoutMs)).toEqual([2_700_000, 2_700_000]);
      const answer = await client.post("getSessions", {
        dateFrom: at(-45 * 60_000),
        dateTo: at(0),
        limit: 1_000,
      });
      const answered = sessionsOf(answer).filter((session) => session.sessionStatus !== undefined);
      expect(answered.length).toBeGreaterThan(0);
      expect(
        answered.every(
          (session) =>
            session.sessionStatus === "active" ||
            session.containmentType === "agent" ||
            session.channel === "email",
        ),
      ).toBe(true);
    }),
});

section("9 switches of getMessages", {
  "can mean every channel by GET": async () => {
    const teams = pick(await rows({ ...twoDays, channelType: "msteams" }), () => true);
    await withSandbox({ switches: { defaultChannelOnGet: "all" } }, async (client) => {
      const found = messagesOf(await client.get("getMessagesV2", { ...twoDays, userId: teams.createdBy }));
      expect(ids(found)).toContain(teams._id);
    });
  },
  "can mean rtm by POST": () =>
    withSandbox({ switches: { defaultChannelOnPost: "rtm" } }, async (client) => {
      expect(new Set(messagesOf(await client.post("getMessagesV2", hours)).map(channelOf))).toEqual(
        new Set(["rtm"]),
      );
    }),
  "can select messages by the start of their session": () =>
    withSandbox({ switches: { messageFilterField: "sessionStart" } }, async (client) => {
      const messages = messagesOf(await client.post("getMessagesV2", hours));
      expect(messages.some((message) => message.createdOn > hours.dateTo)).toBe(true);
    }),
  "can count sessions in skip": () =>
    withSandbox({ switches: { skipUnit: "sessions" } }, async (client) => {
      const all = messagesOf(await client.post("getMessagesV2", hours));
      const order = [...new Set(all.map((message) => message.sessionId))];
      const found = messagesOf(await client.post("getMessagesV2", { ...hours, skip: 2 }));
      expect(ids(found)).toEqual(
        ids(all.filter((message) => !order.slice(0, 2).includes(message.sessionId))),
      );
    }),
  "can give the oldest first": () =>
    withSandbox({ switches: { order: "oldestFirst" } }, async (client) => {
      expect(ids(messagesOf(await client.post("getMessagesV2", hours)))).toEqual(
        ids(await whole()).toReversed(),
      );
    }),
  "can refuse a limit that is too high": () =>
    withSandbox({ switches: { overLimit: "reject" } }, async (client) => {
      expect((await client.post("getMessages", { ...hours, limit: 101 })).status).toBe(400);
    }),
  "can compress every endpoint, or none": async () => {
    const encodings: (string | null)[] = [];
    for (const compression of ["all", "none"] as const) {
      await withSandbox({ switches: { compression } }, async (client) => {
        for (const endpoint of ["getSessions", "getMessagesV2"]) {
          const { headers } = await client.post(endpoint, hours, { "accept-encoding": "gzip" });
          encodings.push(headers.get("content-encoding"));
        }
      });
    }
    expect(encodings).toEqual(["gzip", "gzip", null, null]);
  },
});
