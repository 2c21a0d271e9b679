import { describe, expect, it } from "vitest";
import { type ProxyCall, readProxyRequest } from "./request";

const bot = { id: "st-1/../x?y#z", kind: "bot" as const };
const admin = { id: "st-1", kind: "admin" as const };
const path = "/api/public/bot/st-1%2F..%2Fx%3Fy%23z";

function read(
  method: "GET" | "POST",
  endpoint: string,
  query = "",
  body?: unknown,
  of: typeof bot | typeof admin = bot,
) {
  const call: ProxyCall = { method, endpoint, search: new URLSearchParams(query), body };
  return readProxyRequest(of, call);
}
function refusal(...call: Parameters<typeof read>): unknown {
  try {
    return read(...call);
  } catch (error) {
    return String(error);
  }
}

describe("what goes through", () => {
  it.each(["getMessages", "getMessagesV2", "messages-lite"])(
    "a GET of %s as it is (1.4, 1.5)",
    (endpoint) => {
      const query = "userId=u-1&skip=20&limit=10&dateFrom=2026-03-01&channelType=msteams";
      expect(read("GET", endpoint, query)).toMatchObject({
        method: "GET",
        path: `${path}/${endpoint}?${query}`,
        listKey: "messages",
      });
    },
  );

  it("a POST with the body as it was written, strings for numbers and all (1.1, 1.4)", () => {
    const body = { userId: "u-1", limit: "100", forward: "true", direction: -1, sessionId: ["a", "b"] };
    expect(read("POST", "getMessages", "", body)).toEqual({
      endpoint: "getMessages",
      listKey: "messages",
      method: "POST",
      path: `${path}/getMessages`,
      body: JSON.stringify(body),
    });
  });

  it("a POST without a body, and one with words in its address (1.1)", () => {
    expect(read("POST", "getSessions")).toMatchObject({ path: `${path}/getSessions`, body: "{}" });
    expect(read("POST", "getSessions", "containmentType=dropOff", { limit: 5 })).toMatchObject({
      path: `${path}/getSessions?containmentType=dropOff`,
      body: '{"limit":5}',
    });
  });

  it("a GET of sessions as the POST that Kore has", () => {
    const tags = { and: [{ name: "plan", values: ["gold", 2], type: "session" }] };
    const query = new URLSearchParams({
      limit: "5",
      includeMeta: "false",
      sessionId: "a,b",
      tags: JSON.stringify(tags),
    });
    const { method, path: to, body } = read("GET", "getSessions", query.toString());
    expect({ method, to }).toEqual({ method: "POST", to: `${path}/getSessions` });
    expect(JSON.parse(body ?? "")).toEqual({ limit: 5, includeMeta: false, sessionId: ["a", "b"], tags });
    expect(JSON.parse(read("GET", "getSessions", "sessionId=a&sessionId=b").body ?? "")).toEqual({
      sessionId: ["a", "b"],
    });
    expect(JSON.parse(read("GET", "getSessions", "sessionId=%5B%22a%22%5D").body ?? "")).toEqual({
      sessionId: ["a"],
    });
  });

  it("for an Admin Console app, the account's paths by POST (1.1, 1.4)", () => {
    expect(read("POST", "getSessions", "", { limit: 5 }, admin).path).toBe("/api/public/getSessions");
    const messages = read("GET", "getMessages", "userId=u-1", undefined, admin);
    expect(messages).toMatchObject({ method: "POST", path: "/api/public/getMessages" });
    expect(JSON.parse(messages.body ?? "")).toEqual({ userId: "u-1", channelType: "rtm" });
    expect(refusal("POST", "getMessagesV2", "", {}, admin)).toContain("has no getMessagesV2");
    expect(refusal("POST", "getMessages", "", { callId: "1" }, admin)).toContain("callId is not offered");
    expect(refusal("GET", "getSessions", "callId=1", undefined, admin)).toContain("callId is not offered");
  });
});

describe("what does not", () => {
  it.each([
    ["an unknown word", "GET", "getMessages", "host=evil.example", undefined, "Unknown parameter: host."],
    ["a word of another endpoint", "GET", "messages-lite", "tags=x", undefined, "Unknown parameter: tags."],
    [
      "a POST's word in a GET",
      "GET",
      "getMessages",
      "forward=true",
      undefined,
      "Unknown parameter: forward.",
    ],
    ["an unknown field", "POST", "getSessions", "", { path: "/x" }, "Unknown parameter: path."],
    [
      "a prototype",
      "POST",
      "getSessions",
      "",
      JSON.parse('{"__proto__":{"limit":1}}'),
      "Unknown parameter: __proto__.",
    ],
    ["a field within", "POST", "getSessions", "", { tags: { or: [], and: [] } }, "tags"],
    ["a number that is none", "POST", "getSessions", "", { limit: { $gt: 0 } }, "The parameter limit"],
    ["less than nothing", "GET", "getMessages", "skip=-1", undefined, "The parameter skip"],
    [
      "a flag that is none",
      "GET",
      "getMessages",
      "getAgentsInfo=maybe",
      undefined,
      "The parameter getAgentsInfo",
    ],
    ["a word given twice", "GET", "getMessages", "limit=1&limit=2", undefined, "The parameter limit"],
    ["a list that is too long", "POST", "getSessions", "", { sessionId: Array(51).fill("a") }, "sessionId"],
    [
      "a text that is too long",
      "POST",
      "getSessions",
      "",
      { userId: "u".repeat(501) },
      "The parameter userId",
    ],
    ["a query that is too long", "GET", "getMessages", `userId=${"u".repeat(9_000)}`, undefined, "too long"],
    ["a body that is no object", "POST", "getSessions", "", [], "must be a JSON object"],
    ["broken JSON in an address", "GET", "getSessions", "tags=%7B", undefined, "The parameter tags"],
  ] as const)("%s", (_, method, endpoint, query, body, words) => {
    expect(refusal(method, endpoint, query, body)).toContain(words);
  });

  it.each(["getsessions", "../getSessions", "getSessions/x", "constructor", "usersInfo", ""])(
    "the endpoint %j",
    (endpoint) => expect(refusal("POST", endpoint)).toContain("There is no"),
  );
});

it("nothing in a value ends its place in the address", () => {
  const request = read(
    "GET",
    "getMessages",
    new URLSearchParams({ userId: "a&limit=9#\r\nauth: x ../é" }).toString(),
  );
  expect(request.path).toMatch(/^[\x21-\x7e]+$/);
  const url = new URL(request.path, "http://kore.example");
  expect([...url.searchParams.keys()]).toEqual(["userId"]);
  expect(url.hash).toBe("");
});
