import { createHmac } from "node:crypto";
import type { JWTPayload } from "jose";
import { expect } from "vitest";
import type { SandboxOptions } from "../server";
import { type Answer, errorOf, type Signature, type TestClient } from "../test-client";
import { noon, section, sharedSandbox, withSandbox as withFullSandbox } from "./fixture";

// What is said does not matter here, so there is little of it.
const sessionsPerDay = 5;
const fixture = sharedSandbox({ sessionsPerDay });
const withSandbox: typeof withFullSandbox = (options, use) =>
  withFullSandbox({ sessionsPerDay, ...options }, use);
const seconds = noon / 1000;
const clientId = () => fixture().client.bot().clientId;

async function withToken(signature: Signature, endpoint = "getSessions"): Promise<Answer> {
  const { client } = fixture();
  return client.post(endpoint, { limit: 1 }, { auth: await client.token(signature) });
}

function rejected(answer: Answer, sentence: string, status = 401): void {
  expect([answer.status, errorOf(answer)]).toEqual([status, sentence]);
}

const invalid = "Invalid SDK credentials";

const accepted: Record<string, () => JWTPayload> = {
  "the documented claims, without iat and exp": () => ({ sub: "1234567890", appId: clientId() }),
  "BotKit's claims, with a fraction of a second in exp": () => ({ appId: clientId(), exp: seconds + 60.123 }),
  "a client id in iss": () => ({
    iss: clientId(),
    sub: "st-x",
    iat: seconds,
    exp: seconds + 3_600,
    aud: "https://bots.kore.ai",
  }),
  "a client id in clientId": () => ({ clientId: clientId() }),
  "appId before iss when both are there": () => ({ appId: clientId(), iss: "cs-other" }),
  "a jti and an iat that nobody asked for": () => ({ appId: clientId(), jti: "1", iat: seconds }),
  "an exp of a year ahead": () => ({ appId: clientId(), exp: seconds + 31_536_000 }),
};

const refusedClaims: Record<string, () => JWTPayload> = {
  "an unknown client id": () => ({ appId: "cs-unknown" }),
  "a client id spelled appid": () => ({ appid: clientId() }),
  "no client id at all": () => ({ sub: "1" }),
  "a client id that is no string": () => ({ appId: 7 }),
  "a token that is not valid yet": () => ({ appId: clientId(), nbf: seconds + 600 }),
  "the client id of another bot's app, signed with its own secret": () => ({
    appId: fixture().client.bot(1).clientId,
  }),
};

section("2 a token", {
  ...Object.fromEntries(
    Object.entries(accepted).map(([sentence, claims]) => [
      `is accepted with ${sentence}`,
      async () => expect((await withToken({ claims: claims() })).status).toBe(200),
    ]),
  ),
  ...Object.fromEntries(
    Object.entries(refusedClaims).map(([sentence, claims]) => [
      `is refused with ${sentence}`,
      async () => {
        const secret = sentence.includes("another bot")
          ? fixture().client.bot(1).clientSecret
          : fixture().client.bot().clientSecret;
        rejected(await withToken({ claims: claims(), secret }), invalid);
      },
    ]),
  ),
  "is accepted when signed by HS512": async () =>
    expect((await withToken({ algorithm: "HS512" })).status).toBe(200),
  "is refused when signed by HS384": async () => rejected(await withToken({ algorithm: "HS384" }), invalid),
  "is refused when signed with a wrong secret": async () =>
    rejected(await withToken({ secret: "wrong" }), invalid),
  "carries the code 4002 in its refusal": async () =>
    expect((await withToken({ secret: "wrong" })).body).toEqual({ errors: [{ msg: invalid, code: 4002 }] }),
  "is refused when it claims to need no signature": async () => {
    const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString("base64url");
    const auth = `${part({ alg: "none" })}.${part({ appId: clientId() })}.`;
    rejected(await fixture().client.post("getSessions", {}, { auth }), invalid);
  },
  "is refused when its claims were changed after signing": async () => {
    const [head = "", , signature = ""] = (await fixture().client.token()).split(".");
    const claims = Buffer.from(JSON.stringify({ appId: clientId(), exp: seconds + 1e6 })).toString(
      "base64url",
    );
    rejected(
      await fixture().client.post("getSessions", {}, { auth: `${head}.${claims}.${signature}` }),
      invalid,
    );
  },
  "is accepted from any signer that follows the standard": async () => {
    const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString("base64url");
    const text = `${part({ alg: "HS256", typ: "JWT" })}.${part({ sub: "1234567890", appId: clientId() })}`;
    const signature = createHmac("sha256", fixture().client.bot().clientSecret)
      .update(text)
      .digest("base64url");
    expect((await fixture().client.post("getSessions", {}, { auth: `${text}.${signature}` })).status).toBe(
      200,
    );
  },
  ...Object.fromEntries(
    ["", "garbage", "a.b.c", "Bearer x"].map((auth) => [
      `is refused when it is "${auth}"`,
      async () => rejected(await fixture().client.post("getSessions", {}, { auth }), invalid),
    ]),
  ),
  "is not looked for in Authorization": async () => {
    const authorization = `Bearer ${await fixture().client.token()}`;
    rejected(await fixture().client.post("getSessions", {}, { auth: "", authorization }), invalid);
  },
  "is refused once it has expired": async () =>
    rejected(await withToken({ claims: { appId: clientId(), exp: seconds - 1 } }), "jwt expired"),
  "may be used again": async () => {
    const auth = await fixture().client.token();
    for (let use = 0; use < 3; use++)
      expect((await fixture().client.post("getSessions", {}, { auth })).status).toBe(200);
  },
  "can be named by other claims, by switch": () =>
    withSandbox({ switches: { clientIdClaims: ["iss"] } }, async (client) => {
      const id = client.bot().clientId;
      const status = async (claims: JWTPayload) =>
        (await client.post("getSessions", {}, { auth: await client.token({ claims }) })).status;
      expect([await status({ iss: id }), await status({ appId: id })]).toEqual([200, 401]);
    }),
  "can be held to one algorithm, by switch": () =>
    withSandbox({ switches: { algorithms: ["HS512"] } }, async (client) => {
      const status = async (algorithm: string) =>
        (await client.post("getSessions", {}, { auth: await client.token({ algorithm }) })).status;
      expect([await status("HS512"), await status("HS256")]).toEqual([200, 401]);
    }),
});

const jti: SandboxOptions = { switches: { enforceJti: true } };

async function withClaims(client: TestClient, claims: JWTPayload): Promise<Answer> {
  return client.post(
    "getSessions",
    { limit: 1 },
    { auth: await client.token({ claims: { appId: client.bot().clientId, ...claims } }) },
  );
}

section("2 Enforce JTI", {
  "accepts a token with a jti and an hour of life once": () =>
    withSandbox(jti, async (client) => {
      const claims = { jti: "one", exp: seconds + 3_600 };
      expect((await withClaims(client, claims)).status).toBe(200);
      rejected(await withClaims(client, claims), "error verifying the jwt: possibly a replay");
    }),
  "accepts the same jti from another app": () =>
    withSandbox(jti, async (client) => {
      const claims = { jti: "one", exp: seconds + 60 };
      expect((await withClaims(client, claims)).status).toBe(200);
      const { clientId: appId, clientSecret: secret } = client.admin();
      const auth = await client.token({ claims: { ...claims, appId }, secret });
      expect((await client.post("getSessions", { limit: 1 }, { auth })).status).toBe(200);
    }),
  "refuses a life of more than an hour": () =>
    withSandbox(jti, async (client) => {
      const answer = await withClaims(client, { jti: "one", exp: seconds + 3_601 });
      expect(errorOf(answer)).toMatch(/^error verifying the jwt:.*"jti".*1 hour$/);
    }),
  "refuses a token without a jti": () =>
    withSandbox(jti, async (client) =>
      expect((await withClaims(client, { exp: seconds + 60 })).status).toBe(401),
    ),
  "refuses a token without an exp": () =>
    withSandbox(jti, async (client) => expect((await withClaims(client, { jti: "one" })).status).toBe(401)),
});

section("2 scopes", {
  "Bot Sessions opens getSessions and nothing else": () =>
    withSandbox(
      { bots: [{ botId: "st-1", name: "One", trade: "bank", scopes: ["Bot Sessions"] }] },
      async (client) => {
        expect((await client.post("getSessions")).status).toBe(200);
        for (const endpoint of ["getMessages", "getMessagesV2", "messages-lite"])
          rejected(await client.post(endpoint), "Scope is incorrect");
      },
    ),
  "Chat History opens the message endpoints and nothing else": () =>
    withSandbox(
      { bots: [{ botId: "st-1", name: "One", trade: "bank", scopes: ["Chat History"] }] },
      async (client) => {
        rejected(await client.post("getSessions"), "Scope is incorrect");
        for (const endpoint of ["getMessages", "getMessagesV2", "messages-lite"])
          expect((await client.post(endpoint)).status).toBe(200);
      },
    ),
  "an Admin Console app needs those of Bot Analytics": () =>
    withSandbox({ adminScopes: ["Bot Analytics > Bot Sessions"] }, async (client) => {
      const auth = await client.adminToken();
      expect((await client.request("POST", "/api/public/getSessions", {}, { auth })).status).toBe(200);
      rejected(await client.request("POST", "/api/public/getMessages", {}, { auth }), "Scope is incorrect");
    }),
  "a bot's app does not open another bot": async () => {
    const { client } = fixture();
    rejected(await client.request("POST", `/api/public/bot/${client.bot(1).botId}/getSessions`, {}), invalid);
  },
  "a bot's app does not open the paths without a bot id": async () =>
    rejected(await fixture().client.request("POST", "/api/public/getSessions", {}), invalid),
  "an Admin Console app opens every bot": async () => {
    const { client } = fixture();
    const auth = await client.adminToken();
    for (const index of [0, 1]) {
      expect(
        (await client.request("POST", `/api/public/bot/${client.bot(index).botId}/getSessions`, {}, { auth }))
          .status,
      ).toBe(200);
    }
  },
  "secrets can be chosen": () =>
    withSandbox(
      {
        bots: [{ botId: "st-1", name: "One", trade: "travel", clientId: "cs-1" }],
        clientSecrets: { "st-1": "s3cret" },
      },
      async (client) => {
        expect(client.bot()).toMatchObject({ clientId: "cs-1", clientSecret: "s3cret" });
        expect((await client.post("getSessions")).status).toBe(200);
      },
    ),
});

async function statuses(client: TestClient, endpoint: string, count: number): Promise<number[]> {
  const seen: number[] = [];
  for (let call = 0; call < count; call++) seen.push((await client.post(endpoint, { limit: 1 })).status);
  return seen;
}

const minuteSentence = "You've exceeded the per-minute rate limit. Please wait for sometime before retrying.";
const hourSentence = "You've exceeded the hourly rate limit. Please wait for sometime before retrying.";

section("3 limits", {
  "refuse the call after the minute's last, in Kore's words and without a header": () =>
    withSandbox({ rateLimits: { perMinute: 3, perHour: 100 } }, async (client) => {
      expect(await statuses(client, "getSessions", 3)).toEqual([200, 200, 200]);
      const answer = await client.post("getSessions");
      rejected(answer, minuteSentence, 429);
      expect(answer.headers.get("retry-after")).toBeNull();
    }),
  "refuse the call after the hour's last, even when the minute is free": async () => {
    let now = noon;
    await withSandbox({ rateLimits: { perMinute: 2, perHour: 4 }, now: () => now }, async (client) => {
      expect(await statuses(client, "getSessions", 2)).toEqual([200, 200]);
      now += 120_000;
      expect(await statuses(client, "getSessions", 2)).toEqual([200, 200]);
      now += 120_000;
      rejected(await client.post("getSessions"), hourSentence, 429);
      now = noon + 3_600_000;
      expect((await client.post("getSessions")).status).toBe(200);
    });
  },
  "roll: a call counts for sixty seconds after it was made": async () => {
    let now = noon;
    await withSandbox({ rateLimits: { perMinute: 2, perHour: 100 }, now: () => now }, async (client) => {
      await client.post("getSessions");
      now += 40_000;
      await client.post("getSessions");
      now += 19_999;
      expect((await client.post("getSessions")).status).toBe(429);
      now += 1;
      expect(await statuses(client, "getSessions", 2)).toEqual([200, 429]);
    });
  },
  "are one bucket for all endpoints of a bot": () =>
    withSandbox({ rateLimits: { perMinute: 2, perHour: 100 } }, async (client) => {
      expect(await statuses(client, "getSessions", 1)).toEqual([200]);
      expect(await statuses(client, "getMessages", 2)).toEqual([200, 429]);
    }),
  "can be a bucket each, by switch": () =>
    withSandbox(
      { rateLimits: { perMinute: 1, perHour: 100 }, switches: { sharedRateLimit: false } },
      async (client) => {
        expect(await statuses(client, "getSessions", 2)).toEqual([200, 429]);
        expect(await statuses(client, "getMessages", 2)).toEqual([200, 429]);
      },
    ),
  "are counted for each bot apart": () =>
    withSandbox({ rateLimits: { perMinute: 1, perHour: 100 } }, async (client) => {
      expect(await statuses(client, "getSessions", 2)).toEqual([200, 429]);
      const auth = await client.adminToken();
      expect(
        (await client.request("POST", `/api/public/bot/${client.bot(1).botId}/getSessions`, {}, { auth }))
          .status,
      ).toBe(200);
    }),
  "do not count refused calls": async () => {
    let now = noon;
    await withSandbox({ rateLimits: { perMinute: 1, perHour: 2 }, now: () => now }, async (client) => {
      expect(await statuses(client, "getSessions", 5)).toEqual([200, 429, 429, 429, 429]);
      now += 60_000;
      expect((await client.post("getSessions")).status).toBe(200);
    });
  },
  "do not count calls without a valid token": () =>
    withSandbox({ rateLimits: { perMinute: 1, perHour: 2 } }, async (client) => {
      for (let call = 0; call < 3; call++)
        expect((await client.post("getSessions", {}, { auth: "x" })).status).toBe(401);
      expect((await client.post("getSessions")).status).toBe(200);
    }),
  "can say when to come back, by switch": () =>
    withSandbox(
      { rateLimits: { perMinute: 1, perHour: 2 }, switches: { retryAfter: true } },
      async (client) => {
        await client.post("getSessions");
        expect((await client.post("getSessions")).headers.get("retry-after")).toBe("60");
      },
    ),
  "can be lifted": () =>
    withSandbox({ rateLimits: false }, async (client) =>
      expect(new Set(await statuses(client, "getSessions", 65))).toEqual(new Set([200])),
    ),
});

section("3 errors", {
  "have the envelope with msg and code": async () =>
    expect((await fixture().client.post("getSessions", { dateFrom: "x" })).body).toEqual({
      errors: [{ msg: "Invalid dateFrom", code: 400 }],
    }),
  "are 404 for an unknown bot": async () => {
    const auth = await fixture().client.adminToken();
    rejected(
      await fixture().client.request("POST", "/api/public/bot/st-0/getSessions", {}, { auth }),
      "Bot not found",
      404,
    );
  },
  "are 404 for an unknown path": async () =>
    rejected(await fixture().client.request("POST", "/api/public/bot/st-0/getWeather", {}), "Not Found", 404),
  "are 400 for a body that is no JSON": async () =>
    rejected(await fixture().client.post("getSessions", "{nope"), "Invalid JSON in request body", 400),
  "are 400 for a body that is no object": async () =>
    rejected(await fixture().client.post("getSessions", "[1]"), "Invalid request body", 400),
  "are 413 for a body of more than a megabyte": async () =>
    rejected(
      await fixture().client.post("getSessions", { padding: "x".repeat(1_100_000) }),
      "request entity too large",
      413,
    ),
  "come before the limits when the token is wrong": () =>
    withSandbox({ rateLimits: { perMinute: 1, perHour: 2 } }, async (client) => {
      await statuses(client, "getSessions", 2);
      rejected(await client.post("getSessions", {}, { auth: "x" }), invalid);
    }),
});
