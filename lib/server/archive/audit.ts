import "server-only";
import { and, desc, eq, gte, inArray, lt, or, type SQL, sql } from "drizzle-orm";
import type { AuditAction } from "@/lib/domain/audit";
import { containing } from "./containing";
import type { Connection } from "./database";
import { auditEntries, auditHead } from "./schema/audit";

export type AuditRow = typeof auditEntries.$inferSelect;
export type AuditEnd = { place: number; mac: Buffer };

const headId = 1;

/** Null before the first entry. */
export async function readAuditEnd(archive: Connection): Promise<AuditEnd | null> {
  const [end] = await archive
    .select({ place: auditHead.place, mac: auditHead.mac })
    .from(auditHead)
    .where(eq(auditHead.id, headId));
  return end ?? null;
}

/**
 * Adds entries that follow `end`, in one statement. False, and nothing is added, when the chain ends elsewhere by now:
 * two processes that add at once go one after the other.
 */
export async function appendAudit(archive: Connection, rows: AuditRow[], end: AuditEnd): Promise<boolean> {
  const last = rows.at(-1);
  if (!last) return true;
  const values = rows.map((row) => ({
    ...row,
    at: row.at.toISOString(),
    keyId: row.keyId.toString("hex"),
    mac: row.mac.toString("hex"),
  }));
  const { rows: added } = await archive.execute(sql`
    with moved as (
      insert into audit_head (id, place, mac) values (${headId}, ${last.place}, ${last.mac})
      on conflict (id) do update set place = excluded.place, mac = excluded.mac
        where audit_head.place = ${end.place} and audit_head.mac = ${end.mac}
      returning id
    )
    insert into audit_entries (place, at, action, account_id, account_name, bot_id, target, detail, key_id, mac)
    select r.place, r.at, r.action, r."accountId", r."accountName", r."botId", r.target, r.detail,
      decode(r."keyId", 'hex'), decode(r.mac, 'hex')
    from moved cross join jsonb_to_recordset(${JSON.stringify(values)}::jsonb) as r (
      place bigint, at timestamptz, action text, "accountId" uuid, "accountName" text, "botId" text, target text,
      detail jsonb, "keyId" text, mac text)
    returning place`);
  return added.length > 0;
}

export type AuditQuestion = {
  /** Null sees every bot's entries and those of no bot. */
  botIds: string[] | null;
  actions: AuditAction[] | null;
  accountId: string | null;
  /** Any of them is in the target or in the account's name. */
  words: string[] | null;
  from: Date | null;
  to: Date | null;
  before: number | null;
  limit: number;
};

/** Newest first. */
export async function listAudit(archive: Connection, question: AuditQuestion): Promise<AuditRow[]> {
  const { botIds, actions, accountId, words, from, to, before, limit } = question;
  const patterns = words?.map(containing);
  const conditions: (SQL | undefined)[] = [
    botIds ? inArray(auditEntries.botId, botIds) : undefined,
    actions ? inArray(auditEntries.action, actions) : undefined,
    accountId ? eq(auditEntries.accountId, accountId) : undefined,
    patterns
      ? or(
          sql`${auditEntries.target} ilike any(${sql.param(patterns)}::text[])`,
          sql`${auditEntries.accountName} ilike any(${sql.param(patterns)}::text[])`,
        )
      : undefined,
    from ? gte(auditEntries.at, from) : undefined,
    to ? lt(auditEntries.at, to) : undefined,
    before ? lt(auditEntries.place, before) : undefined,
  ];
  return archive
    .select()
    .from(auditEntries)
    .where(and(...conditions))
    .orderBy(desc(auditEntries.place))
    .limit(limit);
}

/** In their order, a batch at a time from after `place`. */
export async function readAuditAfter(archive: Connection, place: number, limit: number): Promise<AuditRow[]> {
  return archive
    .select()
    .from(auditEntries)
    .where(sql`${auditEntries.place} > ${place}`)
    .orderBy(auditEntries.place)
    .limit(limit);
}
