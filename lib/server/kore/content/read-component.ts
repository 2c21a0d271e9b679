import "server-only";
import type { Fact, MessageContent } from "@/lib/domain/message-content";
import { fact, objects, readMedia, texts, words } from "./fields";
import { isObject, type JsonObject } from "./reading";

const media = /^(image|audio|video|document|file|attachment|link|filelink)$/i;
const deepest = 6;

export function isMediaType(type: string): boolean {
  return media.test(type);
}

export function readMediaContent(type: string, payload: JsonObject): MessageContent {
  const found = readMedia(type.toLowerCase(), payload);
  const said = words(payload.text, payload.caption, payload.description);
  return { kind: "media", type, texts: said && said !== found.name ? [said] : [], options: [], media: found };
}

/** Components other than text; nobody has published what is in them, so every shape has to do (kore-contract 4.2). */
export function readComponent(type: string, data: JsonObject): MessageContent {
  if (isMediaType(type)) return readMediaContent(type, data);
  if (/^email$/i.test(type)) return readEmail(type, data);
  if (/^error$/i.test(type)) return readError(type, data);
  const { text, title, message, ...rest } = data;
  return { kind: "record", type, texts: texts([title, text, message]), options: [], facts: readFacts(rest) };
}

export function readError(type: string, data: JsonObject): MessageContent {
  return { kind: "error", type, texts: texts([data.text, data.message, data.code]), options: [] };
}

const headers = ["from", "to", "cc", "bcc", "date", "subject"];

function readEmail(type: string, data: JsonObject): MessageContent {
  const body = texts([data.body, data.text, data.content, data.html]);
  return {
    kind: "email",
    type,
    texts: body,
    options: [],
    facts: headers.flatMap((name) => fact(name, addresses(data[name]))),
    files: objects(data.attachments).map((file) => readMedia("attachment", file)),
  };
}

function addresses(value: unknown): string {
  return [value]
    .flat()
    .map((one) => (isObject(one) ? words(one.address, one.email, one.name) : words(one)))
    .filter(Boolean)
    .join(", ");
}

const machine = /^(_?id|.*(Id|Url|Uri|Token)|url|uri|token|type|thumbnails|iv|ire|cek)$/;

function readFacts(value: JsonObject, depth = 0): Fact[] {
  return Object.entries(value).flatMap(([name, inner]): Fact[] => {
    if (machine.test(name) || depth > deepest) return [];
    if (Array.isArray(inner)) {
      const plain = inner.filter((item) => !isObject(item));
      const nested = objects(inner).flatMap((item) => readFacts(item, depth + 1));
      return [...fact(name, texts(plain).join(", ")), ...nested];
    }
    if (isObject(inner)) return readFacts(inner, depth + 1);
    return fact(name, typeof inner === "boolean" ? String(inner) : inner);
  });
}
