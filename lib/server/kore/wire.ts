import "server-only";
import { createHash } from "node:crypto";
import * as z from "zod";
import type { Tag } from "@/lib/domain/session";
import { storableText } from "./storable";

/** Longer ones do not fit an index entry, and none was ever seen. */
const longestId = 500;
const latest = Date.UTC(9999, 11, 31);

const zoned = /(z|[+-]\d\d:?\d\d)$/i;

/**
 * Epoch milliseconds from Kore's ISO text or epoch number; null for what is no usable instant. A text without a zone
 * is UTC, as all of Kore's dates are (kore-contract 1.3).
 */
export const instantField = z
  .union([z.string(), z.number()])
  .transform((value) => {
    const time = typeof value === "number" ? value : parseTime(value.trim());
    return time >= 0 && time < latest ? Math.trunc(time) : null;
  })
  .nullable()
  .catch(null);

function parseTime(text: string): number {
  if (/^\d{12,14}$/.test(text)) return Number(text);
  return Date.parse(/\dT\d/.test(text) && !zoned.test(text) ? `${text}Z` : text);
}

export const idField = z
  .union([z.string(), z.number()])
  .transform(String)
  .pipe(z.string().trim().min(1).max(longestId));
export const textField = z.string().catch("");
export const labelField = z
  .union([z.string(), z.number()])
  .transform((value) => storableText(String(value).trim().slice(0, longestId)))
  .catch("");
export const countField = z.coerce.number().int().nonnegative().max(2_147_483_647).catch(0);
/** Kore writes developer and builder flags as 0 and 1, and as booleans (kore-contract 4.1). */
export const flagField = z
  .union([z.boolean(), z.number(), z.string()])
  .transform((value) => [true, 1, "1", "true"].includes(value))
  .catch(false);

const nameValueField = z.array(
  z.looseObject({ name: labelField, value: z.unknown().optional() }).catch({ name: "", value: "" }),
);
export const tagsField = z
  .object({
    sessionTags: nameValueField.catch([]),
    userTags: nameValueField.catch([]),
    messageTags: nameValueField.catch([]),
    altText: nameValueField.catch([]),
  })
  .partial()
  .nullable()
  .catch(null);

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
  sessionId: idField.nullable().catch(null),
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
