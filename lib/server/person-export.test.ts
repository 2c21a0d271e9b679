import { NextRequest } from "next/server";
import { afterAll, beforeAll, expect, it } from "vitest";
import { POST } from "@/app/api/bots/[botId]/person/route";
import { storeMessages } from "./archive/store-messages";
import { storeSessions } from "./archive/store-sessions";
import { startTestArchive, type TestArchive } from "./archive/test-archive";
import { sampleMessage, sampleSession } from "./archive/test-records";
import { signInForTest } from "./auth/test-sign-in";
import { stubSettings, testOrigin } from "./test-settings";

const start = Date.parse("2026-03-01T10:00:00.000Z");
const userId = "jane.canary@example.com";
let test: TestArchive;
let cookie: string;

beforeAll(async () => {
  test = await startTestArchive();
  stubSettings(test);
  cookie = await signInForTest(test.archive, "admin", ["st-1"]);
  const ids = Array.from({ length: 45 }, (_, index) => `s-${index}`);
  await test.archive.transaction(async (transaction) => {
    const sessions = [
      ...ids.map((id, index) => sampleSession(id, start + index * 60_000, { userId })),
      sampleSession("s-other", start, { userId: "u-other" }),
    ];
    await storeSessions(transaction, "st-1", sessions, { now: start });
    const say = (text: string) =>
      [...ids, "s-other"].flatMap((id, index) =>
        Array.from({ length: 3 }, (_, place) =>
          sampleMessage(id, `${id}-${place}`, start + index * 60_000 + place, {
            userId,
            // One of three has nothing to show.
            text: place === 2 ? "" : `${text} <b>${id}`,
          }),
        ),
      );
    await storeMessages(transaction, "st-1", say("before"), start);
    await storeMessages(transaction, "st-1", say("after"), start + 1);
  });
});
afterAll(() => test.stop());

async function ask(format: string, person = userId): Promise<Response> {
  const headers = { cookie, origin: testOrigin, "content-type": "application/json" };
  const body = JSON.stringify({ userId: person, format, locale: "en" });
  const request = new NextRequest(`${testOrigin}/api/x`, { method: "POST", body, headers });
  return POST(request, { params: Promise.resolve({ botId: "st-1" }) });
}

async function heldIds(): Promise<string[]> {
  const { rows } = await test.archive.execute<{ id: string }>(
    "select m.message_id as id from messages m join sessions s using (bot_id, session_id) where s.user_id <> 'u-other'",
  );
  return rows.map(({ id }) => id).sort();
}

it("holds every message of the person and nobody else's, as records with their earlier versions", async () => {
  const { sessions } = await (await ask("json")).json();
  const messages = sessions.flatMap(({ messages: said }: { messages: unknown[] }) => said);
  expect(messages.map(({ id }: { id: string }) => id).sort()).toEqual(await heldIds());
  expect(messages[0]).toMatchObject({ record: expect.anything(), earlierRecords: [expect.anything()] });
  expect(sessions).toHaveLength(45);
});

it("is a page that opens offline and holds the same messages", async () => {
  const page = await (await ask("html")).text();
  const ids = [...page.matchAll(/<article class="\w+" id="([^"]+)"/g)].map(([, id]) => id);
  expect(ids.sort()).toEqual(await heldIds());
  expect(page).toContain("default-src 'none'");
  expect(page).not.toMatch(/<script|(?:src|href)="http/);
  expect(page.trimEnd().endsWith("</html>")).toBe(true);
});

it("is empty of somebody who never was here, and written down without a name", async () => {
  expect((await (await ask("json", "u-nobody")).json()).sessions).toEqual([]);
  const { rows } = await test.archive.execute("select * from audit_entries where action = 'person.export'");
  expect(rows.length).toBeGreaterThan(0);
  expect(JSON.stringify(rows)).not.toContain("jane.canary");
});
