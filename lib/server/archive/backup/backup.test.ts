import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { sql } from "drizzle-orm";
import { afterAll, afterEach, beforeAll, expect, it, vi } from "vitest";
import { findAccountByName, hasAdmin } from "../accounts";
import { ownSchemaVersion, readSchemaVersion, runMigrations } from "../copy/schema-version";
import { listTables, passingTables } from "../copy/tables";
import { eraseUser } from "../erase-user";
import { createSignIn } from "../sign-ins";
import { storeMessages } from "../store-messages";
import { startTestArchive, type TestArchive } from "../test-archive";
import { digestAll, fillArchive, testNow } from "../test-content";
import { sampleMessage } from "../test-records";
import { countNaively, readRollups } from "../test-rollups";
import { openBackup } from "./read-backup";
import { countHeld, restoreBackup } from "./restore";
import { writeBackup } from "./write-backup";

// Each test opens archives of its own, on a machine that may be busy.
vi.setConfig({ testTimeout: 90_000 });
const isEmbedded = process.env["TEST_ENGINE"] !== "postgres";
const signal = new AbortController().signal;

let folder: string;
let source: TestArchive;
let path: string;
let made = 0;
const targets: TestArchive[] = [];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "backscroll-backup-"));
  source = await startTestArchive();
  await fillArchive(source.archive, "st-1", 40);
  path = await backUp(source);
});
afterEach(async () => {
  await Promise.all(targets.splice(0).map((target) => target.stop()));
});
afterAll(async () => {
  await source.stop();
  await rm(folder, { recursive: true });
});

async function backUp({ archive }: TestArchive): Promise<string> {
  made += 1;
  const to = join(folder, `backup-${made}.gz`);
  await writeBackup(to, { archive, isEmbedded, now: testNow, signal });
  return to;
}

async function startTarget(): Promise<TestArchive> {
  const target = await startTestArchive();
  targets.push(target);
  return target;
}

async function restore(from: string, { archive }: TestArchive, replace = false) {
  const backup = await openBackup(from);
  try {
    return await restoreBackup(backup, { archive, replace, now: testNow, signal });
  } finally {
    backup.close();
  }
}

it("is read by any gunzip: a manifest, a row a line, the digests and the seal", async () => {
  const lines = gunzipSync(await readFile(path))
    .toString()
    .trimEnd()
    .split("\n");
  const manifest = JSON.parse(lines[0] ?? "");
  const rows = manifest.tables.reduce((sum: number, table: { rows: number }) => sum + table.rows, 0);
  expect(lines).toHaveLength(rows + 3);
  expect(manifest).toMatchObject({
    backscroll: "backup",
    format: 1,
    madeAt: new Date(testNow).toISOString(),
  });
  expect(Object.keys(JSON.parse(lines.at(-2) ?? "").digests)).toHaveLength(manifest.tables.length);
  expect(JSON.parse(lines.at(-1) ?? "").sha256).toMatch(/^[0-9a-f]{64}$/);
});

it("holds every table but those of the running system", async () => {
  const { manifest, close } = await openBackup(path);
  close();
  const names = (await listTables(source.archive, [])).map(({ name }) => name);
  expect(manifest.tables.map(({ name }) => name).sort()).toEqual(
    names.filter((name) => !passingTables.includes(name)).sort(),
  );
});

it("is restored into an empty archive as it was, accounts included, sign-ins not", async () => {
  const target = await startTarget();
  expect(await restore(path, target)).toEqual({ erasedSessions: 0 });
  expect(await digestAll(target.archive)).toEqual({
    ...(await digestAll(source.archive)),
    // Their fences have moved on.
    sync_windows: expect.stringMatching(/^1-/),
  });
  expect(await findAccountByName(target.archive, "reader of st-1")).toMatchObject({
    passwordHash: "scrypt$hash",
    grants: [{ botId: "st-1", role: "reviewer" }],
  });
  expect(await readRollups(target.archive, "st-1")).toEqual(await countNaively(target.archive, "st-1"));
  const [first, again] = [await openBackup(path), await openBackup(await backUp(target))];
  for (const { close } of [first, again]) close();
  expect(again.manifest).toEqual(first.manifest);
});

it("refuses an archive that holds something, and replaces it when told to", async () => {
  const target = await startTarget();
  await fillArchive(target.archive, "st-9", 3);
  const before = await digestAll(target.archive);
  const account = await findAccountByName(target.archive, "Reader of st-9");
  const signIn = { id: account?.id ?? "", passwordHash: account?.passwordHash ?? null };
  await createSignIn(target.archive, { tokenHash: Buffer.from("hash"), account: signIn }, Date.now());
  await expect(restore(path, target)).rejects.toThrow("The archive is not empty. Nothing was changed.");
  expect(await digestAll(target.archive)).toEqual(before);
  expect(await countHeld(target.archive)).toMatchObject({ sessions: 3, messages: 9, accounts: 1 });
  await restore(path, target, true);
  expect(await countHeld(target.archive)).toMatchObject({ sessions: 40, messages: 120, accounts: 1 });
  expect(await findAccountByName(target.archive, "Reader of st-9")).toBeUndefined();
  expect((await target.archive.execute(sql`select from sign_ins`)).rows).toEqual([]);
  expect(await hasAdmin(target.archive)).toBe(false);
});

it("does not bring back who was erased since, and keeps the tombstones of both", async () => {
  const target = await startTarget();
  await restore(path, target);
  await eraseUser(target.archive, "st-1", "anna@example.com", testNow);
  await eraseUser(target.archive, "st-2", "u-cleo", testNow);
  const other = await startTarget();
  await fillArchive(other.archive, "st-1", 40);
  await eraseUser(other.archive, "st-1", "u-dan", testNow);
  const newer = await backUp(other);
  expect(await restore(newer, target, true)).toEqual({ erasedSessions: 20 });
  const { rows } = await target.archive.execute<{ user_id: string; count: number }>(
    sql`select user_id, count(*)::int as count from sessions group by 1`,
  );
  expect(rows).toEqual([{ user_id: "u-ben", count: 20 }]);
  const { rows: users } = await target.archive.execute<{ count: number }>(
    sql`select count(*)::int as count from erasures where kind = 'user'`,
  );
  expect(users).toEqual([{ count: 3 }]);
  const anna = { userId: "anna@example.com" };
  const late = sampleMessage("s-0", "m-9", testNow - 3_600_000, anna);
  const stored = await target.archive.transaction((transaction) =>
    storeMessages(transaction, "st-1", [late], testNow),
  );
  expect(stored).toEqual({ changed: 0, refused: [{ id: "m-9", reason: "erased" }] });
  expect(await readRollups(target.archive, "st-1")).toEqual(await countNaively(target.archive, "st-1"));
});

it("is refused when a byte of it is another or is missing, before the archive is touched", async () => {
  const bytes = await readFile(path);
  const damaged = join(folder, "damaged.gz");
  const places = [0, 3, 8, 9, 10, 100, Math.floor(bytes.length / 2)];
  places.push(...Array.from({ length: 120 }, (_, index) => bytes.length - 1 - index));
  for (const place of places) {
    const changed = Buffer.from(bytes);
    changed.writeUInt8(changed.readUInt8(place) ^ 1, place);
    await writeFile(damaged, changed);
    await expect(openBackup(damaged)).rejects.toThrow("is no whole backup of Backscroll");
  }
  for (const length of [0, 1, 50, Math.floor(bytes.length / 2), bytes.length - 1]) {
    await writeFile(damaged, bytes.subarray(0, length));
    await expect(openBackup(damaged)).rejects.toThrow("is no whole backup of Backscroll");
  }
  await writeFile(damaged, Buffer.concat([bytes, bytes]));
  await expect(openBackup(damaged)).rejects.toThrow("is no whole backup of Backscroll");
});

it("of a newer Backscroll is refused in a sentence that says what to do", async () => {
  const target = await startTarget();
  await target.archive.execute(sql`
    insert into drizzle.__drizzle_migrations (hash, created_at) values ('of the future', 9795173328914)`);
  await expect(openBackup(await backUp(target))).rejects.toThrow("Update Backscroll, then restore.");
});

it("of an older Backscroll is brought up to date on the way", async () => {
  const old = await startTarget();
  const [first] = (
    await old.archive.execute<{ at: string }>(
      sql`select created_at as at from drizzle.__drizzle_migrations order by 1 limit 1`,
    )
  ).rows;
  const { archive } = old;
  for (const { name } of await listTables(archive, []))
    await archive.execute(sql`drop table ${sql.identifier(name)} cascade`);
  await archive.execute(sql`delete from drizzle.__drizzle_migrations`);
  await runMigrations(archive, 0, Number(first?.at));
  await archive.execute(sql`
    insert into sessions (bot_id, session_id, user_id, channel, started_at, last_active_at, status, outcome, languages,
      message_count, task_count, is_developer, is_listed)
    values ('st-1', 's-1', 'u-1', 'rtm', '2026-03-01', '2026-03-01', 'closed', 'agent', '{en}', 1, 0, false, true)`);
  await archive.execute(sql`
    insert into messages (bot_id, session_id, message_id, created_at, direction, text, raw)
    values ('st-1', 's-1', 'm-1', '2026-03-01', 'incoming', 'Hello', '{}')`);
  const to = join(folder, "old.gz");
  await writeBackup(to, { archive, isEmbedded: false, now: testNow, signal });
  const target = await startTarget();
  await eraseUser(target.archive, "st-1", "u-9", testNow);
  await restore(to, target);
  expect(await readSchemaVersion(target.archive)).toBe(ownSchemaVersion());
  expect(await countHeld(target.archive)).toMatchObject({ sessions: 1, messages: 1, session_days: 1 });
  expect(await readRollups(target.archive, "st-1")).toMatchObject({ counters: ['["s-1",1,1,0,0,0]'] });
  expect((await target.archive.execute(sql`select from erasures`)).rows).toHaveLength(1);
});

it("changes nothing when restoring breaks off half-way", async () => {
  const target = await startTarget();
  await fillArchive(target.archive, "st-9", 3);
  const before = await digestAll(target.archive);
  const backup = await openBackup(path);
  let pages = 0;
  const broken = {
    ...backup,
    async *rows() {
      for await (const page of backup.rows()) {
        pages += 1;
        if (pages > 4) throw new Error("The disk went away.");
        yield page;
      }
    },
  };
  const restoring = restoreBackup(broken, { archive: target.archive, replace: true, now: testNow, signal });
  await expect(restoring).rejects.toThrow("The disk went away.");
  backup.close();
  expect(await digestAll(target.archive)).toEqual(before);
});

it("holds either all or nothing of what is written while it is made", async () => {
  const stop = new AbortController();
  let next = 0;
  const writing = (async () => {
    while (!stop.signal.aborted) {
      next += 1;
      await fillArchive(source.archive, `st-busy-${next}`, 2);
    }
  })();
  try {
    for (let round = 0; round < 2; round += 1) {
      const target = await startTarget();
      await restore(await backUp(source), target);
      const { rows } = await target.archive.execute<{ botId: string }>(
        sql`select bot_id as "botId" from bot_sync order by 1`,
      );
      for (const { botId } of rows)
        expect(await readRollups(target.archive, botId)).toEqual(await countNaively(target.archive, botId));
    }
  } finally {
    stop.abort();
    await writing;
  }
});

it("leaves no hold behind, though it is stopped in the middle", async () => {
  const stop = AbortSignal.abort(new Error("Ctrl-C"));
  const options = { archive: source.archive, isEmbedded, now: testNow, signal: stop };
  await expect(writeBackup(join(folder, "stopped.gz"), options)).rejects.toThrow();
  expect((await source.archive.execute(sql`select from write_holds`)).rows).toEqual([]);
});
