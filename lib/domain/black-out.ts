import { blackMark } from "./black-mark";
import { contentSchema, type MessageContent } from "./message-content";
import * as z from "./schema";
import { spaceless } from "./search-text";
import type { SharedMessage } from "./share";

/** Words by where they stand: the message and the text in it by their places, then characters. */
export type TextPlace = { message: number; text: number; from: number; to: number };

const contentsSchema = z.array(contentSchema);
/** These say how a content is drawn, and hold nothing that was said. */
const plan = new Set(["kind", "type", "note", "look", "view", "chart", "act"]);

/** The messages with these words black wherever they are said, in any case and with any signs between them. */
export function blackOut(messages: SharedMessage[], words: readonly string[]): SharedMessage[] {
  const patterns = words.flatMap((one) => patternOf(one) ?? []);
  if (patterns.length === 0) return messages;
  return messages.map((message) => {
    const contents = contentsSchema.parse(mapTexts(message.contents, patterns));
    return { ...message, contents: contents.map(withoutTellingNumbers) };
  });
}

/** Where words are said first; null where they are not. */
export function findWords(messages: SharedMessage[], words: string): TextPlace | null {
  const pattern = patternOf(words);
  if (!pattern) return null;
  for (const [message, found] of messages.entries()) {
    for (const [text, said] of listTexts(found.contents).entries()) {
      const [stretch] = stretchesOf(said, pattern);
      if (stretch) return { message, text, ...stretch };
    }
  }
  return null;
}

/** What stands at a place now. */
export function wordsAt(messages: SharedMessage[], { message, text, from, to }: TextPlace): string {
  const found = messages[message];
  return (found ? listTexts(found.contents)[text] : undefined)?.slice(from, to) ?? "";
}

function listTexts(value: unknown): string[] {
  if (typeof value === "string") return [value];
  if (Array.isArray(value)) return value.flatMap(listTexts);
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([name, part]) => (plan.has(name) ? [] : listTexts(part)));
}

function mapTexts(value: unknown, patterns: RegExp[]): unknown {
  if (typeof value === "string") return blacken(value, patterns);
  if (Array.isArray(value)) return value.map((part) => mapTexts(part, patterns));
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).map(([name, part]) => [
    name,
    plan.has(name) ? part : mapTexts(part, patterns),
  ]);
  return Object.fromEntries(entries);
}

function blacken(text: string, patterns: RegExp[]): string {
  const stretches = patterns.flatMap((pattern) => stretchesOf(text, pattern));
  let end = 0;
  let black = "";
  for (const { from, to } of stretches.sort((a, b) => a.from - b.from)) {
    if (from >= end) black += text.slice(end, from) + blackMark;
    end = Math.max(end, to);
  }
  return black + text.slice(end);
}

function stretchesOf(text: string, pattern: RegExp): { from: number; to: number }[] {
  return [...text.matchAll(pattern)].map(({ 0: found, index }) => ({
    from: index,
    to: index + found.length,
  }));
}

const character = String.raw`[\p{L}\p{N}\p{M}]`;
const gap = String.raw`[^\p{L}\p{N}]{1,12}`;

/** Whole words where they are written apart; null for what has nothing to find. */
function patternOf(words: string): RegExp | null {
  const parts = words.match(/[\p{L}\p{N}\p{M}]+/gu) ?? [];
  const [first, last] = [parts[0], parts.at(-1)];
  if (first === undefined || last === undefined) {
    const signs = words.trim();
    return signs === "" ? null : new RegExp(signs.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&"), "gu");
  }
  const before = spaceless.test(first) ? "" : `(?<!${character})`;
  const after = spaceless.test(last) ? "" : `(?!${character})`;
  return new RegExp(before + parts.join(gap) + after, "giu");
}

/** The number behind a label says what the label says. */
function withoutTellingNumbers(content: MessageContent): MessageContent {
  if (content.kind !== "chart") return content;
  const series = content.series.map((one) => ({
    ...one,
    values: one.values.map((value, index) => (one.labels[index]?.includes(blackMark) ? null : value)),
  }));
  return { ...content, series };
}
