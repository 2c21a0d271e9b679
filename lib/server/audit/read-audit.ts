import "server-only";
import { TZDate } from "@date-fns/tz";
import { startOfDay } from "date-fns";
import { type AuditAction, type AuditEntry, type AuditPage, auditActions } from "@/lib/domain/audit";
import { csvRow } from "@/lib/domain/csv";
import { isTimeZone } from "@/lib/domain/time-range";
import { isUuid } from "@/lib/domain/uuid";
import { permits, type Viewer } from "@/lib/domain/viewer";
import { type AuditQuestion, type AuditRow, listAudit } from "../archive/audit";
import { archive } from "../archive/database";
import { requireBot } from "../auth/viewer";
import { AppError } from "../errors";
import { streamOf } from "../stream-of";
import { personMarks } from "./marks";
import { recordAudit } from "./record-audit";

const pageSize = 100;
const exportedAtOnce = 1000;
const byteOrderMark = "\ufeff";
const day = /^\d{4}-\d{2}-\d{2}$/;

/**
 * A page of the audit, newest first: of the bots on which the viewer may read it, and of what belongs to no bot for
 * those who may everywhere. Throws bad-request and not-found.
 */
export async function getAudit(viewer: Viewer, search: URLSearchParams): Promise<AuditPage> {
  const question = readQuestion(viewer, search);
  const before = Number(search.get("before") ?? 0);
  if (!Number.isSafeInteger(before) || before < 0) {
    throw new AppError("bad-request", "before must be the place of an entry.");
  }
  await recordAudit({ actor: viewer, action: "audit.read", botId: search.get("bot") || undefined });
  const rows = await listAudit(archive(), { ...question, before: before || null, limit: pageSize + 1 });
  const entries = rows.slice(0, pageSize).map(toEntry);
  const last = entries.at(-1);
  return { entries, nextBefore: rows.length > pageSize && last ? last.place : null };
}

/** The same, all of it, as CSV or lines of JSON. */
export async function exportAudit(
  viewer: Viewer,
  search: URLSearchParams,
  signal: AbortSignal,
): Promise<Response> {
  const question = readQuestion(viewer, search);
  const format = search.get("format");
  if (format !== "csv" && format !== "jsonl") {
    throw new AppError("bad-request", "format must be csv or jsonl.");
  }
  await recordAudit({ actor: viewer, action: "audit.export", detail: { format } });
  const pieces = format === "csv" ? table(question) : lines(question);
  return new Response(streamOf(pieces, signal), {
    headers: {
      "content-type": format === "csv" ? "text/csv; charset=utf-8" : "application/jsonl",
      "content-disposition": `attachment; filename="audit.${format}"`,
    },
  });
}

type Asked = Omit<AuditQuestion, "before" | "limit">;

function readQuestion(viewer: Viewer, search: URLSearchParams): Asked {
  const bot = search.get("bot");
  const words = search.get("words")?.trim() || null;
  const zone = search.get("zone") ?? "UTC";
  const [from, to] = [search.get("from") || null, search.get("to") || null];
  const isDay = (text: string | null) => text === null || (day.test(text) && !Number.isNaN(Date.parse(text)));
  if (!isTimeZone(zone) || !isDay(from) || !isDay(to)) {
    throw new AppError("bad-request", "from and to must be days such as 2026-03-12, and zone a time zone.");
  }
  const everything = permits(viewer.everywhere, "auditor");
  const own = everything ? null : viewer.bots.map(({ id }) => id);
  const botIds = bot ? [requireBot(viewer, bot, "auditor").id] : own;
  return {
    botIds,
    actions: readActions(search.get("action")),
    accountId: readAccount(search.get("account")),
    words: words === null ? null : [words, ...viewer.bots.flatMap(({ id }) => personMarks(id, words))],
    from: from === null ? null : startOfDayIn(zone, from, 0),
    to: to === null ? null : startOfDayIn(zone, to, 1),
  };
}

/** The instant at which a day of the zone begins, or one so many days later. */
function startOfDayIn(zone: string, text: string, days: number): Date {
  const [year = 0, month = 1, date = 1] = text.split("-").map(Number);
  return new Date(startOfDay(new TZDate(year, month - 1, date + days, zone)).getTime());
}

function readAccount(text: string | null): string | null {
  if (!text || isUuid(text)) return text || null;
  throw new AppError("bad-request", "account must be the id of an account.");
}

function readActions(text: string | null): AuditAction[] | null {
  if (!text) return null;
  const found = auditActions.filter((action) => action === text || action.startsWith(`${text}.`));
  if (found.length > 0) return found;
  throw new AppError("bad-request", `There is no action ${text}.`);
}

function toEntry({ at, accountId, accountName, ...row }: AuditRow): AuditEntry {
  const { place, action, botId, target, detail } = row;
  const account = accountId === null ? null : { id: accountId, name: accountName };
  return { place, at: at.toISOString(), action, account, botId, target, detail };
}

async function* table(question: Asked) {
  yield byteOrderMark + csvRow(["place", "at", "action", "account", "account id", "bot", "target", "detail"]);
  for await (const entries of pages(question)) {
    yield entries
      .map(({ place, at, action, account, botId, target, detail }) =>
        csvRow([
          String(place),
          at,
          action,
          account?.name ?? "",
          account?.id ?? "",
          botId ?? "",
          target ?? "",
          JSON.stringify(detail),
        ]),
      )
      .join("");
  }
}

async function* lines(question: Asked) {
  for await (const entries of pages(question)) {
    yield entries.map((entry) => `${JSON.stringify(entry)}\n`).join("");
  }
}

async function* pages(question: Asked): AsyncGenerator<AuditEntry[]> {
  let before: number | null = null;
  for (;;) {
    const rows: AuditRow[] = await listAudit(archive(), { ...question, before, limit: exportedAtOnce });
    if (rows.length > 0) yield rows.map(toEntry);
    before = rows.at(-1)?.place ?? null;
    if (rows.length < exportedAtOnce) return;
  }
}
