import "server-only";
import { createHash } from "node:crypto";
import { exportStyle, printHtmlEnd, printHtmlSession, printHtmlStart } from "@/lib/domain/export/print-html";
import type { PersonExportRequest } from "@/lib/domain/history-settings";
import { markClosing } from "@/lib/domain/mark-closing";
import type { Locale } from "@/lib/domain/preferences";
import type { Session } from "@/lib/domain/session";
import { defaultFilters } from "@/lib/domain/session-filters";
import type { Viewer } from "@/lib/domain/viewer";
import { archive } from "./archive/database";
import { countUser } from "./archive/erase-user";
import { readHeld } from "./archive/person";
import { listSessions, type SessionCursor, type SessionRow } from "./archive/sessions";
import { personMark } from "./audit/marks";
import { recordAudit } from "./audit/record-audit";
import { requireBot } from "./auth/viewer";
import { exportWordsOf } from "./export-session";
import { readMessage } from "./kore/read-message";
import { openReference } from "./masking/references";
import { streamOf } from "./stream-of";

const pageSize = 20;
const styleHash = createHash("sha256").update(exportStyle).digest("base64");

/**
 * Everything the archive holds of one user of a bot, as it was said: JSON of the records themselves with their earlier
 * versions, or a page to read that opens offline. Throws not-found for the bot.
 */
export async function exportPerson(
  viewer: Viewer,
  botId: string,
  request: PersonExportRequest,
  signal: AbortSignal,
): Promise<Response> {
  const bot = requireBot(viewer, botId, "admin");
  const { format, locale } = request;
  const userId = openReference(request.userId);
  const { sessions, messages } = await countUser(archive(), bot.id, userId);
  const detail = { format, sessions, messages };
  await recordAudit({
    actor: viewer,
    action: "person.export",
    botId: bot.id,
    target: personMark(bot.id, userId),
    detail,
  });
  const pieces = format === "html" ? writePage(bot.id, userId, locale) : writeJson(bot.id, userId);
  const type = format === "html" ? "text/html" : "application/json";
  return new Response(streamOf(pieces, signal), {
    headers: {
      "content-type": `${type}; charset=utf-8`,
      "content-disposition": `attachment; filename="person.${format}"`,
    },
  });
}

async function* writeJson(botId: string, userId: string): AsyncGenerator<string> {
  const head = JSON.stringify({ botId, userId, exportedAt: new Date().toISOString() });
  yield `${head.slice(0, -1)},"sessions":[`;
  let isFirst = true;
  for await (const { session, ...held } of readPerson(botId, userId)) {
    yield `${isFirst ? "" : ","}\n${JSON.stringify({ ...session, ...held })}`;
    isFirst = false;
  }
  yield "\n]}\n";
}

async function* writePage(botId: string, userId: string, locale: Locale): AsyncGenerator<string> {
  const words = exportWordsOf(locale);
  yield printHtmlStart(userId, words, styleHash);
  for await (const { session, messages } of readPerson(botId, userId)) {
    const read = markClosing(
      messages.map(({ record }) => readMessage(record)),
      session,
    );
    // What the reading of a record calls it may differ from what the archive does.
    const said = read.map((message, place) => ({ ...message, id: messages[place]?.id ?? message.id }));
    yield printHtmlSession({ session, messages: said, usualResponses: [] }, words, true);
  }
  yield printHtmlEnd();
}

async function* readPerson(botId: string, userId: string) {
  for await (const page of pages(botId, userId)) {
    const held = await readHeld(archive(), botId, page);
    for (const session of page) {
      const of = (rows: typeof held.messages) => rows.filter(({ sessionId }) => sessionId === session.id);
      yield {
        session,
        record: of(held.sessions)[0]?.raw ?? null,
        earlierRecords: of(held.sessionVersions).map(({ raw }) => raw),
        messages: of(held.messages).map(({ id, raw }) => ({
          id,
          record: raw,
          earlierRecords: of(held.messageVersions).flatMap((version) =>
            version.id === id ? [version.raw] : [],
          ),
        })),
      };
    }
  }
}

async function* pages(botId: string, userId: string): AsyncGenerator<Session[]> {
  const { sort } = defaultFilters;
  const users = { include: [userId], exclude: [] };
  const question = {
    ...defaultFilters,
    includeDeveloper: true,
    users,
    botId,
    range: { from: null, to: null },
  };
  let after: SessionCursor | null = null;
  for (;;) {
    const rows: SessionRow[] = await listSessions(archive(), { ...question, sort, after, limit: pageSize });
    if (rows.length > 0) yield rows.map(({ sortValue: _, ...session }) => session);
    const last = rows.at(-1);
    if (!last || rows.length < pageSize) return;
    after = { value: last.sortValue, sessionId: last.id };
  }
}
