import "server-only";
import * as z from "zod";
import type { Facets } from "@/lib/domain/facets";
import type { SessionCount, SessionPage } from "@/lib/domain/session";
import { parseSessionFilters, type SessionFilters } from "@/lib/domain/session-filters";
import { isTimeZone, resolveRange } from "@/lib/domain/time-range";
import { permits, roleOn, type Viewer } from "@/lib/domain/viewer";
import { archive } from "./archive/database";
import { countFacets as countSessionFacets, countTags } from "./archive/facets";
import type { SessionQuestion } from "./archive/session-conditions";
import { findSessionHits } from "./archive/session-hits";
import { countSessions as countRows, listSessions as listRows, type SessionCursor } from "./archive/sessions";
import { isCommonSearch } from "./archive/text-conditions";
import { personMark, searchMark } from "./audit/marks";
import { recordAudit } from "./audit/record-audit";
import { requireBot } from "./auth/viewer";
import { AppError } from "./errors";
import { leaveVisible, openFilters, readFound } from "./masking/masked-search";
import { hideReference, openReference } from "./masking/references";

const pageSize = { default: 100, most: 200 };

/** A page of the bot's sessions by the words of the sessions page; `after` continues and `limit` bounds it. */
export async function listSessions(viewer: Viewer, search: URLSearchParams): Promise<SessionPage> {
  const { question, filters } = await readQuestion(viewer, search);
  const limit = readLimit(search.get("limit"));
  await recordSearch(viewer, question);
  const after = readCursor(search.get("after"), filters.sort);
  const rows = await listRows(archive(), { ...question, sort: filters.sort, after, limit: limit + 1 });
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  const nextCursor =
    rows.length > limit && last
      ? printCursor({ value: last.sortValue, sessionId: last.id }, filters.sort)
      : null;
  const userIds = new Map(page.map(({ id, userId }) => [id, userId]));
  const hits = await findSessionHits(
    archive(),
    question,
    page.map(({ id }) => id),
    readFound(mayReveal(viewer, question.botId), (id) => userIds.get(id) ?? ""),
  );
  const sessions = page.flatMap(({ sortValue: _, ...session }) => {
    if (question.text.length === 0) return session;
    const found = hits.get(session.id);
    // The index can let through what is only spelt alike.
    return found ? { ...session, hits: found } : [];
  });
  return { sessions, nextCursor };
}

/** Looking through a list is not written down; looking for words or for a person in it is. */
async function recordSearch(viewer: Viewer, { botId, text, users }: SessionQuestion): Promise<void> {
  const looked = users.include.map((user) =>
    recordAudit({ actor: viewer, action: "user.read", botId, target: personMark(botId, user) }),
  );
  if (text.length > 0) {
    const detail = { words: searchMark(text) };
    looked.push(recordAudit({ actor: viewer, action: "sessions.search", botId, detail }));
  }
  await Promise.all(looked);
}

export async function countFacets(viewer: Viewer, search: URLSearchParams): Promise<Facets> {
  const { question } = await readQuestion(viewer, search);
  const [facets, tags] = await Promise.all([
    countSessionFacets(archive(), question),
    countTags(archive(), question),
  ]);
  return { ...facets, tags };
}

const quickCount = 10_000;

/** Counts up to ten thousand, which is quick over any range; `exact=true` counts to the end. */
export async function countSessions(viewer: Viewer, search: URLSearchParams): Promise<SessionCount> {
  const { question } = await readQuestion(viewer, search);
  const exact = search.get("exact");
  if (exact !== null && exact !== "true") throw new AppError("bad-request", "exact can only be true.");
  const count = await countRows(archive(), question, exact ? null : quickCount + 1);
  const isExact = exact !== null || count <= quickCount;
  return { count: isExact ? count : quickCount, isExact };
}

/**
 * The words of an address as a question to the archive, for a bot the viewer may see. Presets such as "today" are
 * those of `zone`, UTC when it is not given. Throws bad-request that names every word that is wrong.
 */
export async function readQuestion(
  viewer: Viewer,
  search: URLSearchParams,
): Promise<{ question: SessionQuestion; filters: SessionFilters; zone: string }> {
  const bot = requireBot(viewer, search.get("bot") ?? viewer.bots[0]?.id ?? "");
  const zone = search.get("zone") ?? "UTC";
  const { filters: asked, faults } = parseSessionFilters(search);
  if (!isTimeZone(zone)) faults.push({ parameter: "zone", value: zone });
  if (faults.length > 0) {
    const words = faults.map(({ parameter, value }) => `${parameter}=${value}`).join(", ");
    throw new AppError("bad-request", `These filters could not be understood: ${words}.`);
  }
  const isTrusted = mayReveal(viewer, bot.id);
  const filters = openFilters(asked, isTrusted);
  const range = resolveRange(filters.range, Date.now(), zone);
  const question = { ...filters, botId: bot.id, range, zone };
  const isCommon = await isCommonSearch(archive(), question);
  const whole = { ...question, isCommon };
  return { question: isTrusted ? whole : await leaveVisible(whole), filters, zone };
}

function mayReveal(viewer: Viewer, botId: string): boolean {
  return permits(roleOn(viewer, botId), "reviewer");
}

function readLimit(text: string | null): number {
  if (text === null) return pageSize.default;
  const limit = Number(text);
  if (Number.isInteger(limit) && limit >= 1 && limit <= pageSize.most) return limit;
  throw new AppError("bad-request", `limit must be a whole number from 1 to ${pageSize.most}.`);
}

const cursorSchema = z.tuple([z.string(), z.union([z.string(), z.number()]), z.string()]);

function printCursor({ value, sessionId }: SessionCursor, sort: SessionFilters["sort"]): string {
  const shown = sort.key === "user" ? hideReference(String(value)) : value;
  return Buffer.from(JSON.stringify([sort.key, shown, sessionId])).toString("base64url");
}

/** A cursor belongs to the order it was made in; the type of its value must be that of the sorted column. */
function readCursor(text: string | null, sort: SessionFilters["sort"]): SessionCursor | null {
  if (text === null) return null;
  const [key, value, sessionId] = decodeCursor(text);
  const isNumber = sort.key === "duration" || sort.key === "messages";
  const isInstant = sort.key === "start" && !Number.isNaN(Date.parse(String(value)));
  const isRight = isNumber
    ? Number.isInteger(value)
    : typeof value === "string" && (sort.key !== "start" || isInstant);
  if (key !== sort.key || !isRight)
    throw new AppError("bad-request", "This page address is not of this list.");
  return { value: sort.key === "user" ? openReference(String(value)) : value, sessionId };
}

function decodeCursor(text: string): z.infer<typeof cursorSchema> {
  try {
    return cursorSchema.parse(JSON.parse(Buffer.from(text, "base64url").toString()));
  } catch (cause) {
    if (!(cause instanceof SyntaxError || cause instanceof z.ZodError)) throw cause;
    throw new AppError("bad-request", "This page address is broken. Go back to the first page.");
  }
}
