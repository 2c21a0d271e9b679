import { afterAll, beforeAll, expect, test } from "vitest";
import { startTestArchive, type TestArchive } from "./archive/test-archive";
import { readReveals, reveal } from "./reveals";
import { makeViewer, storeTalk } from "./shares/test-shares";
import { stubSettings } from "./test-settings";

let running: TestArchive;
beforeAll(async () => {
  running = await startTestArchive();
  stubSettings(running);
});
afterAll(() => running.stop());

test("what somebody revealed is theirs alone, and ends with their role", async () => {
  const ada = await makeViewer(running.archive, "Ada", "reviewer");
  const bo = await makeViewer(running.archive, "Bo", "admin");
  await storeTalk(running.archive, "s-1", "Hello", "Hello");
  await reveal(ada, "s-1", { botId: "st-1", messageId: "s-1-1", reason: "A complaint" });
  expect(await readReveals(ada, "st-1", "s-1")).toMatchObject([{ messageId: "s-1-1" }]);
  expect(await readReveals(bo, "st-1", "s-1")).toEqual([]);
  const demoted = { ...ada, bots: ada.bots.map((bot) => ({ ...bot, role: "viewer" as const })) };
  expect(await readReveals(demoted, "st-1", "s-1")).toEqual([]);
});
