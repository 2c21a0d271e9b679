import { type FaultKinds, numberIn } from "./fault-kind";
import { mapRows } from "./rows";

/** Faults of the answer as a whole: wrong shapes, and paging that lies. */
export const envelopeFaults: FaultKinds = {
  "array-body": { about: "`[]` in place of the answer", reshape: () => [] },
  "null-body": { about: "`null` in place of the answer", reshape: () => null },
  "string-body": { about: "a JSON string in place of the answer", reshape: () => "ok" },
  "number-body": { about: "a JSON number in place of the answer", reshape: () => 42 },
  "empty-object": { about: "`{}` in place of the answer", reshape: () => ({}) },
  "rows-as-object": {
    about: "an object where the list should be",
    reshape: (body) => ({ ...mapRows(body, () => []), ...renamed(body, {}) }),
  },
  "rows-as-null": {
    about: "null where the list should be",
    reshape: (body) => ({ ...body, ...renamed(body, null) }),
  },
  "rows-as-string": {
    about: "the list as a JSON string",
    reshape: (body) => ({ ...body, ...renamed(body, JSON.stringify(body)) }),
  },
  "rows-renamed": {
    about: "the list under another name",
    reshape: (body) => ({ total: body["total"], moreAvailable: false, data: listOf(body) }),
  },
  "total-missing": { about: "no total", reshape: ({ total: _total, ...rest }) => rest },
  "total-wrong": { about: "a total of 1 whatever there is", reshape: (body) => ({ ...body, total: 1 }) },
  "total-string": {
    about: "the total as a string",
    reshape: (body) => ({ ...body, total: String(body["total"]) }),
  },
  "total-negative": { about: "a total of -1", reshape: (body) => ({ ...body, total: -1 }) },
  "more-missing": { about: "no moreAvailable", reshape: ({ moreAvailable: _more, ...rest }) => rest },
  "more-always": {
    about: "moreAvailable is true even on the last page",
    reshape: (body) => ({ ...body, moreAvailable: true }),
  },
  "more-never": {
    about: "moreAvailable is false even before the last page",
    reshape: (body) => ({ ...body, moreAvailable: false }),
  },
  "more-string": {
    about: 'moreAvailable as "true" or "false"',
    reshape: (body) => ({ ...body, moreAvailable: String(body["moreAvailable"]) }),
  },
  "empty-page": {
    about: "no rows, yet moreAvailable",
    reshape: (body) => ({ ...mapRows(body, () => []), moreAvailable: true }),
  },
  "endless-pages": {
    about: "the first page again and again, always with moreAvailable",
    reshape: (body, { memory }) => ({ ...remembered(body, memory), moreAvailable: true }),
  },
  "duplicate-page": {
    about: "the page of the call before once more",
    reshape: (body, { memory }) => {
      const last = memory.get("last") ?? body;
      memory.set("last", body);
      return last;
    },
  },
  "missing-page": {
    about: "one page too far, so a page is never seen",
    skip: ({ skip, limit }) => skip + limit,
  },
  "repeated-offset": { about: "skip is ignored", skip: () => 0 },
  "rows-appear": {
    about: "new rows arrive between pages, so old ones are seen twice (rows)",
    skip: ({ skip }, fault) => (skip === 0 ? 0 : Math.max(0, skip - numberIn(fault, "rows", 3))),
  },
  "rows-vanish": {
    about: "rows disappear between pages, so others are never seen (rows)",
    skip: ({ skip }, fault) => (skip === 0 ? 0 : skip + numberIn(fault, "rows", 3)),
  },
  "shuffled-page": {
    about: "the rows of a page in another order",
    reshape: (body) =>
      mapRows(body, (rows) =>
        rows.map((_, index) => rows[(index * 7919 + 3) % coprime(rows.length)] ?? rows[index]),
      ),
  },
  "reversed-page": {
    about: "the rows of a page oldest first",
    reshape: (body) => mapRows(body, (rows) => rows.toReversed()),
  },
  "duplicate-rows": {
    about: "every row twice",
    reshape: (body) => mapRows(body, (rows) => rows.flatMap((row) => [row, row])),
  },
  "missing-rows": {
    about: "every third row left out",
    reshape: (body) => mapRows(body, (rows) => rows.filter((_, index) => index % 3 !== 2)),
  },
  "null-rows": {
    about: "null among the rows",
    reshape: (body) => mapRows(body, (rows) => rows.flatMap((row) => [row, null])),
  },
  "text-rows": {
    about: "strings among the rows",
    reshape: (body) => mapRows(body, (rows) => rows.flatMap((row) => [row, "row"])),
  },
};

function listOf(body: Record<string, unknown>): unknown {
  return body["sessions"] ?? body["messages"];
}

function renamed(body: Record<string, unknown>, value: unknown): Record<string, unknown> {
  return { ["sessions" in body ? "sessions" : "messages"]: value };
}

function remembered(body: Record<string, unknown>, memory: Map<string, unknown>): object {
  const first = memory.get("first") ?? body;
  memory.set("first", first);
  return typeof first === "object" && first !== null ? first : body;
}

/** A modulus that the step of the shuffle visits completely. */
function coprime(length: number): number {
  return length % 7919 === 0 ? length + 1 : Math.max(1, length);
}
