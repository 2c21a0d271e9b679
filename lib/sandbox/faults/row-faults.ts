import { type ActiveFault, type FaultKinds, numberIn } from "./fault-kind";
import { eachRow, firstRow, mapRows, mapTimes, type Row, withText } from "./rows";

const card = (payload: unknown) => JSON.stringify({ type: "template", payload });

/** Faults inside the rows: fields, types, times and texts that nobody promised. */
export const rowFaults: FaultKinds = {
  "new-fields": {
    about: "fields nobody has seen before",
    reshape: (body) => eachRow(body, (row) => ({ ...row, aiSummary: { text: "…" }, v2: [1] })),
  },
  "removed-fields": {
    about: "rows with their ids and start alone",
    reshape: (body) => eachRow(body, (row) => only(row, ["_id", "sessionId", "start_time", "createdOn"])),
  },
  "ids-missing": {
    about: "rows without any id",
    reshape: (body) => eachRow(body, ({ _id, sessionId, ...row }) => row),
  },
  "ids-repeated": {
    about: "the same id on every row",
    reshape: (body) =>
      eachRow(body, (row) =>
        "_id" in row
          ? { ...row, _id: "ms-00000000-0000-5000-b000-000000000000" }
          : { ...row, sessionId: "0".repeat(24) },
      ),
  },
  "ids-numeric": {
    about: "ids as numbers",
    reshape: (body) =>
      eachRow(body, (row, index) => ({ ...row, ...("_id" in row && { _id: index }), sessionId: index })),
  },
  "ids-across-bots": {
    about: "ids that count up from 1, the same for every bot",
    reshape: (body) => eachRow(body, numbered),
  },
  "foreign-bot": {
    about: "rows that name another bot",
    reshape: (body) => eachRow(body, (row) => ({ ...row, botId: "st-00000000-0000-5000-b000-00000000bad0" })),
  },
  "foreign-session": {
    about: "rows of sessions nobody asked for",
    reshape: (body) => eachRow(body, (row) => ({ ...row, sessionId: "5e0be1000000000000000bad" })),
  },
  "type-changes": {
    about: "numbers as strings, strings as objects, lists as strings",
    reshape: (body) =>
      eachRow(body, (row) =>
        Object.fromEntries(Object.entries(row).map(([name, value]) => [name, changeType(name, value)])),
      ),
  },
  "null-fields": {
    about: "every field but the ids null",
    reshape: (body) =>
      eachRow(body, (row) =>
        Object.fromEntries(
          Object.entries(row).map(([name, value]) => [name, /^_id$|^sessionId$/.test(name) ? value : null]),
        ),
      ),
  },
  "unknown-values": {
    about: "channels, statuses, outcomes and component types nobody knows",
    reshape: (body) =>
      eachRow(body, (row) => ({
        ...row,
        ...("channel" in row && {
          channel: "hologram",
          sessionStatus: "paused",
          containmentType: "partial",
          session_lang: ["tlh"],
        }),
        ...("chnl" in row && {
          chnl: "hologram",
          status: "evaporated",
          components: [{ _id: "cp-0", cT: "hologram", data: { beam: 1 }, thumbnails: [] }],
        }),
      })),
  },
  "unknown-template": {
    about: "a template nobody knows",
    reshape: (body) =>
      eachRow(body, (row) =>
        withText(row, card({ template_type: "hologram_v9", stages: [{ label: "one" }] })),
      ),
  },
  "no-components": {
    about: "messages with an empty list of components",
    reshape: (body) => eachRow(body, (row) => ("components" in row ? { ...row, components: [] } : row)),
  },
  "prototype-keys": {
    about: "keys such as `__proto__` and `constructor`",
    reshape: (body) =>
      eachRow(body, (row) =>
        JSON.parse(
          `{"__proto__":{"isAdmin":true},"constructor":{"prototype":{"isAdmin":true}},${JSON.stringify(row).slice(1)}`,
        ),
      ),
  },
  "times-missing": {
    about: "no times",
    reshape: (body) =>
      eachRow(body, (row) => mapTimes({ ...row, timestampValue: undefined }, () => undefined)),
  },
  "times-invalid": {
    about: "times that are none",
    reshape: (body) => eachRow(body, (row) => mapTimes(row, () => "yesterday")),
  },
  "times-future": {
    about: "times a year ahead",
    reshape: (body) => eachRow(body, (row) => mapTimes(row, (iso) => shifted(iso, 365 * 86_400_000))),
  },
  "times-skewed": {
    about: "times ten minutes early (ms)",
    reshape: (body, fault) =>
      eachRow(body, (row) => mapTimes(row, (iso) => shifted(iso, numberIn(fault, "ms", -600_000)))),
  },
  "times-microseconds": {
    about: "times with six decimals",
    reshape: (body) => eachRow(body, (row) => mapTimes(row, (iso) => iso.replace("Z", "123Z"))),
  },
  "times-zoned": {
    about: "times with an offset of +05:30",
    reshape: (body) =>
      eachRow(body, (row) => mapTimes(row, (iso) => shifted(iso, 19_800_000).replace("Z", "+05:30"))),
  },
  "times-epoch": {
    about: "times as epoch numbers",
    reshape: (body) => eachRow(body, (row) => mapTimes(row, (iso) => Date.parse(iso))),
  },
  "times-without-zone": {
    about: "times without a zone",
    reshape: (body) => eachRow(body, (row) => mapTimes(row, (iso) => iso.replace("Z", ""))),
  },
  "huge-text": {
    about: "one text of ten megabytes (megabytes)",
    reshape: (body, fault) =>
      firstRow(body, (row) => withText(row, "long text ".repeat(megabytes(fault, 10) / 10))),
  },
  "huge-page": {
    about: "ten thousand rows on one page (rows)",
    reshape: (body, fault) =>
      mapRows(body, (rows) =>
        Array.from({ length: numberIn(fault, "rows", 10_000) }, (_, index) => cloned(rows, index)),
      ),
  },
  "deep-nesting": {
    about: "JSON two thousand levels deep (levels)",
    reshape: (body, fault) =>
      firstRow(body, (row) => ({ ...row, nested: nest(numberIn(fault, "levels", 2_000)) })),
  },
  "deep-template": {
    about: "a template two thousand levels deep (levels)",
    reshape: (body, fault) =>
      firstRow(body, (row) =>
        withText(row, card({ template_type: "button", buttons: nest(numberIn(fault, "levels", 2_000)) })),
      ),
  },
  "nul-character": {
    about: "U+0000 in a text",
    reshape: (body) => eachRow(body, (row) => withText(row, "before\u0000after")),
  },
  "lone-surrogate": {
    about: "half of a surrogate pair in a text",
    reshape: (body) => eachRow(body, (row) => withText(row, "half \ud83d of a face")),
  },
  "control-characters": {
    about: "every control character in a text",
    reshape: (body) =>
      eachRow(body, (row) =>
        withText(row, Array.from({ length: 32 }, (_, code) => String.fromCharCode(code)).join("x")),
      ),
  },
  "hostile-markup": {
    about: "script, handlers and a javascript: link in a text",
    reshape: (body) =>
      eachRow(body, (row) =>
        withText(
          row,
          '<img src=x onerror="alert(1)"><script>alert(1)</script><a href="javascript:alert(1)">x</a>=cmd|\'/c calc\'!A0',
        ),
      ),
  },
  "bidi-override": {
    about: "direction overrides that reach beyond the text",
    reshape: (body) => eachRow(body, (row) => withText(row, "\u202e\u2066 reversed \u2067")),
  },
};

function only(row: Row, names: readonly string[]): Row {
  return Object.fromEntries(Object.entries(row).filter(([name]) => names.includes(name)));
}

function numbered(row: Row, index: number): Row {
  const id = String(index + 1);
  if (!("_id" in row)) return { ...row, sessionId: id.padStart(24, "0") };
  return { ...row, _id: `ms-00000000-0000-5000-b000-${id.padStart(12, "0")}` };
}

function changeType(name: string, value: unknown): unknown {
  if (name === "_id" || name === "sessionId") return value;
  if (typeof value === "number") return String(value);
  if (typeof value === "boolean") return value ? "yes" : 0;
  if (typeof value === "string") return { value };
  return Array.isArray(value) ? JSON.stringify(value) : [];
}

function shifted(iso: string, ms: number): string {
  return new Date(Date.parse(iso) + ms).toISOString();
}

function megabytes(fault: ActiveFault, fallback: number): number {
  return numberIn(fault, "megabytes", fallback) * 1_000_000;
}

/** A row that differs from its model in its id alone. */
function cloned(rows: readonly Row[], index: number): Row {
  const row = rows[index % rows.length] ?? {};
  const round = Math.floor(index / Math.max(1, rows.length));
  if (round === 0) return row;
  const suffix = round.toString(16).padStart(6, "0");
  return "_id" in row
    ? { ...row, _id: `${String(row["_id"]).slice(0, -6)}${suffix}` }
    : { ...row, sessionId: `${String(row["sessionId"]).slice(0, -6)}${suffix}` };
}

function nest(levels: number): unknown {
  let inner: unknown = [];
  for (let level = 0; level < levels; level++) inner = [inner];
  return inner;
}
