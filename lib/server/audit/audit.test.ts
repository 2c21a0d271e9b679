import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sql } from "drizzle-orm";
import fc from "fast-check";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { testViewer } from "@/lib/domain/test-viewer";
import { type AuditQuestion, listAudit, readAuditEnd } from "../archive/audit";
import type { Connection } from "../archive/database";
import { startTestArchive, type TestArchive } from "../archive/test-archive";
import { stubSettings } from "../test-settings";
import { getAudit } from "./read-audit";
import { type AuditEvent, recordAudit } from "./record-audit";
import { verifyAudit } from "./verify-audit";

const count = 40;
const everything: AuditQuestion = {
  botIds: null,
  actions: null,
  accountId: null,
  words: null,
  from: null,
  to: null,
  before: null,
  limit: 1000,
};
const ada = { id: "7b0c9a52-7d0e-4b84-9c6a-2e8f41d7b035", name: "Ada" };

let running: TestArchive;
let data: string;
beforeAll(async () => {
  running = await startTestArchive();
  data = await mkdtemp(join(tmpdir(), "backscroll-audit-"));
  stubSettings(running);
  vi.stubEnv("BACKSCROLL_DATA", data);
  await Promise.all(Array.from({ length: count }, (_, index) => recordAudit(eventOf(index))));
});
afterAll(async () => {
  await running.stop();
  await rm(data, { recursive: true });
});

function eventOf(index: number): AuditEvent {
  return {
    actor: index % 3 === 0 ? null : ada,
    action: index % 2 === 0 ? "session.read" : "sessions.export",
    botId: index % 5 === 0 ? undefined : `st-${index % 2}`,
    target: `s-${index}`,
    detail: { sessions: index, name: "ü“ \u0000 \ud800", isMasked: index % 2 === 0 },
  };
}

test("what comes at once is chained in one order, without a gap, and is whole", async () => {
  const rows = await listAudit(running.archive, everything);
  expect(rows.map(({ place }) => place)).toEqual(Array.from({ length: count }, (_, index) => count - index));
  expect(await verifyAudit(running.archive)).toMatchObject({ kind: "whole", entries: count });
});

test("two processes that write at once make one chain", async () => {
  vi.resetModules();
  const other: typeof import("./record-audit") = await import("./record-audit");
  expect(other.recordAudit).not.toBe(recordAudit);
  const before = (await readAuditEnd(running.archive))?.place ?? 0;
  await Promise.all(
    Array.from({ length: 20 }, async (_, index) => {
      const record = index % 2 === 0 ? recordAudit : other.recordAudit;
      await record(eventOf(index));
    }),
  );
  expect(await verifyAudit(running.archive)).toMatchObject({ kind: "whole", entries: before + 20 });
});

test("entries are found by bot, action, account, words and time, and page by page", async () => {
  const find = async (question: Partial<AuditQuestion>) =>
    (await listAudit(running.archive, { ...everything, ...question })).map(({ place }) => place);
  const all = await listAudit(running.archive, everything);
  const places = (keep: (row: (typeof all)[number]) => boolean) => all.filter(keep).map(({ place }) => place);
  expect(await find({ botIds: ["st-1"] })).toEqual(places(({ botId }) => botId === "st-1"));
  expect(await find({ actions: ["session.read"] })).toEqual(
    places(({ action }) => action === "session.read"),
  );
  expect(await find({ accountId: ada.id })).toEqual(places(({ accountId }) => accountId === ada.id));
  expect(await find({ words: ["S-1"] })).toEqual(places(({ target }) => /s-1/.test(target ?? "")));
  expect(await find({ words: ["_"] })).toEqual([]);
  const [first] = await find({ limit: 1 });
  expect(await find({ before: first ?? 0, limit: 2 })).toEqual([(first ?? 0) - 1, (first ?? 0) - 2]);
});

test("an account that is none is told, and not looked for", async () => {
  const viewer = testViewer("auditor");
  await expect(getAudit(viewer, new URLSearchParams({ account: "x" }))).rejects.toMatchObject({
    code: "bad-request",
  });
});

test("the database refuses to change or delete an entry", async () => {
  await expect(running.archive.execute(sql`update audit_entries set target = 'x'`)).rejects.toThrow();
  await expect(running.archive.execute(sql`delete from audit_entries`)).rejects.toThrow();
});

const place = fc.integer({ min: 1, max: count });
const tampering = fc.oneof(
  fc.record({ kind: fc.constant("edit" as const), place, field: fc.integer({ min: 0, max: 7 }) }),
  fc.record({ kind: fc.constant("delete" as const), place, length: fc.integer({ min: 1, max: 5 }) }),
  fc.record({ kind: fc.constant("swap" as const), place, with: place }),
  fc.record({ kind: fc.constant("cut off" as const), place }),
  fc.record({ kind: fc.constant("cut off with its head" as const), place }),
  fc.record({ kind: fc.constant("put in" as const), place }),
);
const edits = [
  sql`at = at + interval '1 millisecond'`,
  sql`action = action || '.'`,
  sql`account_id = gen_random_uuid()`,
  sql`account_name = account_name || ' '`,
  sql`bot_id = coalesce(bot_id, '') || 'x'`,
  sql`target = overlay(target placing 'z' from 1 for 1)`,
  sql`detail = jsonb_set(detail, '{sessions}', '999')`,
  sql`mac = set_byte(mac, 0, 255 - get_byte(mac, 0))`,
];

test("any edit, deletion, swap, addition or truncation is found, and its place named", async () => {
  await fc.assert(
    fc.asyncProperty(tampering, async (change) => {
      const undo = new Error("undo");
      const work = running.archive.transaction(async (transaction) => {
        await transaction.execute(sql`alter table audit_entries disable trigger audit_entries_only_added`);
        await tamper(transaction, change);
        const found = await verifyAudit(transaction);
        const isNothing = change.kind === "swap" && change.place === change.with;
        expect(found.kind === "whole").toBe(isNothing);
        if (found.kind === "changed") expect(found.place).toBeLessThanOrEqual(lastTouched(change));
        throw undo;
      });
      await expect(work).rejects.toBe(undo);
    }),
    { numRuns: 1000 },
  );
});

type Tampering = typeof tampering extends fc.Arbitrary<infer Kind> ? Kind : never;

async function tamper(connection: Connection, change: Tampering): Promise<void> {
  const { kind, place: at } = change;
  if (kind === "edit") {
    await connection.execute(sql`update audit_entries set ${edits[change.field]} where place = ${at}`);
  } else if (kind === "delete") {
    await connection.execute(
      sql`delete from audit_entries where place >= ${at} and place < ${at + change.length}`,
    );
  } else if (kind === "swap") {
    await connection.execute(sql`update audit_entries e set action = o.action, target = o.target, at = o.at,
      detail = o.detail, account_id = o.account_id, account_name = o.account_name, bot_id = o.bot_id, mac = o.mac
      from audit_entries o where (e.place = ${at} and o.place = ${change.with})
        or (e.place = ${change.with} and o.place = ${at})`);
  } else if (kind === "put in") {
    await connection.execute(sql`update audit_entries set place = -place - 1 where place >= ${at}`);
    await connection.execute(sql`update audit_entries set place = -place where place < 0`);
    await connection.execute(sql`insert into audit_entries
      select ${at}::bigint, at, action, account_id, account_name, bot_id, target, detail, key_id, mac
      from audit_entries where place = ${at + 1}`);
  } else {
    await connection.execute(sql`delete from audit_entries where place >= ${at}`);
    if (kind === "cut off with its head") {
      await connection.execute(sql`update audit_head set place = ${at - 1},
        mac = coalesce((select mac from audit_entries where place = ${at - 1}), '')`);
    }
  }
}

function lastTouched(change: Tampering): number {
  if (change.kind === "swap") return Math.max(change.place, change.with);
  // A copy of the entry that was there is the same as it.
  return change.kind === "put in" ? change.place + 1 : change.place;
}
