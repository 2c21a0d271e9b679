import "server-only";
import { csvRow } from "@/lib/domain/csv";
import { type ExportRequest, exportFileName, exportTotalHeader, parseExportWords } from "@/lib/domain/export";
import { defaultFilters } from "@/lib/domain/session-filters";
import type { Viewer } from "@/lib/domain/viewer";
import { archive } from "../archive/database";
import { type ExportedMessage, listExportedMessages } from "../archive/exported";
import type { SessionQuestion } from "../archive/session-conditions";
import { countRecords, listSessions, type SessionCursor, type SessionRow } from "../archive/sessions";
import { recordAudit } from "../audit/record-audit";
import { AppError } from "../errors";
import { readAsked } from "../masking/find-personal";
import { maskText } from "../masking/mask-text";
import { maskForGood, maskSaid } from "../masking/mask-value";
import { readQuestion } from "../sessions";
import { streamOf } from "../stream-of";
import { messageColumns, printTranscript, sessionColumns } from "./records";
import { zip } from "./zip";

/** Sessions read at once; those of a page with all that was said in them have to fit into memory. */
const pageSize = 50;
const types = { csv: "text/csv; charset=utf-8", jsonl: "application/jsonl", zip: "application/zip" };
const sort = defaultFilters.sort;

/** The same as told by an address. Throws AppError `bad-request` when that tells of none. */
export async function exportOfAddress(
  viewer: Viewer,
  address: URLSearchParams,
  signal: AbortSignal,
): Promise<Response> {
  const request = parseExportWords(address);
  if (!request) throw new AppError("bad-request", "Say which export: form and words.");
  return exportSessions(viewer, request, signal);
}

/**
 * All sessions of a list, or those chosen, masked unless a reason is given, as a file that is written while it is sent: newest first, with neither an
 * end nor more of it in memory than a page. It stops when the caller hangs up, and breaks off when something fails.
 */
export async function exportSessions(
  viewer: Viewer,
  request: ExportRequest,
  signal: AbortSignal,
): Promise<Response> {
  const question = await readExported(viewer, request);
  const { form, unmasked } = request;
  const ofMessages = form.startsWith("messages");
  const total = await countRecords(archive(), question, ofMessages);
  const { botId } = question;
  const detail = { form, records: total, ...(unmasked && { unmasked: maskText(unmasked) }) };
  await recordAudit({ actor: viewer, action: "sessions.export", botId, detail });
  const name = exportFileName(form, new Date().toISOString());
  const kind = name.endsWith("csv") ? "csv" : name.endsWith("jsonl") ? "jsonl" : "zip";
  return new Response(streamOf(write(question, request), signal), {
    headers: {
      "content-type": types[kind],
      "content-disposition": `attachment; filename="${name}"`,
      [exportTotalHeader]: String(total),
    },
  });
}

async function readExported(viewer: Viewer, request: ExportRequest): Promise<SessionQuestion> {
  const { question } = await readQuestion(viewer, new URLSearchParams(request.words));
  if (!request.sessionIds) return question;
  const { botId } = question;
  const chosen = { ...defaultFilters, includeDeveloper: true, sessionIds: request.sessionIds };
  return { ...chosen, botId, range: { from: null, to: null } };
}

function write(question: SessionQuestion, request: ExportRequest): AsyncIterable<string | Buffer> {
  const { form, columns } = request;
  const isMasked = request.unmasked === undefined;
  if (form === "transcripts") return zip(transcripts(pagesWithMessages(question, isMasked)));
  if (form === "sessions-csv") return sessionTable(pages(question, isMasked), columns);
  if (form === "sessions-jsonl") return sessionLines(pages(question, isMasked));
  const read = pagesWithMessages(question, isMasked);
  return form === "messages-csv" ? messageTable(read) : messageLines(read);
}

type Read = AsyncIterable<{ page: SessionRow[]; messages: ExportedMessage[] }>;

// Spreadsheets take a file for UTF-8 when it begins so.
const byteOrderMark = "\ufeff";

async function* sessionTable(read: AsyncIterable<SessionRow[]>, wanted: string[] | undefined) {
  const place = ({ shownAs }: (typeof sessionColumns)[number]) =>
    (shownAs ? wanted?.indexOf(shownAs) : -1) ?? 0;
  const columns = sessionColumns
    .filter(({ shownAs }) => !wanted || !shownAs || wanted.includes(shownAs))
    .toSorted((a, b) => (wanted ? place(a) - place(b) : 0));
  yield byteOrderMark + csvRow(columns.map(({ name }) => name));
  for await (const page of read) {
    yield page.map((session) => csvRow(columns.map(({ read }) => read(session)))).join("");
  }
}

async function* sessionLines(read: AsyncIterable<SessionRow[]>) {
  for await (const page of read) {
    yield page.map(({ sortValue: _, ...session }) => `${JSON.stringify(session)}\n`).join("");
  }
}

async function* messageTable(read: Read) {
  yield byteOrderMark + csvRow(messageColumns.map(({ name }) => name));
  for await (const { messages } of read) {
    yield messages.map((message) => csvRow(messageColumns.map(({ read }) => read(message)))).join("");
  }
}

async function* messageLines(read: Read) {
  for await (const { messages } of read) {
    yield messages.map((message) => `${JSON.stringify(message)}\n`).join("");
  }
}

async function* transcripts(read: Read) {
  for await (const { page, messages } of read) {
    for (const session of page) {
      const own = messages.filter(({ sessionId }) => sessionId === session.id);
      yield printTranscript(session, own);
    }
  }
}

async function* pages(question: SessionQuestion, isMasked: boolean): AsyncGenerator<SessionRow[]> {
  for await (const page of wholePages(question)) yield isMasked ? maskForGood(page) : page;
}

async function* wholePages(question: SessionQuestion): AsyncGenerator<SessionRow[]> {
  let after: SessionCursor | null = null;
  for (;;) {
    const page: SessionRow[] = await listSessions(archive(), { ...question, sort, after, limit: pageSize });
    if (page.length > 0) yield page;
    const last = page.at(-1);
    if (!last || page.length < pageSize) return;
    after = { value: last.sortValue, sessionId: last.id };
  }
}

async function* pagesWithMessages(question: SessionQuestion, isMasked: boolean): Read {
  for await (const page of wholePages(question)) {
    const ids = page.map(({ id }) => id);
    const messages = await listExportedMessages(archive(), question.botId, ids);
    yield isMasked ? { page: maskForGood(page), messages: maskExported(page, messages) } : { page, messages };
  }
}

/** Messages of a session follow one another, so that a question tells what its answer is. */
function maskExported(page: SessionRow[], messages: ExportedMessage[]): ExportedMessage[] {
  const users = new Map(page.map(({ id, userId }) => [id, userId]));
  let asked: { sessionId: string; text: string } | null = null;
  return messages.map((message) => {
    const { sessionId, speaker, text } = message;
    const isUser = speaker === "user";
    const isAnswer = isUser && asked?.sessionId === sessionId;
    if (!isUser && text !== "") asked = { sessionId, text };
    const meanings = isAnswer && asked ? readAsked(asked.text) : [];
    return maskSaid(message, meanings, users.get(sessionId) ?? "");
  });
}
