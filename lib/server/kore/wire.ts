import "server-only";
import { createHash } from "node:crypto";
import * as z from "zod";
import type { Tag } from "@/lib/domain/session";
import { isObject } from "./content/reading";
import { storableText } from "./storable";

/** Longer ones do not fit an index entry, and none was ever seen. */
const longestId = 500;
const mostCount = 2_147_483_647;
const latest = Date.UTC(9999, 11, 31);
const flagValues: unknown[] = [true, 1, "1", "true"];
const zoned = /(z|[+-]\d\d:?\d\d)$/i;

/**
 * A field of a record that takes whatever is there, and nothing too. Fields are missing as often as not, and zod's
 * `catch` would put a whole error together each time before it throws that away.
 */
function field<T>(read: (value: unknown) => T) {
  return z.unknown().optional().transform(read);
}

/**
 * Epoch milliseconds from Kore's ISO text or epoch number; null for what is no usable instant. A text without a zone
 * is UTC, as all of Kore's dates are (kore-contract 1.3).
 */
export const instantField = field((value) => {
  const time =
    typeof value === "number" ? value : typeof value === "string" ? parseTime(value.trim()) : Number.NaN;
  return time >= 0 && time < latest ? Math.trunc(time) : null;
});

function parseTime(text: string): number {
  if (/^\d{12,14}$/.test(text)) return Number(text);
  return Date.parse(/\dT\d/.test(text) && !zoned.test(text) ? `${text}Z` : text);
}

/** Null for what cannot be an id. */
export const idField = field((value) => {
  const id = isLabel(value) ? String(value).trim() : "";
  return id !== "" && id.length <= longestId ? id : null;
});
export const textField = field((value) => (typeof value === "string" ? value : ""));
export const labelField = field(readLabel);
export const countField = field((value) => {
  const count = Number(value);
  return Number.isInteger(count) && count >= 0 && count <= mostCount ? count : 0;
});
export const numberField = field((value) =>
  typeof value === "number" && Number.isFinite(value) ? value : null,
);
/** Kore writes developer and builder flags as 0 and 1, and as booleans (kore-contract 4.1). */
export const flagField = field((value) => flagValues.includes(value));
export const namedValuesField = field((value) =>
  Array.isArray(value)
    ? value.map((item: unknown) =>
        isObject(item) ? { name: readLabel(item["name"]), value: item["value"] } : { name: "", value: "" },
      )
    : [],
);
export const tagsField = maybeField(
  z.object({
    sessionTags: namedValuesField,
    userTags: namedValuesField,
    messageTags: namedValuesField,
    altText: namedValuesField,
  }),
);

/** A record within a record; null where there is none. */
export function maybeField<Shape extends z.ZodRawShape>(schema: z.ZodObject<Shape>) {
  return field((value) => (isObject(value) ? schema.parse(value) : null));
}

/** The records of a list, each as its schema reads it; what is no record is read as an empty one. */
export function listField<Shape extends z.ZodRawShape>(schema: z.ZodObject<Shape>) {
  return field((value) =>
    Array.isArray(value) ? value.map((item: unknown) => schema.parse(isObject(item) ? item : {})) : [],
  );
}

function readLabel(value: unknown): string {
  return isLabel(value) ? storableText(String(value).trim().slice(0, longestId)) : "";
}

function isLabel(value: unknown): value is string | number {
  return typeof value === "string" || (typeof value === "number" && Number.isFinite(value));
}

const scopes = { sessionTags: "session", userTags: "user", messageTags: "message" } as const;

/** Tags in Kore's order. Names repeat, and values are of any type (kore-contract 1.1); altText is no tag. */
export function readTags(tags: z.infer<typeof tagsField>): Tag[] {
  return (Object.keys(scopes) as (keyof typeof scopes)[]).flatMap((key) =>
    (tags?.[key] ?? []).flatMap(({ name, value }) =>
      name ? { scope: scopes[key], name, value: printValue(value) } : [],
    ),
  );
}

export function printValue(value: unknown): string {
  if (typeof value === "string") return value;
  return value === null || value === undefined ? "" : JSON.stringify(value);
}

/** The first 8 digits of an ObjectId are Unix seconds (kore-contract 1.1); null for an id of another make. */
export function instantOfObjectId(id: string): number | null {
  return /^[0-9a-f]{24}$/i.test(id) ? Number.parseInt(id.slice(0, 8), 16) * 1000 : null;
}

/** The times a message record can have, the best first. */
export const messageTimeFields = {
  createdOn: instantField,
  timestampValue: instantField,
  timestamp: instantField,
  lmodifiedOn: instantField,
  sessionId: idField,
};

/** When a message was said, at worst when its session began; null when nothing tells. */
export function messageTime(wire: z.infer<z.ZodObject<typeof messageTimeFields>>): number | null {
  const { createdOn, timestampValue, timestamp, lmodifiedOn, sessionId } = wire;
  return createdOn ?? timestampValue ?? timestamp ?? lmodifiedOn ?? instantOfObjectId(sessionId ?? "");
}

export function toIso(time: number): string {
  return new Date(time).toISOString();
}

/** An id for a record that came without one: the same for the same content, in whatever order its keys are kept. */
export function contentId(raw: unknown): string {
  const sorted = (_: string, value: unknown) =>
    typeof value === "object" && value !== null && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
      : value;
  return `hash-${createHash("sha256").update(JSON.stringify(raw, sorted)).digest("hex").slice(0, 32)}`;
}
