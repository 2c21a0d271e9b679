import { afterAll, beforeAll, expect, it } from "vitest";
import { openArchive } from "./database";
import { botSync } from "./schema/sync";
import { startTestArchive, type TestArchive } from "./test-archive";

let test: TestArchive;
beforeAll(async () => {
  test = await startTestArchive();
});
afterAll(() => test.stop());

it("keeps what one connection wrote for another to read", async () => {
  await test.archive.insert(botSync).values({ botId: "st-1" });
  const other = openArchive(test.settings);
  expect(await other.select().from(botSync)).toMatchObject([{ botId: "st-1", longestSessionMs: 0 }]);
  await other.$client.end();
});

it("isolates transactions of two connections", async () => {
  const lost = test.archive.transaction(async (transaction) => {
    await transaction.insert(botSync).values({ botId: "st-2" });
    throw new Error("change of mind");
  });
  await expect(lost).rejects.toThrow("change of mind");
  const rows = await test.archive.select().from(botSync);
  expect(rows.map((row) => row.botId)).not.toContain("st-2");
});
