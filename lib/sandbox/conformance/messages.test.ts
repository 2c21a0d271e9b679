import { expect } from "vitest";
import { type Answer, errorOf, type MessageRow, messagesOf, sessionsOf } from "../test-client";
import { at, dayMs, once, section, sharedSandbox, twoDays } from "./fixture";

const fixture = sharedSandbox({ sessionsPerDay: 55 });
const post = (body: unknown = {}, endpoint = "getMessagesV2") => fixture().client.post(endpoint, body);
const get = (query: Record<string, string>, endpoint = "getMessages") =>
  fixture().client.get(endpoint, query);
const rows = async (body: unknown = {}, endpoint?: string) => messagesOf(await post(body, endpoint));
const ids = (messages: readonly MessageRow[]) => messages.map((message) => message._id);
const times = (messages: readonly MessageRow[]) => messages.map((message) => message.createdOn);
const hours = { dateFrom: "2026-03-17T08:00:00.000Z", dateTo: "2026-03-17T13:59:59.999Z" };
const whole = once(() => rows(hours));
const wholeTwoDays = once(() => rows(twoDays));
/** Version 1 gives a hundred at most, so all of it takes several pages. */
async function wholeV1(): Promise<MessageRow[]> {
  const all: MessageRow[] = [];
  for (;;) {
    const answer = await post({ ...hours, skip: all.length }, "getMessages");
    all.push(...messagesOf(answer));
    if (answer.body["moreAvailable"] !== true) return all;
  }
}
const pick = (messages: readonly MessageRow[], test: (message: MessageRow) => boolean): MessageRow => {
  const found = messages.find(test);
  if (!found) throw new Error("no message of that kind in the window");
  return found;
};
const channelOf = (message: MessageRow) => message.channels[0]?.type;
const bot = () => fixture().client.bot().botId;
function refused(answer: Answer, sentence: RegExp): void {
  expect(answer.status).toBe(400);
  expect(errorOf(answer)).toMatch(sentence);
}
async function rtmUser(): Promise<string> {
  return pick(await whole(), (message) => channelOf(message) === "rtm").createdBy;
}

section("1.4 addresses of getMessages", {
  ...Object.fromEntries(
    [
      ["POST", "bot", "getMessages"],
      ["POST", "bot", "getMessagesV2"],
      ["GET", "bot", "getMessages"],
      ["GET", "bot", "getMessagesV2"],
      ["POST", "stream", "getMessages"],
      ["GET", "stream", "getMessages"],
    ].map(([method = "", style, endpoint]) => [
      `answers ${method} …/${style}/…/${endpoint}`,
      async () => {
        const query = new URLSearchParams({ ...hours, userId: await rtmUser() });
        const path = `/api/public/${style}/${bot()}/${endpoint}?${query}`;
        const messages = messagesOf(
          await fixture().client.request(method, path, method === "POST" ? {} : undefined),
        );
        expect(messages.length).toBeGreaterThan(1);
      },
    ]),
  ),
  "answers BotKit's GET": async () => {
    const query = { ...hours, userId: await rtmUser(), limit: "20" };
    const answer = await fixture().client.request(
      "GET",
      `/api/botsdk/stream/${bot()}/getMessages?${new URLSearchParams(query)}`,
    );
    expect(answer.body).toEqual((await get(query)).body);
  },
  "answers the Admin Console's POST over all bots": async () => {
    const auth = await fixture().client.adminToken();
    const answer = await fixture().client.request("POST", "/api/public/getMessages", hours, { auth });
    const messages = messagesOf(answer);
    expect(new Set(messages.map((message) => message["botId"])).size).toBe(2);
    expect(times(messages)).toEqual(times(messages).toSorted().reverse());
  },
  ...Object.fromEntries(
    [
      ["GET", "/api/public/getMessages"],
      ["POST", "/api/public/getMessagesV2"],
      ["POST", "/api/public/stream/BOT/getMessagesV2"],
      ["POST", "/api/botsdk/stream/BOT/getMessages"],
      ["PUT", "/api/public/bot/BOT/getMessages"],
    ].map(([method = "", path = ""]) => [
      `has no ${method} ${path}`,
      async () => {
        const headers = { auth: await fixture().client.adminToken() };
        expect(
          (await fixture().client.request(method, path.replace("BOT", bot()), undefined, headers)).status,
        ).toBe(404);
      },
    ]),
  ),
});

section("1.4 getMessages", {
  "has total, moreAvailable, the bot's icon and messages in its envelope": async () => {
    const { body } = await post(hours);
    expect(Object.keys(body)).toEqual(["total", "moreAvailable", "icon", "messages"]);
    expect(body["icon"]).toMatch(/^https:.*\.png$/);
  },
  "gives the newest message first": async () =>
    expect(times(await whole())).toEqual(
      times(await whole())
        .toSorted()
        .reverse(),
    ),
  "selects messages by their own time, whatever session they belong to": async () => {
    const messages = await whole();
    const sessions = sessionsOf(await fixture().client.post("getSessions", { ...hours, limit: 1_000 }));
    const started = new Set(sessions.map((session) => session.sessionId));
    expect(times(messages).every((time) => time >= hours.dateFrom && time <= hours.dateTo)).toBe(true);
    expect(messages.some((message) => !started.has(message.sessionId))).toBe(true);
  },
  "gives 100 rows by version 1 when no limit is given": async () =>
    expect(await rows(hours, "getMessages")).toHaveLength(100),
  "gives 100 rows by version 1 when more are asked for": async () =>
    expect(await rows({ ...hours, limit: 500 }, "getMessages")).toHaveLength(100),
  "gives more than 100 rows by version 2": async () => expect((await whole()).length).toBeGreaterThan(100),
  "leaves alert and action messages out of version 2": async () => {
    const [first, second] = [await wholeV1(), await whole()];
    const dropped = first.filter((message) => message["ms"] === 0 || message["ms"] === 2);
    expect(dropped.length).toBeGreaterThan(0);
    expect(ids(second)).toEqual(
      ids(
        first.filter(
          (message) =>
            !dropped.includes(message) && !["alert", "action"].includes(message.components[0]?.cT ?? ""),
        ),
      ),
    );
  },
  "counts in total what the filters select, whatever the page": async () => {
    const { body } = await post({ ...hours, limit: 10, skip: 20 });
    expect(body["total"]).toBe((await whole()).length);
  },
  "skips messages, by skip and by offset": async () => {
    const expected = ids(await whole()).slice(33, 43);
    expect(ids(await rows({ ...hours, skip: 33, limit: 10 }))).toEqual(expected);
    expect(ids(await rows({ ...hours, offset: 33, limit: 10 }))).toEqual(expected);
  },
  "says moreAvailable until the last page": async () => {
    const { length } = await whole();
    const more = async (limit: number) => (await post({ ...hours, limit })).body["moreAvailable"];
    expect([await more(length - 1), await more(length)]).toEqual([true, false]);
  },
  "gives the oldest first with forward": async () =>
    expect(ids(await rows({ ...hours, forward: true }))).toEqual(ids(await whole()).toReversed()),
  'takes "true" for true': async () =>
    expect(ids(await rows({ ...hours, forward: "true" }))).toEqual(ids(await whole()).toReversed()),
  "wants a userId by GET": async () => refused(await get(hours), /userId is required/),
  "does not want one by POST": async () => expect((await post(hours)).status).toBe(200),
  "ignores the userId header that newer samples send": async () => {
    const answer = await fixture().client.post("getMessagesV2", hours, { userid: "u-nobody" });
    expect(answer.body).toEqual((await post(hours)).body);
  },
  "filters by a user's u- id": async () => {
    const userId = await rtmUser();
    const naive = (await whole()).filter((message) => message.createdBy === userId);
    expect(ids(await rows({ ...hours, userId }))).toEqual(ids(naive));
  },
  "filters by a user's e-mail address": async () => {
    const mail = pick(
      await rows({ ...twoDays, channelType: "email" }),
      (message) => message.channels[0]?.channelUId?.includes("@") ?? false,
    );
    const found = await rows({ ...twoDays, userId: mail.channels[0]?.channelUId });
    expect(new Set(found.map((message) => message.createdBy))).toEqual(new Set([mail.createdBy]));
  },
  "means the rtm channel by GET when none is named": async () => {
    const userId = await rtmUser();
    const messages = messagesOf(await get({ ...twoDays, userId }));
    expect(messages.length).toBeGreaterThan(0);
    expect(messages.every((message) => channelOf(message) === "rtm")).toBe(true);
  },
  "means every channel by POST when none is named": async () =>
    expect(new Set((await whole()).map(channelOf)).size).toBeGreaterThan(6),
  ...Object.fromEntries(
    ["rtm", "msteams", "korevg", "sms", "email", "line"].map((channelType) => [
      `filters by channelType ${channelType}`,
      async () => {
        const naive = (await wholeTwoDays()).filter((message) => channelOf(message) === channelType);
        expect(naive.length).toBeGreaterThan(0);
        expect(ids(await rows({ ...twoDays, channelType }))).toEqual(ids(naive));
      },
    ]),
  ),
  "means the first webhook instance by ivr, and another by ivrInstID": async () => {
    const [first = "", second = ""] = fixture().client.bot().ivrInstanceIds;
    const week = { dateFrom: at(-7 * dayMs), dateTo: at(0), channelType: "ivr" };
    const [plain, one, two] = [
      await rows(week),
      await rows({ ...week, ivrInstID: first }),
      await rows({ ...week, ivrInstID: second }),
    ];
    expect(ids(plain)).toEqual(ids(one));
    expect(two.length).toBeGreaterThan(0);
    expect(ids(two).some((id) => ids(one).includes(id))).toBe(false);
  },
  "takes one sessionId by GET": async () => {
    const message = pick(await whole(), (one) => channelOf(one) === "rtm");
    const found = messagesOf(
      await get({ ...hours, userId: message.createdBy, sessionId: message.sessionId }),
    );
    expect(new Set(found.map((one) => one.sessionId))).toEqual(new Set([message.sessionId]));
  },
  "takes a list of sessionIds by POST": async () => {
    const wanted = [...new Set((await whole()).map((message) => message.sessionId))].slice(2, 6);
    const naive = (await whole()).filter((message) => wanted.includes(message.sessionId));
    expect(ids(await rows({ ...hours, sessionId: wanted }))).toEqual(ids(naive));
  },
  "takes a single sessionId as a string by POST": async () => {
    const { sessionId } = pick(await whole(), () => true);
    expect(ids(await rows({ ...hours, sessionId }))).toEqual(
      ids(await rows({ ...hours, sessionId: [sessionId] })),
    );
  },
  "cuts a transcript at the edges of the window": async () => {
    const [session] = sessionsOf(await fixture().client.post("getSessions", { ...twoDays, limit: 1 }));
    const narrow = {
      sessionId: [session?.sessionId],
      dateFrom: session?.start_time,
      dateTo: session?.end_time,
    };
    const padded = { ...narrow, dateTo: at(0) };
    expect((await rows(padded)).length).toBeGreaterThan((await rows(narrow)).length);
  },
  "gives the messages of sessions that getSessions does not list": async () => {
    const listed = new Set(
      sessionsOf(
        await fixture().client.post("getSessions", {
          dateFrom: at(-6 * dayMs),
          dateTo: at(0),
          limit: 10_000,
        }),
      ).map((one) => one.sessionId),
    );
    const messages = await rows({ dateFrom: at(-3 * dayMs), dateTo: at(-dayMs) });
    expect(messages.some((message) => message.sessionId && !listed.has(message.sessionId))).toBe(true);
  },
  "filters by a message tag": async () => {
    const found = await rows({
      ...twoDays,
      tags: { and: [{ name: "sentiment", values: ["negative"], type: "message" }] },
    });
    const naive = (await wholeTwoDays()).filter((message) =>
      message.tags?.["messageTags"]?.some((tag) => tag.name === "sentiment" && tag.value === "negative"),
    );
    expect(naive.length).toBeGreaterThan(0);
    expect(ids(found)).toEqual(ids(naive));
  },
  "filters by a user tag and a session tag together": async () => {
    const all = await wholeTwoDays();
    const tagged = pick(
      all,
      (message) =>
        (message.tags?.["userTags"]?.length ?? 0) > 0 && (message.tags?.["sessionTags"]?.length ?? 0) > 0,
    );
    const [user, session] = [tagged.tags?.["userTags"]?.[0], tagged.tags?.["sessionTags"]?.[0]];
    const and = [
      { name: user?.name, values: [String(user?.value)], type: "user" },
      { name: session?.name, values: [String(session?.value)], type: "session" },
    ];
    expect(ids(await rows({ ...twoDays, tags: { and } }))).toContain(tagged._id);
  },
  "names agents only with getAgentsInfo": async () => {
    const [plain, informed] = [await wholeTwoDays(), await rows({ ...twoDays, getAgentsInfo: true })];
    expect(plain.filter((message) => message.author?.["type"] === "AGENT")).toEqual([]);
    const agents = informed.filter((message) => message.author?.["type"] === "AGENT");
    expect(agents.length).toBeGreaterThan(10);
    expect(
      agents.every(
        (message) => message.type === "outgoing" && message.author?.["firstName"] && message["isA"] === true,
      ),
    ).toBe(true);
  },
  "gives trace ids of incoming messages on request, as true or as a string": async () => {
    for (const includeTraceId of [true, "true"]) {
      const messages = await rows({ ...hours, includeTraceId });
      expect(messages.every((message) => (message.type === "incoming") === "traceId" in message)).toBe(true);
    }
    expect((await whole()).some((message) => "traceId" in message)).toBe(false);
  },
  "keeps trace ids for 30 days": async () => {
    const old = await rows({ dateFrom: at(-33 * dayMs), dateTo: at(-31 * dayMs), includeTraceId: "true" });
    expect(old.length).toBeGreaterThan(100);
    expect(old.some((message) => "traceId" in message)).toBe(false);
  },
  "shows what was typed into secured forms with includeSecureForm, by version 2": async () => {
    const secured = async (options: object) => {
      const weeks = [1, 2, 3].map((week) => ({
        dateFrom: at(-7 * week * dayMs),
        dateTo: at(-7 * (week - 1) * dayMs - 1),
      }));
      const found = await Promise.all(weeks.map((week) => rows({ ...week, channelType: "rtm", ...options })));
      const forms = found.flat().filter((message) => message.author?.["isSecuredForm"] === true);
      return forms.map((message) => String(message.components[0]?.data["text"]));
    };
    const [hidden, shown] = [await secured({}), await secured({ includeSecureForm: true })];
    expect(new Set(hidden)).toEqual(new Set(["********"]));
    expect(shown.every((text) => JSON.parse(text).fullName)).toBe(true);
  },
  "obeys the 7-day rule": async () =>
    refused(await post({ dateFrom: at(-9 * dayMs), dateTo: at(0) }), /less than 7 days/),
});

section("1.4 msgId", {
  "gives just that message with a limit of 1": async () => {
    const message = (await whole())[40];
    expect(ids(await rows({ msgId: message?._id, limit: 1 }))).toEqual([message?._id]);
  },
  "gives newer messages by default, the message itself included": async () => {
    const all = await whole();
    expect(ids(await rows({ msgId: all[40]?._id, limit: 10 }))).toEqual(ids(all).slice(31, 41));
    expect(ids(await rows({ msgId: all[40]?._id, limit: 10, direction: 1 }))).toEqual(ids(all).slice(31, 41));
  },
  "gives older messages with a direction below 0": async () => {
    const all = await whole();
    expect(ids(await rows({ msgId: all[40]?._id, limit: 10, direction: -1 }))).toEqual(
      ids(all).slice(40, 50),
    );
  },
  "gives both sides with a direction of 0": async () => {
    const all = await whole();
    expect(ids(await rows({ msgId: all[40]?._id, limit: 11, direction: 0 }))).toEqual(ids(all).slice(35, 46));
  },
  "turns the order round with forward": async () => {
    const all = await whole();
    expect(ids(await rows({ msgId: all[40]?._id, limit: 11, direction: 0, forward: true }))).toEqual(
      ids(all).slice(35, 46).toReversed(),
    );
  },
  "pages away from the message with skip": async () => {
    const all = await whole();
    expect(ids(await rows({ msgId: all[40]?._id, limit: 10, direction: -1, skip: 10 }))).toEqual(
      ids(all).slice(50, 60),
    );
  },
  "is refused together with dates": async () =>
    refused(
      await post({ msgId: (await whole())[0]?._id, dateFrom: at(-dayMs) }),
      /cannot be used in combination/,
    ),
  "is refused when there is no such message": async () => {
    refused(await post({ msgId: "ms-00000000-0000-5000-b000-000000000000" }), /Invalid msgId/);
    refused(await post({ msgId: "17" }), /Invalid msgId/);
  },
});
