import "server-only";
import type { MessageContent } from "@/lib/domain/message-content";
import { objects, openPayload, texts, words } from "./fields";
import { decodeEntities, stripSpeechMarkup } from "./plain-text";
import { isMediaType, readComponent, readError, readMediaContent } from "./read-component";
import { readPseudoMessage } from "./read-pseudo-message";
import { readAttachments } from "./read-teams";
import { readTemplate } from "./read-template";
import { isVoiceCommand, readVoiceCommand } from "./read-voice";
import { isObject, type JsonObject, parseStructure, type Reading, type ReadingContext } from "./reading";

const deepest = 8;

/** What hides in the text of a component (kore-contract 4.2). There is always at least one content. */
export function readText(text: string, context: ReadingContext): Reading {
  if (text.trim() === "") return told([{ kind: "note", note: "blank", text: "" }]);
  const pseudo = readPseudoMessage(text, context);
  if (pseudo) return told([pseudo]);
  const value = context.depth < deepest ? parseStructure(text) : undefined;
  if (value !== undefined) return readValue(value, { ...context, depth: context.depth + 1 });
  const decoded = context.isDecoded ? text : decodeEntities(text);
  if (decoded !== text && parseStructure(decoded) !== undefined) {
    return readText(decoded, { ...context, isDecoded: true });
  }
  if (/^\s*(<\?xml[^>]*>\s*)?<(vxml|speak)\b/i.test(text)) return told([readSpeech(text)]);
  return told([{ kind: "text", text: decoded.trim() }]);
}

/** A JSON value that was a text. */
export function readValue(value: unknown, context: ReadingContext): Reading {
  if (isVoiceCommand(value)) return told([readVoiceCommand(value)]);
  const opened = openPayload(value, context.isDecoded);
  if (!isObject(opened)) return told(readTemplate("unknown", opened));
  const { payload, formData } = opened;
  const inner = typeof payload === "string" ? openPayload(parseStructure(payload), true) : payload;
  const body = isObject(inner) ? inner : null;
  const kind = words(opened.type) || "unknown";
  if (typeof body?.template_type === "string") return readPayload(body, formData, context);
  if (typeof opened.template_type === "string") return readPayload(opened, formData, context);
  if (isMediaType(kind)) return told([readMediaContent(kind, body ?? opened)]);
  if (kind === "error") return told([readError(kind, body ?? opened)]);
  if (isTextOnly(opened)) return readText(opened.text, { ...context, isDecoded: true });
  if (kind === "message") return readMixed(body ?? opened, context);
  if (kind === "template" && typeof payload === "string") return readText(payload, context);
  return told(readTemplate(kind, body ?? opened, formData));
}

/** The data of a component of another kind than text. */
export function readData(type: string, data: unknown, context: ReadingContext): Reading {
  const opened = openPayload(data, context.isDecoded);
  if (!isObject(opened))
    return told([{ kind: "record", type, texts: texts(opened), options: [], facts: [] }]);
  if (typeof opened.template_type === "string" || isObject(opened.payload)) return readValue(data, context);
  return told([readComponent(type, opened)]);
}

function readPayload(payload: JsonObject, formData: unknown, context: ReadingContext): Reading {
  const type = words(payload.template_type) || "form";
  const name = type.toLowerCase();
  const role = name === "live_agent" ? "agent" : name === "system" ? "system" : null;
  if (role && typeof payload.text === "string")
    return { ...readText(payload.text, { ...context, isDecoded: true }), role };
  return { contents: readTemplate(type, payload, formData), role };
}

/** A text with media or cards beside it. */
function readMixed(value: JsonObject, context: ReadingContext): Reading {
  const contents: MessageContent[] = [];
  const { text } = value;
  if (typeof text === "string" && text.trim())
    contents.push(...readText(text, { ...context, isDecoded: true }).contents);
  for (const type of ["image", "audio", "video"]) {
    const url = value[`${type}Url`];
    if (typeof url === "string") contents.push(readMediaContent(type, { url, name: value.name }));
  }
  if (objects(value.attachments).length > 0) contents.push(...readAttachments(value.attachments, true));
  return told(contents.length > 0 ? contents : readTemplate("message", value));
}

function isTextOnly(value: JsonObject): value is JsonObject & { text: string } {
  return (
    typeof value.text === "string" && Object.keys(value).every((key) => key === "text" || key === "type")
  );
}

/** The words of SSML or VXML; markup without any has nothing that was said. */
function readSpeech(text: string): MessageContent {
  const spoken = stripSpeechMarkup(text);
  if (!spoken) return { kind: "note", note: "event", text: /<vxml/i.test(text) ? "VXML" : "SSML" };
  return { kind: "voice", type: "speech", texts: [spoken], options: [], acts: [] };
}

function told(contents: MessageContent[]): Reading {
  return { contents, role: null };
}
