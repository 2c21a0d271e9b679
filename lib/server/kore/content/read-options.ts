import "server-only";
import type { MessageOption } from "@/lib/domain/message-content";
import { words } from "./fields";
import { isObject, type JsonObject } from "./reading";

const optionTypes = /^(postback|web_url|url|imBack|messageBack|openUrl|signin|call|action\.\w+)$/i;
const optionLists = /^(buttons|quick_?replies|actions|radioOptions|tasks|otpButtons|resetButtons|choices)$/i;
const safeUrl = /^(https?:|tel:|mailto:)/i;

/** A button that stands alone, under whatever name. */
export function isOption(value: JsonObject): boolean {
  return (
    typeof value.type === "string" &&
    optionTypes.test(value.type) &&
    typeof value.title === "string" &&
    ["payload", "url", "value", "postback", "data"].some((key) => key in value)
  );
}

export function isOptionList(key: string): boolean {
  return optionLists.test(key);
}

export function readOptions(value: unknown): MessageOption[] {
  return Array.isArray(value) ? value.flatMap((item) => readOption(item) ?? []) : [];
}

/** Null for what has neither a word to show nor anything to send. */
export function readOption(value: unknown, fallbackLabel = ""): MessageOption | null {
  if (typeof value === "string")
    return value.trim() ? { label: value.trim(), payload: value, url: null, detail: null } : null;
  if (!isObject(value)) return null;
  const postback = isObject(value.postback) ? value.postback : {};
  const link = words(value.url, value.link, value.fallback_url);
  // Teams packs what a button says into the data of its own kind.
  const teams = isObject(value.data) && isObject(value.data.msteams) ? value.data.msteams.text : undefined;
  const payload = sent([teams, value.payload, postback.payload, postback.value, value.value, value.data]);
  const names = [value.title, value.label, value.text, value.name, value.reviewText, postback.title];
  const label = words(...names, fallbackLabel, value.value, value.payload, link);
  if (label === "") return null;
  const detail = words(value.description, value.subtitle);
  return { label, payload, url: safeUrl.test(link) ? link : null, detail: detail || null };
}

function sent(values: unknown[]): string | null {
  for (const value of values) {
    if (isObject(value)) return JSON.stringify(value);
    const text = words(value);
    if (text) return text;
  }
  return null;
}

/** Every button of a value, wherever it stands, each once. */
export function collectOptions(value: unknown, key = "", depth = 0): MessageOption[] {
  if (depth > deepest) return [];
  const inner = Array.isArray(value) ? value : isObject(value) ? Object.values(value) : [];
  if (Array.isArray(value) && isOptionList(key)) return unique(readOptions(value));
  if (isObject(value) && (isOption(value) || /^(default_action|button|fieldButton)$/.test(key))) {
    const option = readOption(value);
    return option ? [option] : [];
  }
  const keys = isObject(value) ? Object.keys(value) : [];
  return unique(inner.flatMap((item, index) => collectOptions(item, keys[index] ?? key, depth + 1)));
}

const deepest = 40;

function unique(options: MessageOption[]): MessageOption[] {
  return [...new Map(options.map((option) => [JSON.stringify(option), option])).values()];
}
