import { createServer } from "node:http";
import { type AddressInfo, connect } from "node:net";
import { NextRequest } from "next/server";
import { afterAll, afterEach, beforeAll, beforeEach, expect, it, vi } from "vitest";
import { GET as passOn, POST as passOnPosted } from "@/app/api/kore/bots/[botId]/[endpoint]/route";
import { startTestArchive, type TestArchive } from "./archive/test-archive";
import { signInForTest } from "./auth/test-sign-in";
import { type BotConfig, readConfig } from "./config";
import { openKore } from "./kore/http/client";
import { Secret } from "./secret";
import { type Connects, watchConnects } from "./test-connects";
import { stubSettings, testOrigin } from "./test-settings";

/** Where nothing of ours has any business, however it is written. */
const hosts = [
  ...["evil.example", "evil.example:8443", "EVIL.example.", "xn--vil-hoa.example", "evil。example"],
  ...["169.254.169.254", "[fd00:ec2::254]", "metadata.google.internal", "100.100.100.200", "192.0.0.192"],
  ...["10.0.0.1", "172.16.0.1", "192.168.0.1", "0.0.0.0", "127.0.0.2", "127.1", "[::1]:1", "localhost:1"],
  ...["2852039166", "0xa9fea9fe", "0251.0376.0251.0376", "169.254.43518", "2130706433:1", "0x7f000001:1"],
  ...["[::ffff:169.254.169.254]", "[::ffff:a9fe:a9fe]", "[::ffff:10.0.0.1]", "[64:ff9b::a9fe:a9fe]"],
  ...["platform.kore.ai@evil.example", "platform.kore.ai:x@evil.example", "evil.example#@platform.kore.ai"],
  ...["platform.kore.ai.evil.example", "evil.example\\@platform.kore.ai", "169.254.169.254.nip.io"],
  ...[
    "127.0.0.1.evil.example",
    "rebind.evil.example",
    "7f000001.a9fea9fe.rbndr.us",
    "evil.example%00.kore.ai",
  ],
];
const statuses = [301, 302, 303, 307, 308];
const shapes = [(host: string) => `http://${host}/x`, (host: string) => `//${host}/x`];

let test: TestArchive;
let cookie = "";
let location = "";
let status = 302;
let connects: Connects;
let asked = 0;
const kore = createServer((_, response) => {
  asked += 1;
  const elsewhere = { location, refresh: `0; url=${location}`, link: `<${location}>; rel=preconnect` };
  response.writeHead(status, { ...elsewhere, "alt-svc": 'h2="evil.example:443"' }).end("{}");
});
const ownPlace = () => `127.0.0.1:${(kore.address() as AddressInfo).port}`;
const bot = (): BotConfig => ({
  ...{
    id: "st-1",
    name: "Bot",
    host: `http://${ownPlace()}`,
    clientId: "cs-1",
    kind: "bot",
    algorithm: "HS256",
  },
  ...{ clientSecret: new Secret("a-secret-of-this-test"), inactivityTimeoutMs: 900_000 },
});

beforeAll(async () => {
  await new Promise<void>((resolve) => kore.listen(0, "127.0.0.1", resolve));
  test = await startTestArchive();
  stubSettings(test);
  vi.stubEnv("KORE_HOST", `http://${ownPlace()}`);
  cookie = await signInForTest(test.archive, "admin", ["st-1"]);
});
beforeEach(() => {
  asked = 0;
  connects = watchConnects();
});
afterEach(() => connects.stop());
afterAll(async () => {
  kore.closeAllConnections();
  kore.close();
  await test.stop();
});

/** What is no socket of the archive and not Kore's. */
function foreignPlaces(): string[] {
  return connects.places.filter((place) => place !== ownPlace() && !place.startsWith("/"));
}

it("notices a connection and a look-up", async () => {
  connect({ host: "name.invalid", port: 1 }).on("error", () => undefined);
  connect(1, "127.0.0.3").on("error", () => undefined);
  expect(foreignPlaces()).toEqual(expect.arrayContaining(["name.invalid:1", "127.0.0.3:1"]));
});

it("goes where no redirect of Kore sends it, by whatever status and spelling", async () => {
  const client = openKore(bot(), { admit: async () => undefined, wait: () => Promise.resolve() });
  const { signal } = new AbortController();
  const path = "/api/public/bot/st-1/getSessions";
  let tries = 0;
  for (const host of hosts) {
    for (status of statuses) {
      for (const shape of shapes) {
        location = encodeURI(shape(host));
        tries += 1;
        const call = client.call({ path, body: {}, listKey: "sessions", purpose: "request", signal });
        await expect(call).rejects.toMatchObject({ name: "KoreError" });
      }
    }
  }
  await client.close();
  expect(tries).toBeGreaterThanOrEqual(200);
  expect(asked).toBeGreaterThanOrEqual(tries);
  expect(foreignPlaces()).toEqual([]);
});

it("goes nowhere that a caller of the proxy names, in the path, the words, the body or a header", async () => {
  status = 400;
  for (const host of hosts) {
    const address = `http://${host}/`;
    const words = new URLSearchParams({ host, url: address, path: address, endpoint: address });
    for (const params of [
      { botId: "st-1", endpoint: address },
      { botId: address, endpoint: "getSessions" },
      { botId: "st-1", endpoint: `..//${host}` },
      { botId: "st-1", endpoint: `getSessions@${host}` },
      { botId: "st-1", endpoint: "getMessages" },
    ]) {
      const headers = {
        cookie,
        origin: testOrigin,
        "x-forwarded-host": "evil.example",
        "x-original-url": "/x",
      };
      const read = new NextRequest(`${testOrigin}/api/kore?${words}`, { headers });
      expect((await passOn(read, { params: Promise.resolve(params) })).status).toBeGreaterThanOrEqual(400);
      const body = JSON.stringify({ host, url: address, redirect: address });
      const posted = new NextRequest(`${testOrigin}/api/kore`, {
        ...{ method: "POST", body },
        headers: { ...headers, "content-type": "application/json" },
      });
      expect((await passOnPosted(posted, { params: Promise.resolve(params) })).status).toBeGreaterThanOrEqual(
        400,
      );
    }
  }
  expect(foreignPlaces()).toEqual([]);
}, 120_000);

it("takes no host from the settings that hides another in itself, or speaks plainly over the network", () => {
  const settings = (host: string) => ({
    ...{ KORE_HOST: host, KORE_BOT_ID: "st-1", KORE_CLIENT_ID: "cs-1", KORE_CLIENT_SECRET: "secret" },
  });
  for (const host of hosts.filter((one) => !/^(\[::1\]|localhost)/.test(one) && !isLoopback(one)))
    expect(() => readConfig(settings(`http://${host}`))).toThrow("KORE_HOST");
  for (const host of hosts.filter((one) => /[@#\\%]/.test(one)))
    expect(() => readConfig(settings(`https://${host}`))).toThrow("KORE_HOST");
});

/** However it is written, it is the one address that plain http is taken on. */
function isLoopback(host: string): boolean {
  return URL.canParse(`http://${host}`) && new URL(`http://${host}`).hostname === "127.0.0.1";
}
