import "server-only";
import { sql } from "drizzle-orm";
import { cutSnippet, findHits } from "@/lib/domain/search-snippet";
import type { SessionHits } from "@/lib/domain/session";
import { toSearchTerms } from "@/lib/domain/text-terms";
import { type Connection, toInstant } from "./database";
import type { SessionQuestion } from "./session-conditions";
import { foundMessages } from "./text-conditions";

const mostHits = 200;
const mostShown = 3;

type Row = {
  session_id: string;
  message_id: string;
  created_at: string;
  speaker: SessionHits["shown"][number]["speaker"];
  text: string;
};

/** What the search of the question finds in these sessions; one in which it finds nothing is not among them. */
export async function findSessionHits(
  archive: Connection,
  question: SessionQuestion,
  sessionIds: string[],
): Promise<Map<string, SessionHits>> {
  if (question.text.length === 0 || sessionIds.length === 0) return new Map();
  const terms = toSearchTerms(question.text);
  const { rows } = await archive.execute<Row>(sql`
    select h.* from unnest(${sql.param(sessionIds)}::text[]) as p (session_id) cross join lateral (
      select m.session_id, m.message_id, m.created_at, m.speaker, m.text from messages m
      where m.bot_id = ${question.botId} and m.session_id = p.session_id and ${foundMessages(question)}
      order by m.created_at, m.direction, m.message_id limit ${mostHits}) h`);
  const found = new Map<string, SessionHits>();
  for (const row of rows) {
    const ranges = findHits(row.text, terms);
    if (ranges.length === 0) continue;
    const hits = found.get(row.session_id) ?? { messageIds: [], shown: [] };
    hits.messageIds.push(row.message_id);
    if (hits.shown.length < mostShown) {
      const { message_id: messageId, created_at, speaker } = row;
      hits.shown.push({
        messageId,
        at: toInstant(created_at),
        speaker,
        snippet: cutSnippet(row.text, ranges),
      });
    }
    found.set(row.session_id, hits);
  }
  return found;
}
