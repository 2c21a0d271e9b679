import { readFileSync } from "node:fs";
import type { APIRequestContext, APIResponse } from "@playwright/test";
import { expect, test } from "./fixtures";

const manifest = Object.values(
  JSON.parse(
    readFileSync(new URL("../.next/app-path-routes-manifest.json", import.meta.url), "utf8"),
  ) as Record<string, string>,
).filter((path) => !path.startsWith("/_"));
const filled = (path: string) => path.replace(/\[\w+\]/g, "x");
const pages = manifest.filter((path) => !path.startsWith("/api/") && !path.includes("."));
const routes = manifest.filter((path) => path.startsWith("/api/"));

/** On every answer, whatever it answers. */
const always = {
  "x-content-type-options": "nosniff",
  "referrer-policy": "no-referrer",
  "cross-origin-opener-policy": "same-origin",
  "cross-origin-resource-policy": "same-origin",
  "x-frame-options": "DENY",
  "x-robots-tag": "noindex, nofollow, noarchive",
  "strict-transport-security": "max-age=63072000; includeSubDomains",
};

function faultsOf(response: APIResponse, kind: "api" | "page" | "file"): string[] {
  const headers = response.headers();
  const faults = Object.entries(always).flatMap(([name, value]) =>
    headers[name] === value ? [] : [`${name}: ${headers[name]}`],
  );
  if (!headers["permissions-policy"]?.includes("camera=()")) faults.push("permissions-policy");
  if (headers["x-powered-by"]) faults.push("x-powered-by");
  if (kind === "file") return faults;
  if (!/no-store/.test(headers["cache-control"] ?? ""))
    faults.push(`cache-control: ${headers["cache-control"]}`);
  const policy = headers["content-security-policy"] ?? "";
  if (!policy.startsWith("default-src 'none'") || !policy.includes("frame-ancestors 'none'"))
    faults.push(`content-security-policy: ${policy}`);
  if (/unsafe|\*|https?:/.test(policy)) faults.push(`content-security-policy: ${policy}`);
  return faults;
}

test("every answer carries the headers, of pages, routes, errors and files", async ({ request, product }) => {
  const faults: Record<string, string[]> = {};
  const look = async (name: string, response: Promise<APIResponse>, kind: "api" | "page" | "file") => {
    const found = faultsOf(await response, kind);
    if (found.length > 0) faults[name] = found;
  };
  const options = { maxRedirects: 0, failOnStatusCode: false };
  for (const path of pages) await look(`GET ${path}`, request.get(filled(path), options), "page");
  for (const path of routes) {
    for (const method of ["GET", "POST", "PUT", "DELETE", "OPTIONS", "PATCH"]) {
      const call = request.fetch(filled(path), { ...options, method });
      await look(`${method} ${path}`, call, "api");
    }
  }
  await look("a page that is not there", request.get("/nowhere", options), "page");
  await look("a route that is not there", request.get("/api/nowhere", options), "api");
  await look("a file that is not there", request.get("/nowhere.txt", options), "page");
  await look("an address that is none", request.get("/%c0%af", options), "page");
  await look("the icon", request.get("/icon.svg", options), "file");
  await look("the image optimiser", request.get("/_next/image?url=%2Ficon.svg&w=64&q=75", options), "page");
  const script = /src="(\/_next\/static\/[^"]+\.js)"/.exec(await (await request.get("/sign-in")).text())?.[1];
  await look("a script", request.get(script ?? "", options), "file");
  await look(
    "a body that is too large",
    request.post("/api/sign-in", {
      ...options,
      headers: { origin: product.url, "content-type": "application/json" },
      data: JSON.stringify({ name: "x".repeat(100_000), password: "" }),
    }),
    "api",
  );
  expect(faults).toEqual({});
});

/** By which Next was led past what guards a page, or to another variant of it. */
const ways: Record<string, Record<string, string>> = {
  "as it is": {},
  "CVE-2025-29927": { "x-middleware-subrequest": "proxy:proxy:proxy:proxy:proxy" },
  "CVE-2025-29927 in src": { "x-middleware-subrequest": "src/proxy:src/proxy:src/proxy:src/proxy:src/proxy" },
  "CVE-2025-29927 of before": { "x-middleware-subrequest": "middleware" },
  "a data request": { "x-nextjs-data": "1" },
  "a Flight request": { rsc: "1" },
  "a prefetch": { rsc: "1", "next-router-prefetch": "1" },
  "a prefetch of a segment": {
    rsc: "1",
    "next-router-prefetch": "1",
    "next-router-segment-prefetch": "/_tree",
  },
  "an inner request": {
    "x-invoke-path": "/sign-in",
    "x-invoke-output": "/sign-in",
    "x-matched-path": "/sign-in",
  },
  "another address": {
    "x-original-url": "/sign-in",
    "x-rewrite-url": "/sign-in",
    "x-forwarded-host": "evil.example",
  },
};

test("no way round leads anybody without a sign-in to what is kept", async ({ playwright, product }) => {
  test.slow();
  const signedIn = await playwright.request.newContext({ baseURL: product.url });
  await signedIn.post("/api/sign-in/demo", { data: { role: "admin" }, headers: { origin: product.url } });
  const { sessions } = await (await signedIn.get("/api/sessions?limit=20")).json();
  const [session] = sessions as { id: string; userId: string; botId: string }[];
  const kept = sessions.flatMap(({ id, userId, botId }: typeof session & object) => [id, userId, botId]);
  const nobody = await playwright.request.newContext({ baseURL: product.url });
  const leaks: string[] = [];
  const look = async (path: string, headers: Record<string, string>, way: string) => {
    const response = await nobody.get(path, { headers, maxRedirects: 0, failOnStatusCode: false });
    const body = await response.text();
    // What the caller wrote into the address may come back.
    const own = decodeURIComponent(path);
    if (kept.some((word: string) => word && body.includes(word) && !own.includes(word))) {
      leaks.push(`${way}: ${path}`);
    }
  };
  for (const [way, headers] of Object.entries(ways)) {
    for (const path of pages) {
      const address = path
        .replace("[sessionId]", session?.id ?? "")
        .replace("[userId]", session?.userId ?? "");
      for (const variant of variantsOf(address)) await look(variant, headers, way);
    }
    for (const path of routes) {
      const address = path
        .replace("[sessionId]", session?.id ?? "")
        .replace("[botId]", session?.botId ?? "")
        .replace(/\[\w+\]/g, "x");
      await look(`${address}?bot=${session?.botId}`, headers, way);
    }
  }
  expect(leaks).toEqual([]);
});

function variantsOf(path: string): string[] {
  const own = path === "/" ? "/index" : path;
  return [
    path,
    `${own}.rsc`,
    `${own}.segments/_tree.segment.rsc`,
    `${path}?_rsc=1`,
    `/_next/data/x${own}.json`,
    `${path}?nxtPsessionId=x&nxtPuserId=x&nxtIbotId=x`,
    path.toUpperCase(),
    `${own}/.`,
    `/.${own}`,
    path.replaceAll("s", "%73"),
  ];
}

test("without a sign-in every page leads to the entrance", async ({ page }) => {
  for (const path of pages.filter((path) => /^\/(sessions|users|volumes|settings)/.test(path))) {
    await page.goto(filled(path));
    await expect(page).toHaveURL(/\/sign-in\?returnTo=/);
  }
});

test("what the framework could do and the product does not is not there", async ({ request, product }) => {
  const read = (path: string) => readFileSync(new URL(`../.next/${path}`, import.meta.url), "utf8");
  const { node, edge } = JSON.parse(read("server/server-reference-manifest.json")) as Record<string, object>;
  expect({ node, edge }).toEqual({ node: {}, edge: {} });
  const { rewrites } = JSON.parse(read("routes-manifest.json")) as { rewrites: Record<string, unknown[]> };
  expect(Object.values(rewrites).flat()).toEqual([]);
  expect((await request.get("/_next/image?url=%2Ficon.svg&w=64&q=75")).status()).toBe(404);
  for (const path of pages) {
    const reply = await postAction(request, filled(path), product.url);
    expect(reply.status(), path).toBeGreaterThanOrEqual(400);
    expect(reply.status(), path).toBeLessThan(500);
  }
});

function postAction(request: APIRequestContext, path: string, origin: string): Promise<APIResponse> {
  return request.post(path, {
    headers: { "next-action": "7f".repeat(21), origin },
    multipart: { "1_$ACTION_ID_x": "", 0: '["$F1",{"then":"$1:__proto__:then"}]' },
    maxRedirects: 0,
  });
}
