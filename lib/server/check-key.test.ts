import { sql } from "drizzle-orm";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { createAccount } from "./archive/accounts";
import { listAudit } from "./archive/audit";
import { startTestArchive, type TestArchive } from "./archive/test-archive";
import { checkKey } from "./check-key";
import { stubSettings } from "./test-settings";

let running: TestArchive;
beforeAll(async () => {
  running = await startTestArchive();
  stubSettings(running);
});
afterAll(() => running.stop());

const anotherTime = async (letter: string) => {
  vi.stubEnv("BACKSCROLL_KEY", Buffer.alloc(32, letter).toString("base64"));
  vi.resetModules();
  return (await import("./check-key")).checkKey;
};

test("the first start claims the archive, and a start with another key is refused until it is accepted", async () => {
  const { archive } = running;
  await checkKey({ acceptsNewKey: false });
  await checkKey({ acceptsNewKey: false });
  const made = await createAccount(archive, { name: "Ada", passwordHash: null, grants: [] });
  await archive.execute(sql`update accounts set totp_key = '\x01' where id = ${made?.id}`);

  const withAnother = await anotherTime("o");
  await expect(withAnother({ acceptsNewKey: false })).rejects.toThrow(/sealed with another key/);
  await expect(withAnother({ acceptsNewKey: false })).rejects.toThrow(/--accept-key/);
  await withAnother({ acceptsNewKey: true });
  await withAnother({ acceptsNewKey: false });

  const { rows } = await archive.execute(sql`select 1 from accounts where totp_key is not null`);
  expect(rows).toEqual([]);
  const question = { botIds: null, actions: null, accountId: null, words: null, from: null, to: null };
  const written = await listAudit(archive, { ...question, before: null, limit: 10 });
  expect(written.map(({ action }) => action)).toEqual(["key.change"]);
});
