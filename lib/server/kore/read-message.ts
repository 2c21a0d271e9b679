import "server-only";
import * as z from "zod";
import { contentTexts } from "@/lib/domain/content-texts";
import type { Latency, Message, Speaker } from "@/lib/domain/message";
import type { MessageContent } from "@/lib/domain/message-content";
import { readData, readText } from "./content/read-text";
import type { Reading, ReadingContext } from "./content/reading";
import { isObject, parseStructure } from "./content/reading";
import { readAnswers } from "./content/templates/forms";
import {
  contentId,
  flagField,
  idField,
  labelField,
  listField,
  maybeField,
  messageTime,
  messageTimeFields,
  numberField,
  printValue,
  readTags,
  tagsField,
  textField,
  toIso,
} from "./wire";

const authorSchema = z.object({
  type: textField,
  nickName: textField,
  firstName: textField,
  lastName: textField,
  name: textField,
  formName: textField,
});

const stepField = maybeField(z.object({ durationMs: numberField }));
const latencySchema = z.object({ totalMs: numberField, asr: stepField, bot: stepField, tts: stepField });

/** kore-contract 4.1 and 1.6; nothing is indispensable, as the archive holds only records that had an id and a time. */
const wireSchema = z.object({
  _id: idField,
  type: textField,
  createdBy: labelField,
  ...messageTimeFields,
  chnl: labelField,
  channel: labelField,
  channels: listField(z.object({ type: labelField })),
  lang: labelField,
  components: listField(z.object({ cT: labelField, data: z.unknown().optional() })),
  text: z.unknown().optional(),
  isA: flagField,
  isD: flagField,
  tN: labelField,
  author: maybeField(authorSchema),
  latency: maybeField(latencySchema),
  tags: tagsField,
});
export type MessageWire = z.infer<typeof wireSchema>;

/** A stored record of a message in the product's words. Takes anything, and always has something to show. */
export function readMessage(raw: unknown): Message {
  return readWire(parseMessage(raw), raw);
}

/** The fields of a record that anything is made of, whatever the record is. */
export function parseMessage(raw: unknown): MessageWire {
  return wireSchema.parse(isObject(raw) ? raw : {});
}

/** `raw` is what the fields were parsed of. */
export function readWire(wire: MessageWire, raw: unknown): Message {
  const direction = wire.type === "incoming" ? "incoming" : "outgoing";
  const channel = messageChannel(wire);
  const context: ReadingContext = { direction, channel, isDecoded: false, depth: 0 };
  const readings = readComponents(wire, context);
  const found = readings.flatMap(({ contents }) => contents);
  const said = found.filter((content) => !(content.kind === "note" && content.note === "blank"));
  const contents = said.length > 0 ? said : [blankNote(wire)];
  const altText = printValue(wire.tags?.altText?.[0]?.value).trim();
  return {
    id: wire._id ?? contentId(raw),
    at: toIso(messageTime(wire) ?? 0),
    direction,
    speaker: readSpeaker(wire, readings, contents),
    contents: direction === "outgoing" && altText ? withAltText(contents, altText) : contents,
    label: direction === "incoming" && altText && altText !== plainText(contents) ? altText : null,
    taskName: wire.tN || null,
    language: wire.lang || null,
    latency: readLatency(wire.latency),
    tags: readTags(wire.tags),
  };
}

export function messageChannel({
  chnl,
  channel,
  channels,
}: Pick<MessageWire, "chnl" | "channel" | "channels">): string {
  return chnl || channel || channels[0]?.type || "unknown";
}

function readComponents(wire: MessageWire, context: ReadingContext): Reading[] {
  if (wire.author?.type === "FORM" && wire.type === "incoming") return [readForm(wire, context)];
  if (wire.components.length === 0)
    return typeof wire.text === "string" ? [readText(wire.text, context)] : [];
  return wire.components.map(({ cT, data }) => {
    const text = typeof data === "string" ? data : textOfData(data);
    if ((cT === "text" || cT === "") && text !== null) return readText(text, context);
    return readData(cT || "unknown", typeof data === "string" ? { text: data } : data, context);
  });
}

function textOfData(data: unknown): string | null {
  if (typeof data !== "object" || data === null) return null;
  const text: unknown = Reflect.get(data, "text");
  return typeof text === "string" ? text : text === undefined || text === null ? null : JSON.stringify(text);
}

/** What was typed into a form, under the form's name; a secured form has nothing to read. */
function readForm(wire: MessageWire, context: ReadingContext): Reading {
  const note: MessageContent = { kind: "note", note: "form-submitted", text: wire.author?.formName ?? "" };
  const text = textOfData(wire.components[0]?.data)?.trim();
  if (!text) return { contents: [note], role: null };
  const values = parseStructure(text);
  const contents = isObject(values) ? [readAnswers("form", values)] : readText(text, context).contents;
  return { contents: [note, ...contents.filter(({ kind }) => kind !== "note")], role: null };
}

function readLatency(wire: MessageWire["latency"]): Latency | null {
  if (!wire) return null;
  const latency = {
    totalMs: wire.totalMs,
    speechToTextMs: wire.asr?.durationMs ?? null,
    botMs: wire.bot?.durationMs ?? null,
    textToSpeechMs: wire.tts?.durationMs ?? null,
  };
  return Object.values(latency).every((ms) => ms === null) ? null : latency;
}

function blankNote({ author }: MessageWire): MessageContent {
  return { kind: "note", note: author?.type === "EVENT" ? "event" : "blank", text: "" };
}

/** kore-contract 4.3: what the author says, then the template, then the agent flag. */
function readSpeaker(wire: MessageWire, readings: Reading[], contents: MessageContent[]): Speaker {
  const { author } = wire;
  const fullName = [author?.firstName, author?.lastName].filter(Boolean).join(" ");
  const name = author?.nickName || fullName || author?.name || null;
  const role = readings.find((reading) => reading.role !== null)?.role;
  if (author?.type === "AGENT") return { kind: "agent", name };
  if (author?.type === "SYSTEM" || author?.type === "EVENT") return { kind: "system", name: null };
  if (wire.type === "incoming") {
    const isSignal = contents.every((content) => content.kind === "note" && isChannelNote(content.note));
    return { kind: isSignal ? "system" : "user", name: null };
  }
  if (role) return { kind: role, name: role === "agent" ? name : null };
  if (wire.isA && author?.type !== "FORM") return { kind: "agent", name };
  const isClosing = contents.some((content) => content.kind === "note" && content.note === "closing");
  return { kind: isClosing ? "system" : "bot", name: null };
}

function isChannelNote(note: string): boolean {
  return ["session-started", "call-ended", "caller-silent", "event"].includes(note);
}

/** On outgoing records altText is the author's own words for what cannot be drawn (kore-contract 4.1). */
function withAltText(contents: MessageContent[], altText: string): MessageContent[] {
  if (contents.every(({ kind }) => kind === "text")) return [{ kind: "text", text: altText }];
  if (contents.every(({ kind }) => kind === "note")) {
    return contents[0]?.kind === "note" && contents[0].note === "blank"
      ? [{ kind: "text", text: altText }]
      : contents;
  }
  const isSaid = contents.flatMap(contentTexts).includes(altText);
  return isSaid ? contents : [{ kind: "text", text: altText }, ...contents];
}

function plainText(contents: MessageContent[]): string {
  return contents
    .map((content) => (content.kind === "text" || content.kind === "note" ? content.text : ""))
    .join("\n");
}
