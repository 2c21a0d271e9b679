import "server-only";
import { type SQL, sql } from "drizzle-orm";
import { cutSnippet, findHits, type Snippet } from "@/lib/domain/search-snippet";
import type { SearchTerms } from "@/lib/domain/search-text";
import type { Span } from "@/lib/domain/span";
import { type Connection, toInstant } from "./database";
import { searchConditions } from "./search-conditions";
import { searchSlices } from "./search-periods";
import { type SessionQuestion, sessionConditions } from "./session-conditions";

export type MessageHit = MessagePlace & { direction: "incoming" | "outgoing"; snippet: Snippet };
/** Where a message stands in time; for two of one instant their ids decide. */
export type MessagePlace = { at: string; sessionId: string; messageId: string };
export type MessageSearch = {
  /** The range is that of the messages; their sessions fit the other filters. */
  question: SessionQuestion;
  terms: SearchTerms;
  /** Only hits older than this one; null begins with the newest. */
  after: MessagePlace | null;
  limit: number;
};

/** What is said often is found among so many of the newest messages, before the index is asked. */
const newestCount = 500;

/** Messages that have all of the terms, newest first, each with the piece to show and the places to mark in it. */
export async function searchMessages(archive: Connection, search: MessageSearch): Promise<MessageHit[]> {
  const whole = await boundsOf(archive, search);
  if (!whole) return [];
  const { newestFrom, ...span } = whole;
  const hits = await searchSpan(archive, search, { from: newestFrom, to: span.to }, []);
  for (const slice of searchSlices(search.question.botId, { from: span.from, to: newestFrom })) {
    if (hits.length >= search.limit) break;
    const rest = { ...search, limit: search.limit - hits.length };
    hits.push(...(await searchSpan(archive, rest, slice, slice.periods)));
  }
  return hits;
}

/** The stretch of time to search, and where its newest messages begin; null when there are none in it. */
async function boundsOf(archive: Connection, { question, after }: MessageSearch) {
  const { botId, range } = question;
  const conditions = [sql`bot_id = ${botId}`];
  if (range.from) conditions.push(sql`created_at >= ${range.from}`);
  if (range.to) conditions.push(sql`created_at < ${range.to}`);
  if (after) conditions.push(sql`created_at <= ${after.at}`);
  const within = sql.join(conditions, sql` and `);
  const { rows } = await archive.execute<{ oldest: string | null; newest: string; nth: string | null }>(sql`
    select (select min(created_at) from messages where ${within}) as oldest,
      (select max(created_at) from messages where ${within}) as newest,
      (select created_at from messages where ${within} order by created_at desc offset ${newestCount} limit 1) as nth`);
  const found = rows[0];
  if (!found?.oldest) return null;
  const from = Date.parse(found.oldest);
  return { from, to: Date.parse(found.newest) + 1, newestFrom: found.nth ? Date.parse(found.nth) : from };
}

/** With the periods of the span the index finds the hits in it; without them the messages of the span are read. */
async function searchSpan(
  archive: Connection,
  search: MessageSearch,
  span: Span,
  periods: string[],
): Promise<MessageHit[]> {
  const hits: MessageHit[] = [];
  let after = search.after;
  for (;;) {
    const limit = search.limit - hits.length;
    const rows = await findRows(archive, { ...search, after, limit }, span, periods);
    // The index lets some through that are spelt alike.
    hits.push(...rows.flatMap((row) => toHit(row, search.terms) ?? []));
    const last = rows.at(-1);
    if (!last || rows.length < limit || hits.length >= search.limit) return hits;
    after = toPlace(last);
  }
}

type Row = {
  session_id: string;
  message_id: string;
  created_at: string;
  direction: "incoming" | "outgoing";
  text: string;
};

async function findRows(
  archive: Connection,
  { question, terms, after, limit }: MessageSearch,
  span: Span,
  periods: string[],
): Promise<Row[]> {
  const found: SQL[] = [
    sql`m.bot_id = ${question.botId}`,
    sql`m.created_at >= ${iso(span.from)} and m.created_at < ${iso(span.to)}`,
    searchConditions(terms, periods),
  ];
  if (after) {
    found.push(sql`(m.created_at, m.session_id, m.message_id) < (${after.at}::timestamptz, ${after.sessionId}::text,
      ${after.messageId}::text)`);
  }
  const range = { from: null, to: null };
  // Materialised, or the order could tempt the planner to walk through time for what is rarely said.
  const { rows } = await archive.execute<Row>(sql`
    with found as materialized (
      select m.session_id, m.message_id, m.created_at from messages m where ${sql.join(found, sql` and `)}),
    hits as materialized (
      select f.* from found f join sessions s on s.session_id = f.session_id
      where ${sessionConditions({ ...question, range })}
      order by f.created_at desc, f.session_id desc, f.message_id desc limit ${limit})
    select m.session_id, m.message_id, m.created_at, m.direction, m.text
    from hits h join messages m on m.bot_id = ${question.botId} and m.session_id = h.session_id
      and m.message_id = h.message_id
    order by m.created_at desc, m.session_id desc, m.message_id desc`);
  return rows;
}

function toHit(row: Row, terms: SearchTerms): MessageHit | null {
  const hits = findHits(row.text, terms);
  if (hits.length === 0) return null;
  return { ...toPlace(row), direction: row.direction, snippet: cutSnippet(row.text, hits) };
}

function toPlace(row: Row): MessagePlace {
  return { at: toInstant(row.created_at), sessionId: row.session_id, messageId: row.message_id };
}

function iso(time: number): string {
  return new Date(time).toISOString();
}
