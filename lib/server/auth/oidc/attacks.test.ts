import { sql } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, expect, it, vi } from "vitest";
import { startTestArchive, type TestArchive } from "../../archive/test-archive";
import type { OidcConfig } from "../../oidc-config";
import { finishOidcSignIn, startOidcSignIn } from "../../oidc-sign-in";
import { Secret } from "../../secret";
import { stubSettings } from "../../test-settings";
import { viewerOfToken } from "../viewer";
import { forgetProvider } from "./provider";
import { attacksOn } from "./test-attacks";
import { makePair, startTestProvider, testClient } from "./test-provider";

const provider = await startTestProvider();
const settings: OidcConfig = {
  issuer: provider.issuer,
  clientId: testClient.id,
  clientSecret: new Secret(testClient.secret),
  scopes: "openid profile email",
  groupsClaim: "groups",
  grants: [{ group: "support", role: "reviewer", botId: "st-1" }],
  timeoutMs: 5_000,
};
let test: TestArchive;

beforeAll(async () => {
  test = await startTestArchive();
  stubSettings(test);
});
afterAll(async () => {
  await provider.close();
  await test.stop();
});
beforeEach(() => {
  provider.wrong = {};
  forgetProvider();
});

async function enter(own = settings) {
  const started = await startOidcSignIn("/volumes?bot=st-1", own);
  if ("refusal" in started) return started;
  const { searchParams } = provider.authorize(started.address);
  return finishOidcSignIn({ search: searchParams, sealed: started.sealed, token: undefined }, own);
}

async function count(): Promise<{ signIns: number; refusals: number; accounts: number }> {
  const { rows } = await test.archive.execute<{ signIns: number; refusals: number; accounts: number }>(sql`
    select (select count(*)::int from sign_ins) as "signIns", (select count(*)::int from accounts) as accounts,
      (select count(*)::int from audit_entries where action = 'sign-in.refuse') as refusals`);
  return rows[0] ?? { signIns: 0, refusals: 0, accounts: 0 };
}

it("lets in whom the provider vouches for, with what their groups may do", async () => {
  const entered = await enter();
  if ("refusal" in entered) throw new Error(entered.refusal);
  expect(entered.returnTo).toBe("/volumes?bot=st-1");
  expect(await viewerOfToken(entered.token)).toMatchObject({
    name: "Ada Lovelace",
    everywhere: null,
    bots: [{ id: "st-1", role: "reviewer" }],
  });
});

const attacks = Object.entries(attacksOn(provider));

it("knows at least 45 ways in which a provider may be wrong", () => {
  expect(attacks.length).toBeGreaterThanOrEqual(45);
});

it.each(attacks)("refuses %s", async (_, { wrong, refusal = "untrusted" }) => {
  const before = await count();
  provider.wrong = wrong;
  const isIll = refusal === "away";
  expect(await enter(isIll ? { ...settings, timeoutMs: 300 } : settings)).toEqual({
    refusal,
    returnTo: "/volumes?bot=st-1",
  });
  const after = await count();
  expect(after.signIns).toBe(before.signIns);
  expect(after.refusals).toBe(before.refusals + 1);
  // The next right answer is taken.
  provider.wrong = {};
  expect(await enter()).toHaveProperty("token");
});

it("refuses a code that was used, and a way back that is taken twice", async () => {
  const started = await startOidcSignIn(null, settings);
  if ("refusal" in started) throw new Error(started.refusal);
  const { searchParams: search } = provider.authorize(started.address);
  const back = { search, sealed: started.sealed, token: undefined };
  expect(await finishOidcSignIn(back, settings)).toHaveProperty("token");
  expect(await finishOidcSignIn(back, settings)).toMatchObject({ refusal: "untrusted" });
});

it("refuses another sign-in's way back, so that nobody is signed in as somebody else", async () => {
  const [mine, theirs] = [await startOidcSignIn(null, settings), await startOidcSignIn(null, settings)];
  if ("refusal" in mine || "refusal" in theirs) throw new Error("The provider is there.");
  const { searchParams: search } = provider.authorize(theirs.address);
  expect(await finishOidcSignIn({ search, sealed: mine.sealed, token: undefined }, settings)).toMatchObject({
    refusal: "untrusted",
  });
});

it("refuses a code whose proof was taken out or swapped on the way", async () => {
  for (const change of [
    (address: URL) => address.searchParams.delete("code_challenge"),
    (address: URL) => address.searchParams.set("code_challenge", "another"),
  ]) {
    const started = await startOidcSignIn(null, settings);
    if ("refusal" in started) throw new Error(started.refusal);
    const address = new URL(started.address);
    change(address);
    const { searchParams: search } = provider.authorize(address.href);
    expect(
      await finishOidcSignIn({ search, sealed: started.sealed, token: undefined }, settings),
    ).toMatchObject({ refusal: "untrusted" });
  }
});

it.each([undefined, "", "x", "e30.e30.e30", "a.b.c.d.e"])(
  "refuses a way back with %j for a cookie",
  async (sealed) => {
    const before = await count();
    const search = new URLSearchParams({ code: "c", state: "s" });
    expect(await finishOidcSignIn({ search, sealed, token: undefined }, settings)).toEqual({
      refusal: "stale",
      returnTo: "/sessions",
    });
    expect((await count()).refusals).toBe(before.refusals + 1);
  },
);

it("refuses a way back after ten minutes, and takes the cookie of the way for no sign-in", async () => {
  const started = await startOidcSignIn(null, settings);
  if ("refusal" in started) throw new Error(started.refusal);
  expect(await viewerOfToken(started.sealed)).toBeNull();
  const { searchParams: search } = provider.authorize(started.address);
  vi.useFakeTimers({ toFake: ["Date"], now: Date.now() + 601_000 });
  try {
    expect(
      await finishOidcSignIn({ search, sealed: started.sealed, token: undefined }, settings),
    ).toMatchObject({
      refusal: "stale",
    });
  } finally {
    vi.useRealTimers();
  }
});

it("takes a new key at once when the provider changes it", async () => {
  const before = provider.keys;
  await enter();
  provider.keys = await makePair("key-1");
  expect(await enter()).toMatchObject({ refusal: "untrusted" });
  expect(await enter()).toHaveProperty("token");
  provider.keys = before;
});

it("asks no address but the provider's, and follows it nowhere", async () => {
  const elsewhere = await startTestProvider();
  provider.wrong = {
    at: {
      token({ response }) {
        response.writeHead(307, { location: `${elsewhere.issuer}/token` }).end();
      },
    },
  };
  expect(await enter()).toMatchObject({ refusal: "untrusted" });
  expect(elsewhere.asked).toEqual([]);
  await elsewhere.close();
});

it("knows a person by issuer and subject: another subject with the same name and e-mail is somebody else", async () => {
  const first = await enter();
  provider.wrong = { claims: (claims) => ({ ...claims, sub: "u-9" }) };
  const second = await enter();
  provider.wrong = { claims: (claims) => ({ ...claims, name: "Ada King", email: "king@example.com" }) };
  const again = await enter();
  const [one, other, renamed] = await Promise.all(
    [first, second, again].map((entered) => viewerOfToken("token" in entered ? entered.token : undefined)),
  );
  expect(other?.id).not.toBe(one?.id);
  expect(renamed).toMatchObject({ id: one?.id, name: "Ada King" });
});

it("gives what the groups say now, from the person's data where the token has none, and takes the rest away", async () => {
  const grants: OidcConfig["grants"] = [...settings.grants, { group: "leads", role: "admin", botId: "*" }];
  provider.wrong = {
    claims: ({ groups: _, ...claims }) => claims,
    userinfo: (person) => ({ ...person, groups: ["leads"] }),
  };
  const raised = await enter({ ...settings, grants });
  const token = "token" in raised ? raised.token : undefined;
  expect(await viewerOfToken(token)).toMatchObject({ everywhere: "admin" });
  provider.wrong = { claims: (claims) => ({ ...claims, groups: [] }) };
  expect(await enter({ ...settings, grants })).toMatchObject({ refusal: "no-access" });
  // What was opened before may do nothing from its next request on.
  expect(await viewerOfToken(token)).toMatchObject({ everywhere: null, bots: [] });
});
