import { afterAll, beforeAll, expect, it } from "vitest";
import { storeSessions } from "./store-sessions";
import { startTestArchive, type TestArchive } from "./test-archive";
import { sampleSession } from "./test-records";
import { findUsers } from "./users";

const start = Date.parse("2026-03-01T10:00:00.000Z");
let test: TestArchive;
beforeAll(async () => {
  test = await startTestArchive();
  const users = [
    "ada",
    "ada",
    "ada-2",
    "",
    "b%b",
    "b_c",
    "\u3042\u3044",
    ...Array.from({ length: 40 }, (_, n) => `u-${n}`),
  ];
  const sessions = users.map((userId, index) => sampleSession(`s-${index}`, start + index, { userId }));
  await storeSessions(test.archive, "st-1", sessions, { now: start });
  await storeSessions(test.archive, "st-2", [sampleSession("s-x", start, { userId: "ada-3" })], {
    now: start,
  });
});
afterAll(() => test.stop());

it.each([
  ["ada", ["ada", "ada-2"]],
  ["b%", ["b%b"]],
  ["b_", ["b_c"]],
  ["あ", ["あい"]],
  ["zz", []],
])("knows each user of the bot whose id begins with %s once", async (begun, users) => {
  expect((await findUsers(test.archive, "st-1", begun)).sort()).toEqual(users);
});

it("offers a few of many", async () => {
  const found = await findUsers(test.archive, "st-1", "u-");
  expect(found).toHaveLength(10);
  expect(await findUsers(test.archive, "st-1", "")).not.toContain("");
});
