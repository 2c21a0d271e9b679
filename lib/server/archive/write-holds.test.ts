import { randomUUID } from "node:crypto";
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, expect, it } from "vitest";
import { eraseUser } from "./erase-user";
import { storeSessions } from "./store-sessions";
import { countSessions } from "./sync-state";
import { startTestArchive, type TestArchive } from "./test-archive";
import { testNow } from "./test-content";
import { sampleSession } from "./test-records";
import { holdWrites, WritesHeldError, whenFree } from "./write-holds";

let test: TestArchive;
beforeAll(async () => {
  test = await startTestArchive();
});
afterAll(() => test.stop());

const hold = () => test.archive.transaction((transaction) => holdWrites(test.archive, transaction));
const store = (id: string) =>
  whenFree(test.archive, (transaction) =>
    storeSessions(transaction, "st-1", [sampleSession(id, testNow)], { now: testNow }),
  );

it("lets nobody write conversations until it is released, and everybody afterwards", async () => {
  const held = await hold();
  const refused = test.archive.transaction((transaction) =>
    storeSessions(transaction, "st-1", [sampleSession("s-0", testNow)], { now: testNow }),
  );
  await expect(refused).rejects.toBeInstanceOf(WritesHeldError);
  const waiting = [store("s-1"), eraseUser(test.archive, "st-1", "u-9", testNow)];
  await held.confirm();
  expect(await countSessions(test.archive, "st-1")).toBe(0);
  await held.release();
  await Promise.all(waiting);
  expect(await countSessions(test.archive, "st-1")).toBe(1);
});

it("binds nobody once its time is over, and says so to whoever took it", async () => {
  const held = await hold();
  await test.archive.execute(sql`update write_holds set held_until = now() - interval '1 second'`);
  await store("s-2");
  await expect(held.confirm()).rejects.toThrow("not held long enough");
  await held.release();
});

it("of several binds until the last is over", async () => {
  const [one, two] = [await hold(), await hold()];
  await one.release();
  await two.confirm();
  const refused = test.archive.transaction((transaction) =>
    storeSessions(transaction, "st-1", [sampleSession("s-3", testNow)], { now: testNow }),
  );
  await expect(refused).rejects.toBeInstanceOf(WritesHeldError);
  await two.release();
  await store("s-3");
});

it("of a copy that died is gone with the next", async () => {
  await test.archive.execute(
    sql`insert into write_holds values (${randomUUID()}, now() - interval '1 hour')`,
  );
  const held = await hold();
  expect((await test.archive.execute(sql`select from write_holds`)).rows).toHaveLength(1);
  await held.release();
});
