import { afterAll, beforeAll, expect, it, vi } from "vitest";
import type { ExportForm } from "@/lib/domain/export";
import { exportTotalHeader, printExportWords } from "@/lib/domain/export";
import { testViewer } from "@/lib/domain/test-viewer";
import { storeMessages } from "../archive/store-messages";
import { storeSessions } from "../archive/store-sessions";
import { startTestArchive, type TestArchive } from "../archive/test-archive";
import { sampleMessage, sampleSession } from "../archive/test-records";
import { exportOfAddress, exportSessions } from "./export";

const start = Date.parse("2026-03-01T10:00:00.000Z");
const hourMs = 3_600_000;
const count = 130;
const viewer = testViewer("reviewer");

let test: TestArchive;
beforeAll(async () => {
  test = await startTestArchive();
  for (const [name, value] of Object.entries(test.environment)) vi.stubEnv(name, value);
  const ids = Array.from({ length: count }, (_, index) => `s-${index}`);
  await test.archive.transaction(async (transaction) => {
    const sessions = ids.map((id, index) =>
      sampleSession(id, start + index * hourMs, { userId: index === 0 ? "=cmd()" : `u-${index}` }),
    );
    await storeSessions(transaction, "st-1", sessions, { now: start });
    const messages = ids.flatMap((id, index) => [
      sampleMessage(id, `${id}-a`, start + index * hourMs, { text: `Hello "you",\nI am ${index}` }),
      sampleMessage(id, `${id}-b`, start + index * hourMs + 1_000, { speaker: "bot", text: "refund" }),
    ]);
    await storeMessages(transaction, "st-1", messages, start);
  });
});
afterAll(() => test.stop());

async function ask(
  form: ExportForm,
  more: { words?: string; sessionIds?: string[]; columns?: string[] } = {},
) {
  const request = { form, words: "bot=st-1&range=all", ...more };
  return exportSessions(viewer, request, new AbortController().signal);
}

it("has every session of the list once, newest first, over many pages", async () => {
  const reply = await ask("sessions-csv");
  expect(reply.headers.get(exportTotalHeader)).toBe(String(count));
  const lines = (await reply.text()).trimEnd().split("\r\n");
  expect(lines).toHaveLength(count + 1);
  expect(lines[1]).toContain(`s-${count - 1},u-${count - 1},rtm,2026-03-06T19:00:00.000Z`);
  expect(lines.at(-1)).toContain("s-0,'=cmd(),rtm");
});

it("has the columns that are shown in their order, and the id always", async () => {
  const text = await (await ask("sessions-csv", { columns: ["tags", "channel"] })).text();
  expect(text.split("\r\n")[0]).toBe("session_id,tags,channel");
});

it("keeps to the search and the filters, and to the rows that are chosen", async () => {
  expect(
    await (await ask("sessions-jsonl", { words: "bot=st-1&range=all&q=hello&user=u-5" })).text(),
  ).toMatch(/^\{"id":"s-5".*\}\n$/);
  const chosen = await (await ask("messages-jsonl", { sessionIds: ["s-3", "s-9"] })).text();
  const messages = chosen
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line));
  expect(messages.map(({ messageId }) => messageId)).toEqual(["s-9-a", "s-9-b", "s-3-a", "s-3-b"]);
});

it("writes transcripts that begin with who it was", async () => {
  const file = Buffer.from(await (await ask("transcripts", { sessionIds: ["s-3"] })).arrayBuffer());
  expect(file.subarray(0, 4)).toEqual(Buffer.from("PK\x03\x04"));
  expect(file.includes("2026-03-01-13-00-00-s-3.txt")).toBe(true);
});

it("answers an address as it does a request", async () => {
  const request = { form: "sessions-csv" as const, words: "bot=st-1&range=all&user=u-5", columns: ["user"] };
  const { signal } = new AbortController();
  const reply = await exportOfAddress(viewer, printExportWords(request), signal);
  expect(await reply.text()).toBe("session_id,user_id\r\ns-5,u-5\r\n");
  await expect(exportOfAddress(viewer, new URLSearchParams("form=x"), signal)).rejects.toMatchObject({
    code: "bad-request",
  });
});

it("tells a viewer nothing of a bot that is not theirs", async () => {
  await expect(ask("sessions-csv", { words: "bot=st-foreign" })).rejects.toMatchObject({ code: "not-found" });
});

it("stops reading when the caller has gone", async () => {
  const controller = new AbortController();
  const request = { form: "sessions-jsonl" as const, words: "bot=st-1&range=all" };
  const reader = (await exportSessions(viewer, request, controller.signal)).body?.getReader();
  await reader?.read();
  controller.abort();
  let pages = 0;
  while (!(await reader?.read())?.done) pages += 1;
  expect(pages).toBeLessThanOrEqual(1);
});
