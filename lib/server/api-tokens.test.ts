import { NextRequest } from "next/server";
import { afterAll, afterEach, beforeAll, expect, it, vi } from "vitest";
import { GET as listTokensRoute } from "@/app/api/account/tokens/route";
import { GET as exportRoute } from "@/app/api/export/route";
import { GET as proxyRoute } from "@/app/api/kore/bots/[botId]/[endpoint]/route";
import { GET as membersRoute } from "@/app/api/members/route";
import { GET as sessionsRoute } from "@/app/api/sessions/route";
import { POST as signOutRoute } from "@/app/api/sign-out/route";
import { tokenFormSchema } from "@/lib/domain/api-token";
import { doors } from "./access-matrix/test-doors";
import { listTokens, makeToken, revokeToken } from "./api-tokens";
import { createAccount, replaceGrants } from "./archive/accounts";
import { disableAccount } from "./archive/members";
import { apiTokens } from "./archive/schema/accounts";
import { startTestArchive, type TestArchive } from "./archive/test-archive";
import { signInCookieName } from "./auth/cookie";
import { startSignIn } from "./auth/start-sign-in";
import { stubSettings, testOrigin } from "./test-settings";

const dayMs = 24 * 3_600_000;
let test: TestArchive;
let made = 0;

beforeAll(async () => {
  test = await startTestArchive();
  stubSettings(test);
});
afterAll(() => test.stop());
afterEach(() => {
  vi.useRealTimers();
});

async function enter(role: "admin" | "reviewer" | "viewer" = "reviewer") {
  made += 1;
  const grants = [{ botId: "st-1", role }];
  const account = await createAccount(test.archive, { name: `Owner ${made}`, passwordHash: null, grants });
  if (!account) throw new Error("The name is taken.");
  const { viewer, token } = await startSignIn(account, { way: "demo", replaces: undefined });
  return { viewer, account, cookie: `${signInCookieName()}=${token}` };
}

type Route = typeof sessionsRoute;
async function ask(route: Route, headers: Record<string, string>, init: { method?: string } = {}) {
  const params = Promise.resolve({ botId: "st-1", endpoint: "none" });
  const reply = await route(new NextRequest(`${testOrigin}/api/x?zone=UTC`, { headers, ...init }), {
    params,
  });
  return reply.status;
}
const bearer = (value: string) => ({ authorization: `Bearer ${value}` });

it("opens what its scope names, and nothing else", async () => {
  const { viewer } = await enter();
  const read = await makeToken(viewer, { name: "reader", scopes: ["read"], days: 30 });
  const both = await makeToken(viewer, { name: "exporter", scopes: ["export", "proxy"], days: 30 });
  expect(read.value).toMatch(/^bsk_[\w-]{43}$/);
  expect(await ask(sessionsRoute, bearer(read.value))).toBe(200);
  expect(await ask(exportRoute, bearer(read.value))).toBe(403);
  expect(await ask(proxyRoute, bearer(read.value))).toBe(403);
  expect(await ask(sessionsRoute, bearer(both.value))).toBe(403);
  // Past the door: Kore has no such endpoint, and the export wants a form.
  expect(await ask(exportRoute, bearer(both.value))).toBe(400);
  expect(await ask(proxyRoute, bearer(both.value))).toBe(404);
});

it("reaches neither accounts nor settings nor its like, in whosever hands", async () => {
  const { account } = await enter("admin");
  await replaceGrants(test.archive, account.id, [{ botId: "*", role: "admin" }]);
  const { viewer } = await startSignIn(account, { way: "demo", replaces: undefined });
  const { value } = await makeToken(viewer, { name: "all", scopes: ["read", "export", "proxy"], days: 1 });
  for (const route of [membersRoute, listTokensRoute]) expect(await ask(route, bearer(value))).toBe(403);
  expect(await ask(signOutRoute, bearer(value), { method: "POST" })).toBe(403);
});

it("is taken at these addresses, and at no other that there is", async () => {
  const { account } = await enter("admin");
  await replaceGrants(test.archive, account.id, [{ botId: "*", role: "admin" }]);
  const { viewer } = await startSignIn(account, { way: "demo", replaces: undefined });
  const { value } = await makeToken(viewer, { name: "all", scopes: ["read", "export", "proxy"], days: 1 });
  const taken: string[] = [];
  for (const { path, method, handler } of doors) {
    // A parameter that nothing has.
    const params = Promise.resolve({ botId: "st-9", sessionId: "s-9", messageId: "m-9", endpoint: "none" });
    const request = new NextRequest(`${testOrigin}/api/x`, { method, headers: bearer(value) });
    const reply = await handler(request, { params });
    const isRefused = reply.status === 403 && (await reply.text()).includes("No token opens this address");
    if (!isRefused) taken.push(`${method} ${path.replace("/api", "")}`);
  }
  expect(taken.toSorted()).toEqual([
    "GET /audit/export",
    "GET /bots/[botId]/coverage",
    "GET /export",
    "GET /facets",
    "GET /kore/bots/[botId]/[endpoint]",
    "GET /sessions",
    "GET /sessions/[sessionId]",
    "GET /sessions/[sessionId]/export",
    "GET /sessions/[sessionId]/messages/[messageId]",
    "GET /sessions/count",
    "GET /users",
    "GET /views",
    "GET /volumes",
    "GET /volumes/headline",
    "GET /volumes/hours",
    "GET /volumes/lengths",
    "GET /volumes/signals",
    "GET /volumes/tasks",
    "GET /volumes/users",
    "POST /export",
    "POST /kore/bots/[botId]/[endpoint]",
  ]);
});

it("is never helped by a cookie beside it, nor is a cookie by what another proxy authorises with", async () => {
  const { viewer, cookie } = await enter();
  const { value } = await makeToken(viewer, { name: "exporter", scopes: ["export"], days: 30 });
  expect(await ask(sessionsRoute, { cookie })).toBe(200);
  expect(await ask(sessionsRoute, { cookie, ...bearer(value) })).toBe(403);
  expect(await ask(sessionsRoute, { cookie, ...bearer(`${value}x`) })).toBe(401);
  expect(await ask(sessionsRoute, { cookie, authorization: "Basic c3RhZmY6c2VjcmV0" })).toBe(200);
  expect(await ask(sessionsRoute, { authorization: "Basic c3RhZmY6c2VjcmV0" })).toBe(401);
  expect(await ask(sessionsRoute, { cookie: `${signInCookieName()}=${value}` })).toBe(401);
});

it("ends when it is revoked, runs out, or its owner is disabled or loses the bot: from the next request on", async () => {
  const { viewer, account } = await enter();
  const make = async () => makeToken(viewer, { name: "reader", scopes: ["read"], days: 30 });
  const [first, second] = [await make(), await make()];
  await revokeToken(viewer, first.token.id);
  expect(await ask(sessionsRoute, bearer(first.value))).toBe(401);
  await expect(revokeToken(viewer, first.token.id)).rejects.toMatchObject({ code: "not-found" });
  vi.useFakeTimers({ toFake: ["Date"], now: Date.now() + 30 * dayMs - 1000 });
  expect(await ask(sessionsRoute, bearer(second.value))).toBe(200);
  vi.setSystemTime(Date.now() + 1000);
  expect(await ask(sessionsRoute, bearer(second.value))).toBe(401);
  vi.useRealTimers();
  await replaceGrants(test.archive, account.id, [{ botId: "st-1", role: "auditor" }]);
  expect(await ask(sessionsRoute, bearer(second.value))).toBe(403);
  await replaceGrants(test.archive, account.id, [{ botId: "st-1", role: "viewer" }]);
  expect(await ask(sessionsRoute, bearer(second.value))).toBe(200);
  await disableAccount(test.archive, account.id, Date.now());
  expect(await ask(sessionsRoute, bearer(second.value))).toBe(401);
});

it("is listed and revoked by its owner alone, says when it was used, and is stored as a hash", async () => {
  const [{ viewer }, { viewer: other }] = [await enter(), await enter()];
  const { token, value } = await makeToken(viewer, { name: "reader", scopes: ["read", "read"], days: 30 });
  expect(token.scopes).toEqual(["read"]);
  expect((await listTokens(viewer)).tokens).toMatchObject([{ id: token.id, lastUsedAt: null }]);
  await ask(sessionsRoute, bearer(value));
  expect((await listTokens(viewer)).tokens[0]?.lastUsedAt).not.toBeNull();
  expect((await listTokens(other)).tokens).toEqual([]);
  await expect(revokeToken(other, token.id)).rejects.toMatchObject({ code: "not-found" });
  await expect(revokeToken(other, "x")).rejects.toMatchObject({ code: "not-found" });
  const stored = await test.archive.select().from(apiTokens);
  expect(
    JSON.stringify(stored.map((row) => ({ ...row, tokenHash: row.tokenHash.toString("base64url") }))),
  ).not.toContain(value.slice(4));
});

it("lasts from a day to a year, and has a name and a scope", () => {
  const form = { name: "reader", scopes: ["read"], days: 365 };
  expect(tokenFormSchema.safeParse(form).success).toBe(true);
  for (const wrong of [
    { days: 366 },
    { days: 0 },
    { days: 1.5 },
    { scopes: [] },
    { scopes: ["admin"] },
    { name: " " },
  ]) {
    expect(tokenFormSchema.safeParse({ ...form, ...wrong }).success).toBe(false);
  }
});
