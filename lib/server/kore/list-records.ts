import "server-only";
import type { Span } from "@/lib/domain/span";
import { isObject } from "./content/reading";
import type { CallPurpose, Kore } from "./http/client";
import { KoreError } from "./http/kore-error";
import { sliceRange } from "./slice-range";
import { storable } from "./storable";

export type Listing = {
  /** The array's name in the reply. */
  listKey: "sessions" | "messages";
  path: string;
  idKey: string;
  limit: number;
  body?: Record<string, unknown>;
};
export type RecordsPage = {
  records: unknown[];
  /** How many records Kore had announced and did not give; known, and other than 0, on the last page alone. */
  missingCount: number;
};
export type ListOptions = { purpose: CallPurpose; signal: AbortSignal };

const mostPages = 5_000;
/** A page can be empty because what was on it is not given out; the next may have something again. */
const mostEmptyPages = 3;

/**
 * The raw records of a stretch of time, page by page, newest first (kore-contract 1.4). Throws KoreError, `malformed`
 * when pages repeat or stay empty while more is promised: such a list is not known to be whole.
 */
export async function* listRecordPages(
  kore: Kore,
  listing: Listing,
  span: Span,
  options: ListOptions,
): AsyncGenerator<RecordsPage> {
  for (const { from, to } of sliceRange(span)) {
    const dates = { dateFrom: new Date(from).toISOString(), dateTo: new Date(to).toISOString() };
    yield* listPages(kore, listing, dates, options);
  }
}

async function* listPages(
  kore: Kore,
  { listKey, path, idKey, limit, body: extra }: Listing,
  dates: { dateFrom: string; dateTo: string },
  { purpose, signal }: ListOptions,
): AsyncGenerator<RecordsPage> {
  const seen = new Set<string>();
  let skip = 0;
  let emptyPages = 0;
  // What a list that shrinks while it is paged lost may be behind us, or was jumped over: its highest total counts.
  let announced = 0;
  for (let page = 0; page < mostPages; page += 1) {
    const request = { ...extra, ...dates, skip, limit };
    const body = await kore.call({ path, body: request, listKey, purpose, signal });
    const records = Array.isArray(body[listKey]) ? body[listKey].map((record) => storable(record)) : [];
    const countBefore = seen.size;
    for (const record of records) if (isObject(record)) seen.add(recordKey(record, idKey));
    const isPromised = Number(body.total) > seen.size;
    if (Number.isSafeInteger(body.total)) announced = Math.max(announced, Number(body.total));
    const missingCount = Math.max(0, announced - seen.size);
    if (records.length === 0) {
      emptyPages += 1;
      if (String(body.moreAvailable) !== "true" || (emptyPages > 1 && !isPromised)) {
        if (missingCount > 0) yield { records, missingCount };
        return;
      }
      if (emptyPages > mostEmptyPages)
        throw new KoreError("malformed", "Kore promised more and sent empty pages.");
      skip += limit;
      continue;
    }
    const isLast = !isMore(body.moreAvailable, records.length >= limit, isPromised);
    yield { records, missingCount: isLast ? missingCount : 0 };
    if (isLast) return;
    if (seen.size === countBefore) break;
    // What was new is what is behind us: rows that shift or come twice are read again, and none is jumped over.
    skip += seen.size - countBefore;
  }
  throw new KoreError("malformed", "Kore repeated a page instead of coming to the end of the list.");
}

/**
 * The end is where `moreAvailable` is no longer true, never where `total` is reached. A full page that says nothing,
 * or says that it is the last while the total is higher, is worth one more look.
 */
function isMore(moreAvailable: unknown, isFull: boolean, isPromised: boolean): boolean {
  if (String(moreAvailable) === "true") return true;
  return isFull && (isPromised || moreAvailable === undefined || moreAvailable === null);
}

function recordKey(record: Record<string, unknown>, idKey: string): string {
  const id = record[idKey];
  return typeof id === "string" ? id : JSON.stringify(record);
}
