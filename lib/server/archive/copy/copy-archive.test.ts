import { sql } from "drizzle-orm";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { findAccountByName } from "../accounts";
import { planMissing } from "../plan-windows";
import { createSignIn, findSignIn } from "../sign-ins";
import { startTestArchive, type TestArchive } from "../test-archive";
import { fillArchive, testNow } from "../test-content";
import { copyArchive } from "./copy-archive";
import { digestArchive } from "./digest";
import { listTables } from "./tables";

// Each test opens archives of its own, on a machine that may be busy.
vi.setConfig({ testTimeout: 90_000 });
let source: TestArchive;
beforeAll(async () => {
  source = await startTestArchive();
  await fillArchive(source.archive, "st-1", 12);
  // More than a page of rows, and rows of which a few fill one.
  await source.archive.execute(sql`
    insert into facet_days select 'st-2', 'tag', date '2026-01-01', 'rtm', false, sha256(n::text::bytea), 'n', n::text, 1, 'agent'
    from generate_series(1, 2500) n`);
  await source.archive.execute(sql`
    insert into message_versions select 'st-1', 's-1', 'm-' || n, '\\x01',
      jsonb_build_object('large', (select string_agg(md5(n::text || m), '') from generate_series(1, 12000) m)), now()
    from generate_series(1, 4) n`);
  const account = await findAccountByName(source.archive, "Reader of st-1");
  if (account) {
    await createSignIn(source.archive, { tokenHash: Buffer.from("token"), account }, Date.now());
  }
});
afterAll(() => source.stop());

async function copy(target: TestArchive["archive"]) {
  const tables: string[] = [];
  const signal = new AbortController().signal;
  const onTable = (name: string, rows: number) => tables.push(`${name} ${rows}`);
  const outcome = await copyArchive({ source: source.archive, target, signal, onTable });
  return { outcome, tables };
}

async function withTarget(work: (target: TestArchive["archive"]) => Promise<void>): Promise<void> {
  const { archive, stop } = await startTestArchive();
  await work(archive).finally(stop);
}

async function digest(archive: TestArchive["archive"]) {
  return await digestArchive(archive, await listTables(archive, ["write_holds", "setup_tokens"]));
}

/** The same database, but its `last`th transaction is cut: before it, or after it was committed. */
function mortal(archive: TestArchive["archive"], last: number, isAfter: boolean): TestArchive["archive"] {
  let count = 0;
  const transaction: typeof archive.transaction = async (work, config) => {
    count += 1;
    if (count === last && !isAfter) throw new Error("killed");
    const result = await archive.transaction(work, config);
    if (count === last) throw new Error("killed");
    return result;
  };
  return Object.assign(Object.create(archive), { transaction });
}

it("copies everything, sign-ins too, and finds it there the next time", async () => {
  await withTarget(async (target) => {
    const { outcome, tables } = await copy(target);
    expect(outcome).toBe("copied");
    expect(tables).toEqual(
      expect.arrayContaining(["sessions 12", "messages 36", expect.stringMatching(/^facet_days 25\d\d$/)]),
    );
    expect(await digest(target)).toEqual(await digest(source.archive));
    expect(await findSignIn(target, Buffer.from("token"), Date.now())).toMatchObject({
      account: { name: "Reader of st-1" },
    });
    expect(await copy(target)).toEqual({ outcome: "was-there", tables: [] });
    await target.execute(sql`insert into kore_calls (bot_id, called_at) values ('st-1', now())`);
  });
});

it("goes on after an end at any page of rows, before or after it was written down", async () => {
  await withTarget(async (target) => {
    let deaths = 0;
    for (;;) {
      // The first transaction of the first try begins the copy; each try after it dies at its first or second page.
      const dying = mortal(target, 1 + (deaths % 2), deaths % 3 === 0);
      const result = await copy(dying).catch((error: Error) => error);
      if (!(result instanceof Error)) {
        expect(result.outcome).toBe("resumed");
        break;
      }
      expect(result.message).toBe("killed");
      deaths += 1;
    }
    expect(deaths).toBeGreaterThan(15);
    expect(await digest(target)).toEqual(await digest(source.archive));
    expect(await copy(target)).toMatchObject({ outcome: "was-there" });
  });
});

it("begins anew when the archive has changed since", async () => {
  await withTarget(async (target) => {
    await expect(copy(mortal(target, 8, true))).rejects.toThrow("killed");
    const span = { from: 0, to: testNow };
    const plan = {
      botId: "st-3",
      span,
      kind: "backfill" as const,
      cut: (gap: typeof span) => [gap],
      now: testNow,
    };
    await planMissing(source.archive, plan);
    expect(await copy(target)).toMatchObject({ outcome: "restarted" });
    expect(await digest(target)).toEqual(await digest(source.archive));
  });
});

it("refuses a database that holds something else, and leaves it as it is", async () => {
  await withTarget(async (target) => {
    await fillArchive(target, "st-7", 2);
    const before = await digest(target);
    await expect(copy(target)).rejects.toThrow("The database holds something else.");
    expect(await digest(target)).toEqual(before);
    await target.execute(sql`truncate sessions, messages, accounts, sync_windows cascade`);
    await target.execute(sql`create table something_else (id int primary key)`);
    await expect(copy(target)).rejects.toThrow("The database holds something else.");
  });
});

it("knows a row that differs", async () => {
  await withTarget(async (target) => {
    await copy(target);
    await target.execute(
      sql`update messages set text = text || ' ' where session_id = 's-3' and message_id = 'm-0'`,
    );
    await expect(copy(target)).rejects.toThrow("The database holds something else.");
  });
});
