import "server-only";
import { shownValue } from "@/lib/domain/reference";
import { readAsked } from "./find-personal";
import type { Meaning } from "./keywords";
import { maskText } from "./mask-text";
import { hideReference, isReference, personOf } from "./references";

/** What our own words and ids are: made by us or by Kore, of a fixed form, and asked for again as they stand. */
const structural = new Set(
  [
    "id botId sessionId messageId messageIds viewId defaultId starred nextCursor at from to startedAt endedAt until",
    "direction kind channel status outcome languages language scope look view chart act note zone bucket by measure",
    "columns isOwn isShared owner snippet state code",
  ]
    .join(" ")
    .split(" "),
);
/** Values that are words of addresses too. */
const references = new Set(["userId", "users", "key"]);
const longestKept = 64;
const mostKept = 20_000;
const keptForMs = 5 * 60_000;

type Walk = {
  /** What a number alone is, as far as what stands around it tells. */
  asked: readonly Meaning[];
  /** The id of whom a conversation is with, when that is personal: it is hidden wherever it stands. */
  person: string | null;
  /** As Kore sent it: nothing in it is a word of ours. */
  isRecord: boolean;
  hasReferences: boolean;
};

const reply: Walk = { asked: [], person: null, isRecord: false, hasReferences: true };

/** A reply with every text in it masked but our own words; ids that are personal become references. */
export function maskReply<Value>(value: Value): Value {
  return walk(value, reply) as Value;
}

/** The same for readers who have no address to ask for more: without references. */
export function maskForGood<Value>(value: Value): Value {
  return walk(value, { ...reply, hasReferences: false }) as Value;
}

/** What a message of a conversation with this person says; the same object when nothing in it is personal. */
export function maskSaid<Value>(value: Value, asked: readonly Meaning[], userId: string): Value {
  return walk(value, { ...reply, asked, person: personOf(userId), hasReferences: false }) as Value;
}

const recordIds = ["_id", "sessionId", "botId", "createdOn", "type"];

/** A record as Kore sent it, masked: names, and numbers as their digits, too. */
export function maskRecordValues(
  record: Record<string, unknown>,
  asked: readonly Meaning[],
  userId: string,
): Record<string, unknown> {
  const person = personOf(userId);
  const masked = walk(record, { asked, person, isRecord: true, hasReferences: false });
  const ids = recordIds.flatMap((name) => (name in record ? [[name, record[name]]] : []));
  return { ...(masked as Record<string, unknown>), ...Object.fromEntries(ids) };
}

/** Short texts in which nothing was found, as most are asked for again and again; none for longer than some minutes. */
let harmless = new Set<string>();
let harmlessSince = 0;

function mask(text: string, { asked, person }: Walk): string {
  const isOfPerson = person !== null && text.includes(person);
  if (isOfPerson || text.length > longestKept || asked.length > 0) return maskText(text, asked, person);
  if (Date.now() - harmlessSince > keptForMs || harmless.size > mostKept) {
    harmless = new Set();
    harmlessSince = Date.now();
  }
  if (harmless.has(text)) return text;
  const masked = maskText(text);
  if (masked === text) harmless.add(text);
  return masked;
}

/** Whatever holds nothing personal stays the same object. */
function walk(value: unknown, context: Walk): unknown {
  if (typeof value === "string") return mask(value, context);
  if (typeof value === "number" && context.isRecord) return maskNumber(value, context);
  if (Array.isArray(value)) return walkList(value, () => context);
  if (typeof value !== "object" || value === null) return value;
  return walkObject(value as Record<string, unknown>, context);
}

function walkList(list: unknown[], contextAt: (place: number) => Walk): unknown[] {
  let isSame = true;
  const masked = list.map((item, place) => {
    const shown = walk(item, contextAt(place));
    isSame &&= shown === item;
    return shown;
  });
  return isSame ? list : masked;
}

function walkObject(object: Record<string, unknown>, context: Walk): Record<string, unknown> {
  const labelled = askedBy(object["name"] ?? object["label"] ?? object["title"]);
  const isFacet = "count" in object || "scope" in object;
  const isTable = Array.isArray(object["rows"]);
  let isSame = true;
  const masked = Object.entries(object).map(([name, value]) => {
    const key = context.isRecord ? mask(name, { ...context, asked: [] }) : name;
    const shown = walkField(name, value);
    isSame &&= shown === value && key === name;
    return [key, shown];
  });
  return isSame ? object : Object.fromEntries(masked);

  function walkField(name: string, value: unknown): unknown {
    if (!context.isRecord) {
      if (structural.has(name) && !isTable) return value;
      if (references.has(name)) return refer(value, [], context);
      if (isFacet && name === "value") return refer(value, labelled, context);
    }
    if (isTable && name === "rows" && Array.isArray(value))
      return walkRows(value, object["columns"], context);
    const named = name === "value" || name === "values" ? labelled : askedBy(splitName(name));
    return walk(value, within(context, named));
  }
}

/** A column's name says what is in it. */
function walkRows(rows: unknown[], columns: unknown, context: Walk): unknown[] {
  const asked = [columns]
    .flat()
    .map((column) => askedBy(typeof column === "object" && column ? Reflect.get(column, "label") : column));
  let isSame = true;
  const masked = rows.map((row) => {
    const shown = Array.isArray(row)
      ? walkList(row, (place) => within(context, asked[place] ?? []))
      : walk(row, context);
    isSame &&= shown === row;
    return shown;
  });
  return isSame ? rows : masked;
}

function within(context: Walk, asked: readonly Meaning[]): Walk {
  return asked.length > 0 ? { ...context, asked } : context;
}

function refer(value: unknown, asked: readonly Meaning[], context: Walk): unknown {
  if (Array.isArray(value)) return walkReferences(value, context);
  if (typeof value !== "string" || isReference(value)) return value;
  const reference = hideReference(value, asked);
  return context.hasReferences ? reference : shownValue(reference);
}

function walkReferences(values: unknown[], context: Walk): unknown[] {
  const shown = values.map((value) => refer(value, [], context));
  return shown.some((value, place) => value !== values[place]) ? shown : values;
}

function maskNumber(value: number, context: Walk): unknown {
  if (!Number.isSafeInteger(value) || Math.abs(value) < 100) return value;
  const text = String(value);
  const masked = mask(text, context);
  return masked === text ? value : masked;
}

const namesKept = 2_000;
const askedByName = new Map<string, readonly Meaning[]>();

function askedBy(name: unknown): readonly Meaning[] {
  if (typeof name !== "string" || name === "" || name.length > longestKept) return [];
  const known = askedByName.get(name);
  if (known) return known;
  const asked = readAsked(name);
  if (askedByName.size >= namesKept) askedByName.clear();
  askedByName.set(name, asked);
  return asked;
}

/** The words of a name as programs write it: `phoneNumber`, `phone_number`. */
function splitName(name: string): string {
  return name.length > longestKept ? "" : name.replace(/([a-z])([A-Z])/g, "$1 $2").replaceAll("_", " ");
}
