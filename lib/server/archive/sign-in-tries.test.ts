import { sql } from "drizzle-orm";
import { afterAll, beforeAll, expect, it } from "vitest";
import { openArchive } from "./database";
import { countTry, forgetTries } from "./sign-in-tries";
import { startTestArchive, type TestArchive } from "./test-archive";

const noon = Date.parse("2026-03-18T12:00:00.000Z");
let test: TestArchive;
beforeAll(async () => {
  test = await startTestArchive();
});
afterAll(() => test.stop());

const tries = (name: string, count: number, at: number) =>
  Promise.all(Array.from({ length: count }, () => countTry(test.archive, name, at)));

it("lets ten tries through at once, however they come, and then one a minute", async () => {
  const waits = await tries("ada", 30, noon);
  expect(waits.filter((wait) => wait === 0)).toHaveLength(10);
  expect(Math.max(...waits)).toBe(60_000);
  expect(await countTry(test.archive, " ADA ", noon + 30_000)).toBe(30_000);
  expect(await countTry(test.archive, "ada", noon + 60_000)).toBe(0);
  expect(await countTry(test.archive, "ada", noon + 60_000)).toBe(60_000);
  expect((await tries("ada", 12, noon + 3_600_000)).filter((wait) => wait === 0)).toHaveLength(10);
});

it("counts each name for itself, and forgets the tries of who got in", async () => {
  await tries("grace", 10, noon);
  expect(await countTry(test.archive, "linus", noon)).toBe(0);
  expect(await countTry(test.archive, "grace", noon)).toBeGreaterThan(0);
  await forgetTries(test.archive, "Grace");
  expect(await countTry(test.archive, "grace", noon)).toBe(0);
});

it("keeps no name, and nothing for longer than it matters", async () => {
  await countTry(test.archive, "mallory", noon);
  const { rows } = await test.archive.execute<{ row: string }>(
    sql`select t::text as row from sign_in_tries t`,
  );
  expect(rows.some(({ row }) => row.includes("mallory"))).toBe(false);
  await countTry(test.archive, "eve", noon + 86_400_000);
  const { rows: left } = await test.archive.execute(sql`select name_hash from sign_in_tries`);
  expect(left).toHaveLength(1);
});

it("counts for all instances and over restarts", async () => {
  const [one, two] = [openArchive(test.settings), openArchive(test.settings)];
  const waits = await Promise.all(
    [one, two].flatMap((archive) => Array.from({ length: 10 }, () => countTry(archive, "hopper", noon))),
  );
  expect(waits.filter((wait) => wait === 0)).toHaveLength(10);
  await Promise.all([one.$client.end(), two.$client.end()]);
  const restarted = openArchive(test.settings);
  expect(await countTry(restarted, "hopper", noon)).toBe(60_000);
  await restarted.$client.end();
});
