import "server-only";
import { sql } from "drizzle-orm";
import { cutSnippet, type TextRange } from "@/lib/domain/search-snippet";
import type { SearchTerms } from "@/lib/domain/search-text";
import type { SessionHits } from "@/lib/domain/session";
import { toSearchTerms } from "@/lib/domain/text-terms";
import { type Connection, toInstant } from "./database";
import { textBefore } from "./messages";
import { type SessionQuestion, sessionConditions } from "./session-conditions";
import { foundMessages } from "./text-conditions";

const mostHits = 200;
const mostShown = 3;

type Row = {
  session_id: string;
  message_id: string;
  created_at: string;
  speaker: SessionHits["shown"][number]["speaker"];
  text: string;
  asked: string | null;
};

/** A message as its reader sees it, with where in that the terms are; none when they are not in what is seen. */
export type ReadFound = (
  message: { sessionId: string; text: string; asked: string },
  terms: SearchTerms,
) => { text: string; ranges: TextRange[] };

/** What the search of the question finds in these sessions; one in which it finds nothing is not among them. */
export async function findSessionHits(
  archive: Connection,
  question: SessionQuestion,
  sessionIds: string[],
  read: ReadFound,
): Promise<Map<string, SessionHits>> {
  if (question.text.length === 0 || sessionIds.length === 0) return new Map();
  const terms = toSearchTerms(question.text);
  const { rows } = await archive.execute<Row>(sql`
    select h.* from unnest(${sql.param(sessionIds)}::text[]) as p (session_id) cross join lateral (
      select m.session_id, m.message_id, m.created_at, m.speaker, m.text, ${textBefore} as asked from messages m
      where m.bot_id = ${question.botId} and m.session_id = p.session_id and ${foundMessages(question)}
      order by m.created_at, m.direction, m.message_id limit ${mostHits}) h`);
  const found = new Map<string, SessionHits>();
  for (const row of rows) {
    const { text, ranges } = read(
      { sessionId: row.session_id, text: row.text, asked: row.asked ?? "" },
      terms,
    );
    if (ranges.length === 0) continue;
    const hits = found.get(row.session_id) ?? { messageIds: [], shown: [] };
    hits.messageIds.push(row.message_id);
    if (hits.shown.length < mostShown) {
      const { message_id: messageId, created_at, speaker } = row;
      hits.shown.push({
        messageId,
        at: toInstant(created_at),
        speaker,
        snippet: cutSnippet(text, ranges),
      });
    }
    found.set(row.session_id, hits);
  }
  return found;
}

/** The newest messages that the search of the question finds, so many at most, for what a reader may see of them. */
export async function listFound(archive: Connection, question: SessionQuestion, most: number) {
  const sessions = sessionConditions({ ...question, text: [], saidBy: [] });
  const { rows } = await archive.execute<{
    session_id: string;
    user_id: string;
    text: string;
    asked: string | null;
  }>(sql`
    select m.session_id, s.user_id, m.text, ${textBefore} as asked
    from messages m join sessions s on s.bot_id = m.bot_id and s.session_id = m.session_id
    where m.bot_id = ${question.botId} and ${foundMessages(question)} and ${sessions}
    order by m.created_at desc limit ${most}`);
  return rows.map(({ session_id, user_id, text, asked }) => ({
    sessionId: session_id,
    userId: user_id,
    text,
    asked: asked ?? "",
  }));
}
