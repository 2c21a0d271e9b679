import "server-only";
import { type SQL, sql } from "drizzle-orm";
import { findHits } from "@/lib/domain/search-snippet";
import { foldText, isSearchEmpty } from "@/lib/domain/search-text";
import { toSearchTerms } from "@/lib/domain/text-terms";
import type { Connection } from "./database";
import { searchConditions } from "./search-conditions";
import { periodsWithin } from "./search-periods";
import type { SessionQuestion } from "./session-conditions";

/** Among so many of the newest messages, this many tell that a search finds something in many sessions. */
const newestCount = 500;
const commonCount = 10;
const dayMs = 86_400_000;

/** Sessions `s` with a message that the search of the question finds; null when nothing is searched for. */
export function textCondition(question: SessionQuestion): SQL | null {
  if (!isSearching(question)) return null;
  const { botId, range, match } = question;
  if (question.isCommon) {
    // A subquery with a limit is asked session by session, in the order of the list, which ends after a page.
    return sql`(select true from messages m where m.bot_id = s.bot_id and m.session_id = s.session_id
      and ${foundMessages(question)} limit 1)`;
  }
  // What started in the range can have gone on after it.
  const to = range.to && match === "active" ? Date.parse(range.to) : Date.now() + dayMs;
  const from = earliestMessage(question);
  const periods = from ? periodsWithin(botId, Date.parse(from), to) : [];
  return sql`s.session_id = any(array(select distinct m.session_id from messages m
    where m.bot_id = ${botId} and ${foundMessages(question, periods)}))`;
}

function isSearching({ text, saidBy }: SessionQuestion): boolean {
  return text.length > 0 || saidBy.length > 0;
}

/** Of `messages m` those that the search finds, apart from their bot. */
export function foundMessages(question: SessionQuestion, periods: string[] = []): SQL {
  const { text, saidBy, range, match } = question;
  const conditions: SQL[] = [];
  const from = earliestMessage(question);
  if (from) conditions.push(sql`m.created_at >= ${from}`);
  if (range.to && match === "active") conditions.push(sql`m.created_at < ${range.to}`);
  if (saidBy.length > 0) conditions.push(sql`m.speaker = any(${sql.param(saidBy)}::text[])`);
  const terms = toSearchTerms(text);
  if (!isSearchEmpty(terms)) conditions.push(searchConditions(terms, periods));
  return conditions.length > 0 ? sql.join(conditions, sql` and `) : sql`true`;
}

/**
 * What started in the range can have a message that is a little older than its start; which part of the range is asked
 * for may not decide whether it is found.
 */
function earliestMessage({ range: { from }, match }: SessionQuestion): string | null {
  return from && match === "started" ? new Date(Date.parse(from) - dayMs).toISOString() : from;
}

/** Whether what is searched for is said so often that the index would find too much to look through. */
export async function isCommonSearch(archive: Connection, question: SessionQuestion): Promise<boolean> {
  const { botId, text, range } = question;
  if (!isSearching(question)) return false;
  if (text.length === 0) return true;
  const terms = toSearchTerms(text);
  const conditions = [sql`bot_id = ${botId}`];
  if (range.from) conditions.push(sql`created_at >= ${range.from}`);
  if (range.to) conditions.push(sql`created_at < ${range.to}`);
  const { rows } = await archive.execute<{ text: string }>(sql`
    select left(text, 2000) as text from messages where ${sql.join(conditions, sql` and `)}
    order by created_at desc limit ${newestCount}`);
  const letters = [...terms.words, ...terms.fragments, ...terms.phrases];
  const found = rows.filter(({ text: said }) => {
    // Words are told apart only where their letters are, which is found far sooner.
    const folded = foldText(said);
    return letters.every((part) => folded.includes(part)) && findHits(said, terms).length > 0;
  });
  return rows.length === newestCount && found.length >= commonCount;
}
