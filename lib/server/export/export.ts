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
 * All sessions of a list, or those chosen, as a file that is written while it is sent: newest first, with neither an
 * end nor more of it in memory than a page. It stops when the caller hangs up, and breaks off when something fails.
 */
export async function exportSessions(
  viewer: Viewer,
  request: ExportRequest,
  signal: AbortSignal,
): Promise<Response> {
  const question = await readExported(viewer, request);
  const { form } = request;
  const ofMessages = form.startsWith("messages");
  const total = await countRecords(archive(), question, ofMessages);
  const { botId } = question;
  await recordAudit({ actor: viewer, action: "sessions.export", botId, detail: { form, records: total } });
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

function write(question: SessionQuestion, { form, columns }: ExportRequest): AsyncIterable<string | Buffer> {
  if (form === "transcripts") return zip(transcripts(question));
  if (form === "sessions-csv") return sessionTable(question, columns);
  if (form === "sessions-jsonl") return sessionLines(question);
  return form === "messages-csv" ? messageTable(question) : messageLines(question);
}

// Spreadsheets take a file for UTF-8 when it begins so.
const byteOrderMark = "\ufeff";

async function* sessionTable(question: SessionQuestion, wanted: string[] | undefined) {
  const place = ({ shownAs }: (typeof sessionColumns)[number]) =>
    (shownAs ? wanted?.indexOf(shownAs) : -1) ?? 0;
  const columns = sessionColumns
    .filter(({ shownAs }) => !wanted || !shownAs || wanted.includes(shownAs))
    .toSorted((a, b) => (wanted ? place(a) - place(b) : 0));
  yield byteOrderMark + csvRow(columns.map(({ name }) => name));
  for await (const page of pages(question)) {
    yield page.map((session) => csvRow(columns.map(({ read }) => read(session)))).join("");
  }
}

async function* sessionLines(question: SessionQuestion) {
  for await (const page of pages(question)) {
    yield page.map(({ sortValue: _, ...session }) => `${JSON.stringify(session)}\n`).join("");
  }
}

async function* messageTable(question: SessionQuestion) {
  yield byteOrderMark + csvRow(messageColumns.map(({ name }) => name));
  for await (const { messages } of pagesWithMessages(question)) {
    yield messages.map((message) => csvRow(messageColumns.map(({ read }) => read(message)))).join("");
  }
}

async function* messageLines(question: SessionQuestion) {
  for await (const { messages } of pagesWithMessages(question)) {
    yield messages.map((message) => `${JSON.stringify(message)}\n`).join("");
  }
}

async function* transcripts(question: SessionQuestion) {
  for await (const { page, messages } of pagesWithMessages(question)) {
    for (const session of page) {
      const own = messages.filter(({ sessionId }) => sessionId === session.id);
      yield printTranscript(session, own);
    }
  }
}

async function* pages(question: SessionQuestion): AsyncGenerator<SessionRow[]> {
  let after: SessionCursor | null = null;
  for (;;) {
    const page: SessionRow[] = await listSessions(archive(), { ...question, sort, after, limit: pageSize });
    if (page.length > 0) yield page;
    const last = page.at(-1);
    if (!last || page.length < pageSize) return;
    after = { value: last.sortValue, sessionId: last.id };
  }
}

async function* pagesWithMessages(
  question: SessionQuestion,
): AsyncGenerator<{ page: SessionRow[]; messages: ExportedMessage[] }> {
  for await (const page of pages(question)) {
    const ids = page.map(({ id }) => id);
    yield { page, messages: await listExportedMessages(archive(), question.botId, ids) };
  }
}
