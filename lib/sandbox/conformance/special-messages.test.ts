import { brotliDecompressSync, gunzipSync, inflateSync } from "node:zlib";
import { request } from "undici";
import { expect } from "vitest";
import { type MessageRow, messagesOf, sessionsOf } from "../test-client";
import { at, dayMs, once, section, sharedSandbox, twoDays, withSandbox } from "./fixture";

const fixture = sharedSandbox({ sessionsPerDay: 55 });
const post = (body: unknown = {}, endpoint = "getMessagesV2") => fixture().client.post(endpoint, body);
const get = (query: Record<string, string>, endpoint = "getMessages") =>
  fixture().client.get(endpoint, query);
const rows = async (body: unknown = {}, endpoint?: string) => messagesOf(await post(body, endpoint));
const ids = (messages: readonly MessageRow[]) => messages.map((message) => message._id);
const hours = { dateFrom: "2026-03-17T08:00:00.000Z", dateTo: "2026-03-17T13:59:59.999Z" };
const whole = once(() => rows(hours));
const bot = () => fixture().client.bot().botId;
function pick(messages: readonly MessageRow[], test: (message: MessageRow) => boolean): MessageRow {
  const found = messages.find(test);
  if (!found) throw new Error("no message of that kind in the window");
  return found;
}

section("1.5 messages-lite", {
  "answers by GET and POST, with 5 rows when no limit is given": async () => {
    expect(await rows(hours, "messages-lite")).toHaveLength(5);
    expect(messagesOf(await get(hours, "messages-lite"))).toHaveLength(5);
  },
  "gives up to 1,000 rows": async () =>
    expect(await rows({ ...twoDays, limit: 5_000 }, "messages-lite")).toHaveLength(1_000),
  "has exactly the documented fields": async () => {
    const [row] = await rows({ ...hours, limit: 1, channelType: "rtm" }, "messages-lite");
    expect(Object.keys(row ?? {})).toEqual([
      "_id",
      "botId",
      "type",
      "status",
      "createdBy",
      "createdOn",
      "sessionId",
      "lang",
      "chnl",
      "components",
      "channels",
    ]);
    expect(Object.keys(row?.components[0] ?? {})).toEqual(["cT", "data"]);
  },
  "has no 7-day rule": async () =>
    expect((await post({ dateFrom: "2026-02-10", dateTo: "2026-03-17" }, "messages-lite")).status).toBe(200),
  "can have one by switch": () =>
    withSandbox({ switches: { maxSpanOnLite: true } }, async (client) => {
      expect(
        (await client.post("messages-lite", { dateFrom: "2026-02-10", dateTo: "2026-03-17" })).status,
      ).toBe(400);
    }),
  "filters by type": async () => {
    const incoming = await rows({ ...hours, limit: 50, type: ["incoming"] }, "messages-lite");
    expect(new Set(incoming.map((message) => message.type))).toEqual(new Set(["incoming"]));
  },
  "filters by isDeveloper": async () => {
    const plain = await rows({ ...twoDays, limit: 1_000, isDeveloper: false }, "messages-lite");
    const developers = await rows(
      { dateFrom: at(-20 * dayMs), dateTo: at(0), limit: 1_000, isDeveloper: true },
      "messages-lite",
    );
    expect(developers.length).toBeGreaterThan(0);
    expect(plain.some((message) => ids(developers).includes(message._id))).toBe(false);
  },
  "filters by channelUId without a userId": async () => {
    const sms = pick(
      await rows({ ...twoDays, channelType: "sms" }),
      (message) => message.channels[0]?.channelUId !== undefined,
    );
    const found = messagesOf(
      await get(
        { ...twoDays, channelType: "sms", channelUId: sms.channels[0]?.channelUId ?? "", limit: "100" },
        "messages-lite",
      ),
    );
    expect(found.length).toBeGreaterThan(0);
    expect(new Set(found.map((message) => message.createdBy))).toEqual(new Set([sms.createdBy]));
  },
  "takes a sessionId and a skip": async () => {
    const { sessionId } = pick(await whole(), () => true);
    const all = await rows({ ...twoDays, sessionId, limit: 100 }, "messages-lite");
    expect(ids(await rows({ ...twoDays, sessionId, skip: 2, limit: 2 }, "messages-lite"))).toEqual(
      ids(all).slice(2, 4),
    );
  },
});

async function callIdOf(): Promise<string> {
  const sessions = sessionsOf(await fixture().client.post("getSessions", { ...twoDays, limit: 1_000 }));
  const tags = sessions.flatMap((session) => session.tags?.["sessionTags"] ?? []);
  return String(tags.find((tag) => tag.name === "callId")?.value);
}

section("1.6 special shapes", {
  "gives flat rows, oldest first, for a callId": async () => {
    const flat = await rows({ callId: await callIdOf() });
    expect(flat.length).toBeGreaterThan(1);
    for (const row of flat) expect(Object.keys(row)).toEqual(["type", "text", "timestamp"]);
    const stamps = flat.map((row) => String(row["timestamp"]));
    expect(stamps).toEqual(stamps.toSorted());
  },
  "counts more in total than a call has flat rows": async () => {
    const answer = await post({ callId: await callIdOf() });
    expect(Number(answer.body["total"])).toBeGreaterThan(messagesOf(answer).length);
  },
  "takes a callId by GET without a userId": async () =>
    expect(messagesOf(await get({ callId: await callIdOf() })).length).toBeGreaterThan(1),
  "gives nothing for an unknown callId": async () =>
    expect(await rows({ callId: "00000000-0000-5000-b000-000000000000" })).toEqual([]),
  "adds latency to outgoing rows on request": async () => {
    const messages = await rows({ ...twoDays, channelType: "korevg", includeLatency: true });
    const outgoing = messages.filter((message) => message.type === "outgoing");
    expect(outgoing.length).toBeGreaterThan(0);
    for (const message of outgoing) {
      expect(message["latency"]).toMatchObject({
        totalMs: expect.any(Number),
        asr: {
          durationMs: expect.any(Number),
          provider: expect.any(String),
          confidenceScore: expect.any(Number),
        },
        bot: { durationMs: expect.any(Number) },
        tts: {
          provider: "azure",
          utteranceLengthChars: expect.any(Number),
          streamingEnabled: expect.any(Boolean),
        },
      });
    }
    expect(messages.some((message) => message.type === "incoming" && "latency" in message)).toBe(false);
  },
  "has no latency otherwise": async () =>
    expect((await whole()).some((message) => "latency" in message)).toBe(false),
});

/** The answer's bytes as they came, since fetch would unpack them. */
async function raw(endpoint: string, acceptEncoding: string) {
  const answer = await request(`${fixture().sandbox.url}/api/public/bot/${bot()}/${endpoint}`, {
    method: "POST",
    headers: {
      auth: await fixture().client.token(),
      "accept-encoding": acceptEncoding,
      "content-type": "application/json",
    },
    body: JSON.stringify(hours),
  });
  return {
    encoding: answer.headers["content-encoding"],
    bytes: Buffer.from(await answer.body.arrayBuffer()),
  };
}

const unpackers = { gzip: gunzipSync, br: brotliDecompressSync, deflate: inflateSync };

section("1.4 compression", {
  ...Object.fromEntries(
    Object.entries(unpackers).map(([encoding, unpack]) => [
      `answers version 2 in ${encoding} when asked to`,
      async () => {
        const answer = await raw("getMessagesV2", encoding);
        expect(answer.encoding).toBe(encoding);
        expect(JSON.parse(unpack(answer.bytes).toString())).toEqual((await post(hours)).body);
      },
    ]),
  ),
  "prefers br among equals": async () =>
    expect((await raw("getMessagesV2", "gzip, deflate, br")).encoding).toBe("br"),
  "heeds the caller's weights": async () =>
    expect((await raw("getMessagesV2", "br;q=0.2, gzip;q=0.9, deflate;q=0")).encoding).toBe("gzip"),
  "answers plainly when nothing else is accepted": async () => {
    expect((await raw("getMessagesV2", "identity")).encoding).toBeUndefined();
    expect((await raw("getMessagesV2", "br;q=0, gzip;q=0")).encoding).toBeUndefined();
  },
  "answers version 1 plainly": async () =>
    expect((await raw("getMessages", "gzip, br")).encoding).toBeUndefined(),
});
