import "server-only";
import type { ContentOf, MessageContent } from "@/lib/domain/message-content";
import { words } from "./fields";
import { stripSpeechMarkup } from "./plain-text";
import { isObject, type JsonObject, parseStructure } from "./reading";

type Act = ContentOf<"voice">["acts"][number];

const silentVerbs = new Set(["", "config", "gather", "say", "answer", "tag"]);
const transferVerbs = /^(sip:refer|dial|transfer|refer)$/i;

/** A voice gateway's command, `{"type":"command","data":[verbs]}` or the verbs alone (kore-contract 4.2). */
export function isVoiceCommand(value: unknown): boolean {
  if (Array.isArray(value)) return value.some((item) => isObject(item) && typeof item.verb === "string");
  return isObject(value) && (value.type === "command" || typeof value.verb === "string");
}

/**
 * What the caller heard, and what the gateway did beside. Of a transfer only that it happened is told: `sip:refer`
 * carries the caller's number and more in hex, which no masking of text would see.
 */
export function readVoiceCommand(value: unknown): MessageContent {
  const verbs = verbsOf(value);
  const texts = verbs.flatMap((verb) => spokenTexts(verb.verb === "say" ? verb : verb.say));
  const acts = verbs.flatMap(readAct);
  if (texts.length > 0 || acts.length > 0) return { kind: "voice", type: "voice", texts, options: [], acts };
  const command = isObject(value) ? words(value.command) : "";
  const names = verbs.map(({ verb }) => words(verb)).filter(Boolean);
  return { kind: "note", note: "event", text: names.join(", ") || command || "command" };
}

/** A file that is played is told by its name, without what may be a key in its address. */
function readAct(verb: JsonObject): Act[] {
  const name = words(verb.verb);
  if (silentVerbs.has(name)) return [];
  if (name === "hangup") return [{ act: "hangup", text: "" }];
  if (transferVerbs.test(name)) return [{ act: "transfer", text: "" }];
  if (name === "play") {
    const address = words([verb.url].flat()[0]).split(/[?#]/)[0] ?? "";
    return [{ act: "play", text: address.split("/").at(-1) ?? "" }];
  }
  if (name === "pause") return [{ act: "pause", text: seconds(verb.length) }];
  return [{ act: "other", text: name }];
}

function seconds(length: unknown): string {
  const text = words(length);
  return text ? `${text} s` : "";
}

function verbsOf(value: unknown): JsonObject[] {
  if (Array.isArray(value)) return value.filter(isObject);
  if (!isObject(value)) return [];
  const data = typeof value.data === "string" ? parseStructure(value.data) : value.data;
  if (data === undefined) return "verb" in value ? [value] : [];
  return (Array.isArray(data) ? data : [data]).filter(isObject);
}

function spokenTexts(say: unknown): string[] {
  const source = isObject(say) ? say.text : say;
  return [source]
    .flat()
    .filter((text) => typeof text === "string")
    .map(stripSpeechMarkup)
    .filter(Boolean);
}
