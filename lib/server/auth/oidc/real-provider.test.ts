import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { NextRequest } from "next/server";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { GET as callback } from "@/app/api/sign-in/oidc/callback/route";
import { GET as start } from "@/app/api/sign-in/oidc/route";
import { type IdentityProvider, startIdentityProvider } from "@/lib/cli/test/identity-provider";
import { startTestArchive, type TestArchive } from "../../archive/test-archive";
import { signInOptions } from "../../sign-in";
import { stubSettings, testOrigin } from "../../test-settings";
import { signInCookieName } from "../cookie";
import { viewerOfToken } from "../viewer";

let test: TestArchive;
let provider: IdentityProvider;

beforeAll(async () => {
  vi.spyOn(console, "info").mockReturnValue(undefined);
  vi.spyOn(console, "warn").mockReturnValue(undefined);
  test = await startTestArchive();
  provider = await startIdentityProvider(`${testOrigin}/api/sign-in/oidc/callback`);
  const grants = join(mkdtempSync(join(tmpdir(), "backscroll-grants-")), "grants.json");
  writeFileSync(grants, JSON.stringify([{ group: "leads", role: "reviewer" }]));
  stubSettings(test);
  vi.stubEnv("OIDC_ISSUER", provider.issuer);
  vi.stubEnv("OIDC_CLIENT_ID", provider.client.id);
  vi.stubEnv("OIDC_CLIENT_SECRET", provider.client.secret);
  vi.stubEnv("OIDC_SCOPES", "openid profile email groups");
  vi.stubEnv("OIDC_GRANTS_FILE", grants);
});
afterAll(async () => {
  await provider.close();
  await test.stop();
});

/** A browser without a screen: keeps cookies, follows redirects from site to site. */
async function enter(account: string, form: Record<string, string> = { account }) {
  const context = { params: Promise.resolve({}) };
  const started = await start(new NextRequest(`${testOrigin}/api/sign-in/oidc?returnTo=/volumes`), context);
  const own = cookiesOf(started);
  const jar = new Map<string, string>();
  let next = new URL(started.headers.get("location") ?? "");
  let body: string | null = null;
  while (next.origin !== testOrigin) {
    const reply: Response = await fetch(next, {
      redirect: "manual",
      method: body === null ? "GET" : "POST",
      body,
      headers: {
        cookie: [...jar].map((pair) => pair.join("=")).join("; "),
        ...(body === null ? {} : { "content-type": "application/x-www-form-urlencoded" }),
      },
    });
    for (const [name, value] of cookiesOf(reply)) jar.set(name, value);
    const location: string | null = reply.headers.get("location");
    body = location ? null : `${new URLSearchParams(form)}`;
    if (location) next = new URL(location, next);
  }
  const headers = {
    cookie: [...own].map((pair) => pair.join("=")).join("; "),
    "sec-fetch-site": "cross-site",
    "sec-fetch-mode": "navigate",
  };
  return callback(new NextRequest(next, { headers }), context);
}

function cookiesOf(response: Response): Map<string, string> {
  const pairs = response.headers.getSetCookie().map((line) => /^([^=]+)=([^;]*)/.exec(line) ?? []);
  return new Map(pairs.map(([, name = "", value = ""]) => [name, value]));
}

it("signs in at a certified provider and comes back to the place one wanted", async () => {
  provider.groups["ada"] = ["leads", "staff"];
  const entered = await enter("ada");
  expect(entered.status).toBe(303);
  expect(entered.headers.get("location")).toBe("/volumes");
  const cookies = cookiesOf(entered);
  expect(cookies.get("backscroll-3000-tx")).toBe("");
  expect(entered.headers.getSetCookie().join()).toMatch(/HttpOnly; SameSite=Lax/);
  expect(await viewerOfToken(cookies.get(signInCookieName()))).toMatchObject({
    name: "ada of the company",
    everywhere: "reviewer",
  });
  expect(await signInOptions()).toEqual({ demo: false, oidc: true, local: false, needsSetup: false });
});

it("sends who is in no group, and who says no, back to the sign-in page with the reason", async () => {
  const stranger = await enter("eve");
  expect(stranger.headers.get("location")).toBe("/sign-in?refusal=no-access&returnTo=%2Fvolumes");
  expect(cookiesOf(stranger).has(signInCookieName())).toBe(false);
  const denied = await enter("ada", { no: "1" });
  expect(denied.headers.get("location")).toBe("/sign-in?refusal=denied&returnTo=%2Fvolumes");
});

it("takes the way back as a navigation alone, and the start from no other site", async () => {
  const context = { params: Promise.resolve({}) };
  const foreign = (mode: string) => ({ headers: { "sec-fetch-site": "cross-site", "sec-fetch-mode": mode } });
  const back = new NextRequest(`${testOrigin}/api/sign-in/oidc/callback?code=1&state=2`, foreign("no-cors"));
  expect((await callback(back, context)).status).toBe(403);
  const begun = new NextRequest(`${testOrigin}/api/sign-in/oidc`, foreign("navigate"));
  expect((await start(begun, context)).status).toBe(403);
});
