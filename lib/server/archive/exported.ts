import "server-only";
import { sql } from "drizzle-orm";
import { type Connection, toInstant } from "./database";

export type ExportedMessage = {
  sessionId: string;
  messageId: string;
  at: string;
  speaker: "user" | "bot" | "agent" | "system";
  task: string | null;
  text: string;
};

type Row = {
  session_id: string;
  message_id: string;
  created_at: string;
  speaker: ExportedMessage["speaker"];
  task: string | null;
  text: string;
};

/** What was said in these sessions: session by session in their order, in each as it was said. */
export async function listExportedMessages(
  archive: Connection,
  botId: string,
  sessionIds: string[],
): Promise<ExportedMessage[]> {
  const { rows } = await archive.execute<Row>(sql`
    select m.session_id, m.message_id, m.created_at, m.speaker, m.task, m.text
    from unnest(${sql.param(sessionIds)}::text[]) with ordinality as p (session_id, place)
    join messages m on m.bot_id = ${botId} and m.session_id = p.session_id
    order by p.place, m.created_at, m.direction, m.message_id`);
  return rows.map(({ session_id, message_id, created_at, ...rest }) => ({
    sessionId: session_id,
    messageId: message_id,
    at: toInstant(created_at),
    ...rest,
  }));
}
