import "server-only";
import type { Fact, Media } from "@/lib/domain/message-content";
import { decodeEntities } from "./plain-text";
import { isObject, type JsonObject, parseStructure } from "./reading";

const deepest = 40;
// What is sent back when an option is pressed can be JSON, and stays as it is.
const sentBack = /^(payload|value|postback)$/i;

/** The payload as its reader finds it: entities decoded once, and JSON inside of JSON unwrapped. */
export function openPayload(value: unknown, isDecoded: boolean, key = "", depth = 0): unknown {
  if (typeof value === "string") {
    const inner = sentBack.test(key) ? undefined : parseStructure(value);
    if (inner !== undefined && depth < deepest) return openPayload(inner, isDecoded, key, depth + 1);
    return isDecoded ? value : decodeEntities(value);
  }
  if (depth >= deepest) return null;
  if (Array.isArray(value)) return value.map((item) => openPayload(item, isDecoded, key, depth + 1));
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, item]) => [name, openPayload(item, isDecoded, name, depth + 1)]),
  );
}

/** The first of the values that is a word or a number, as text. */
export function words(...values: unknown[]): string {
  for (const value of values) {
    if (typeof value === "string" && value.trim()) return value.trim();
    if (typeof value === "number") return String(value);
  }
  return "";
}

/** All that are words or numbers, without the empty ones and without saying one twice. */
export function allWords(...values: unknown[]): string[] {
  return [...new Set(values.map((value) => words(value)).filter(Boolean))];
}

export function objects(value: unknown): JsonObject[] {
  return Array.isArray(value) ? value.filter(isObject) : [];
}

export function object(value: unknown): JsonObject {
  return isObject(value) ? value : {};
}

export function texts(value: unknown): string[] {
  return [value]
    .flat()
    .map((item) => words(item))
    .filter(Boolean);
}

export function fact(name: string, value: unknown): Fact[] {
  const text = words(value);
  return text ? [{ name, value: text }] : [];
}

const web = /^https?:/i;

export function webUrl(...values: unknown[]): string | null {
  return values.find((value): value is string => typeof value === "string" && web.test(value)) ?? null;
}

/** A placeholder with a name; the address is offered and never fetched. */
export function readMedia(type: string, value: JsonObject): Media {
  const name = words(value.name, value.fileName, value.filename, value.title, value.altText, value.alt);
  return { type, name, url: webUrl(value.url, value.contentUrl, value.videoUrl, value.audioUrl, value.link) };
}

/** The picture of a row or card, from whatever field holds one. */
export function readPicture(...values: unknown[]): Media | null {
  for (const value of values) {
    const url = isObject(value) ? webUrl(value.image_src, value.url, value.src) : webUrl(value);
    if (url) return { type: "image", name: isObject(value) ? words(value.altText, value.alt) : "", url };
  }
  return null;
}
