import { NextRequest } from "next/server";
import { afterAll, beforeAll, expect, it } from "vitest";
import { GET as read } from "@/app/api/share/transcript/route";
import { sharedTranscriptSchema } from "@/lib/domain/share";
import { rows } from "../access-matrix/rows";
import { type Door, doors } from "../access-matrix/test-doors";
import { startTestArchive, type TestArchive } from "../archive/test-archive";
import { signInCookieName } from "../auth/cookie";
import { stubSettings, testOrigin } from "../test-settings";
import { setSharePolicy } from "./keep-shares";
import { makeViewer, readBy, share, storeTalk, userOf, visit } from "./test-shares";

const canary = "canary-of-the-conversation";

let test: TestArchive;
let cookie = "";
let token = "";
beforeAll(async () => {
  test = await startTestArchive();
  stubSettings(test);
  const admin = await makeViewer(test.archive, "Ada Admin", "admin");
  await setSharePolicy(admin, "st-1", { allowsShares: true });
  await storeTalk(test.archive, "s-1", "shown", canary, "shown", canary);
  await storeTalk(test.archive, "s-other", canary, canary);
  const part = { firstMessageId: "s-1-1", lastMessageId: "s-1-1" };
  token = (await share(admin, "s-1", part)).token;
  cookie = await visit(token);
});
afterAll(() => test.stop());

it("finds the routes of the product", () => {
  expect(doors.map(({ path }) => path)).toEqual(
    expect.arrayContaining(["/api/share/redeem", "/api/share/transcript", "/api/sessions/[sessionId]"]),
  );
  expect(doors.length).toBeGreaterThan(30);
});

it.each(doors)("$method $path gives who has a link nothing of what it is not of", async (door) => {
  const value = cookie.split("=")[1] ?? "";
  const own = { botId: "st-1", sessionId: "s-1", messageId: "s-1-2", userId: userOf("s-1") };
  const foreign = { ...own, sessionId: "s-other", messageId: "s-other-1", userId: userOf("s-other") };
  for (const params of [own, foreign]) {
    // Nor does it serve as a sign-in.
    for (const jar of [
      cookie,
      `${cookie}; ${signInCookieName()}=${value}`,
      `${signInCookieName()}=${token}`,
    ]) {
      const reply = await door.handler(requestOf(door, params, jar), { params: Promise.resolve(params) });
      const body = await reply.text();
      expect(body).not.toContain(canary);
      const isOpen = rows[door.path]?.[door.method]?.access === "anyone";
      if (!isOpen) expect([401, 404]).toContain(reply.status);
      if (reply.status === 200 && door.path === "/api/share/transcript") {
        const shown: unknown = JSON.parse(body);
        expect(sharedTranscriptSchema.parse(shown)).toEqual(shown);
        expect(shown).toMatchObject({ messages: [{ contents: [{ text: "shown" }] }] });
      }
    }
  }
});

it("reads the same whatever the address asks for", async () => {
  const usual = await (await readBy(cookie)).text();
  const address = `${testOrigin}/api/share/transcript?bot=st-1&session=s-other&sessionId=s-other&first=&last=s-1-4`;
  const reply = await read(new NextRequest(address, { headers: { cookie } }), {
    params: Promise.resolve({ sessionId: "s-other" }),
  });
  expect(await reply.text()).toBe(usual);
});

function requestOf({ path, method }: Door, params: object, jar: string) {
  const words = new URLSearchParams({ bot: "st-1", range: "all", ...params });
  const address = path.replace(/\[(\w+)\]/g, (_, name: string) => String(Reflect.get(params, name) ?? "x"));
  const headers = { cookie: jar, origin: testOrigin, "content-type": "application/json" };
  const body = method === "GET" ? null : JSON.stringify({ ...params, token: "x", passphrase: "x" });
  return new NextRequest(`${testOrigin}${address}?${words}`, { method, headers, body });
}
