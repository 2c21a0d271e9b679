import { NextRequest } from "next/server";
import { afterAll, beforeAll, expect, it } from "vitest";
import { GET as readRecord } from "@/app/api/sessions/[sessionId]/messages/[messageId]/route";
import { GET } from "@/app/api/sessions/[sessionId]/route";
import { transcriptSchema } from "@/lib/domain/message";
import { eraseUser } from "./archive/erase-user";
import { storeMessages } from "./archive/store-messages";
import { storeSessions } from "./archive/store-sessions";
import { startTestArchive, type TestArchive } from "./archive/test-archive";
import { sampleSession } from "./archive/test-records";
import { signInForTest } from "./auth/test-sign-in";
import { mapMessage } from "./kore/map-message";
import { stubSettings, testOrigin } from "./test-settings";

const start = Date.parse("2026-03-01T10:00:00.000Z");
let test: TestArchive;
const cookies = new Map<string, string>();

beforeAll(async () => {
  test = await startTestArchive();
  stubSettings(test);
  cookies.set("viewer", await signInForTest(test.archive, "viewer", ["st-1"]));
  cookies.set("stranger", await signInForTest(test.archive, "reviewer", ["st-other"]));
});
afterAll(() => test.stop());

function ask(sessionId: string, as = "viewer"): Promise<Response> {
  const headers = { cookie: cookies.get(as) ?? "" };
  const request = new NextRequest(`${testOrigin}/api/sessions/${sessionId}`, { headers });
  return GET(request, { params: Promise.resolve({ sessionId }) });
}

async function textsOf(sessionId: string): Promise<string[]> {
  const { messages } = transcriptSchema.parse(await (await ask(sessionId)).json());
  return messages.flatMap(({ contents }) =>
    contents.map((content) => (content.kind === "text" ? content.text : content.kind)),
  );
}

async function say(sessionId: string, ...said: { id: string; text: string; tN?: string }[]): Promise<void> {
  const records = said.flatMap(({ id, text, tN }, index) => {
    const raw = {
      _id: id,
      sessionId,
      type: index % 2 === 0 ? "incoming" : "outgoing",
      createdBy: "u-1",
      createdOn: new Date(start + index * 1_000).toISOString(),
      components: [{ cT: "text", data: { text } }],
      ...(tN && { tN }),
    };
    return mapMessage(raw) ?? [];
  });
  await test.archive.transaction((transaction) => storeMessages(transaction, "st-1", records, start));
}

it("tells what the archive holds at once, whatever was told before", async () => {
  await say("s-1", { id: "m-1", text: "Hello" });
  expect(await textsOf("s-1")).toEqual(["Hello"]);
  expect(await textsOf("s-1")).toEqual(["Hello"]);
  await say("s-1", { id: "m-1", text: "Hello" }, { id: "m-2", text: "Welcome" });
  expect(await textsOf("s-1")).toEqual(["Hello", "Welcome"]);
  await say("s-1", { id: "m-1", text: "Hello again" });
  expect(await textsOf("s-1")).toEqual(["Hello again", "Welcome"]);
  await test.archive.transaction((transaction) =>
    storeSessions(transaction, "st-1", [sampleSession("s-1", start, { channel: "sms" })], { now: start }),
  );
  expect(await (await ask("s-1")).json()).toMatchObject({ session: { channel: "sms" } });
});

it("comes with what is usual of its tasks, once enough answers are known", async () => {
  for (let index = 0; index < 10; index += 1) {
    const turns = [0, 1].flatMap((turn) => [
      { id: `q-${turn}`, text: "balance" },
      { id: `a-${turn}`, text: "It is 12.", tN: "Balance" },
    ]);
    await say(`s-usual-${index}`, ...turns);
  }
  const { usualResponses } = transcriptSchema.parse(await (await ask("s-usual-0")).json());
  expect(usualResponses).toMatchObject([{ taskName: "Balance", answers: 20 }]);
});

it("reads the record of one message alone", async () => {
  await say("s-3", { id: "m-1", text: "Hello" }, { id: "m-2", text: "Welcome" });
  const read = (messageId: string) =>
    readRecord(
      new NextRequest(`${testOrigin}/api/sessions/s-3/messages/${messageId}`, {
        headers: { cookie: cookies.get("viewer") ?? "" },
      }),
      { params: Promise.resolve({ sessionId: "s-3", messageId }) },
    );
  expect(await (await read("m-2")).json()).toMatchObject({ record: { _id: "m-2" } });
  expect((await read("m-3")).status).toBe(404);
});

it("tells nobody else, and nothing of whom was erased", async () => {
  await say("s-2", { id: "m-1", text: "Hello" });
  expect((await ask("s-2")).status).toBe(200);
  expect((await ask("s-2", "stranger")).status).toBe(404);
  await eraseUser(test.archive, "st-1", "u-1", Date.now());
  expect((await ask("s-2")).status).toBe(404);
});
