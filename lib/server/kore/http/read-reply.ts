import "server-only";
import { isObject } from "../content/reading";
import { safeDetail } from "./kore-error";

export type Refusal = {
  kind:
    | "limited-minute"
    | "limited-hour"
    | "retryable"
    | "credentials"
    | "scope"
    | "rejected"
    | "malformed"
    | "too-large"
    | "unreachable";
  detail: string | null;
};
export type Reply = { kind: "ok"; body: Record<string, unknown> } | Refusal;

const limitWords = /rate limit|too many requests/i;
const retryableStatuses = [408, 425];

/**
 * What a reply means. Kore names most refusals only in English words and a code of its own, and sends them with
 * more than one status (kore-contract 3), so a body that is no list is read for its words whatever the status.
 * `listKey` is the array a good reply must hold.
 */
export function readReply(status: number, contentType: string, text: string, listKey: string): Reply {
  const body = parseJson(text);
  const isList = isObject(body) && (Array.isArray(body[listKey]) || body.total === 0);
  if (status >= 200 && status < 300 && isList) {
    return isJsonType(contentType)
      ? { kind: "ok", body }
      : { kind: "malformed", detail: `The list came as ${contentType.slice(0, 60)} instead of JSON.` };
  }
  const { words, code } = readError(body, text);
  const detail = safeDetail(words);
  if (status === 429 || limitWords.test(words)) {
    return { kind: /hour/i.test(words) ? "limited-hour" : "limited-minute", detail };
  }
  if (status < 500 && /scope/i.test(words)) return { kind: "scope", detail };
  if (code === "4002" || status === 401) return { kind: "credentials", detail };
  if (status === 403) return { kind: "scope", detail };
  if (status >= 500 || retryableStatuses.includes(status)) {
    return { kind: "retryable", detail: detail ?? `Kore answered with status ${status}.` };
  }
  if (status >= 300) return { kind: "rejected", detail: detail ?? `Kore answered with status ${status}.` };
  if (isObject(body) && ("errors" in body || "error" in body)) return { kind: "rejected", detail };
  return { kind: "malformed", detail: `The reply held no list of ${listKey}.` };
}

/** What Kore says went wrong, in whichever of its forms (kore-contract 3); empty when it says nothing. */
export function readError(body: unknown, text: string): { words: string; code: string } {
  const found = isObject(body) ? [body, body.error, ...list(body.errors)].filter(isObject) : [];
  const strings = isObject(body)
    ? [body.error, ...list(body.errors)].filter((x) => typeof x === "string")
    : [];
  const words = found.flatMap(({ msg, message }) => [msg, message].filter((x) => typeof x === "string"));
  const code = found.map(({ code }) => code).find((x) => typeof x === "number" || typeof x === "string");
  const all = [...words, ...strings].join(" ");
  return { words: all || (isObject(body) ? "" : text), code: code === undefined ? "" : String(code) };
}

function list(value: unknown): unknown[] {
  return Array.isArray(value) ? value : value === undefined ? [] : [value];
}

function isJsonType(contentType: string): boolean {
  return contentType === "" || /json|text\/plain/i.test(contentType);
}

/** Undefined when it is no JSON. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
