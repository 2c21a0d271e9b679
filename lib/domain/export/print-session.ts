import { chosenOptions } from "../chosen-options";
import { csvRow } from "../csv";
import type { Message, Transcript } from "../message";
import { responseTimes } from "../response-times";
import { isEmpty } from "../transcript-rows";
import { type ExportWords, messageHead } from "./export-words";
import { messageLines } from "./message-lines";

/** The session to paste into a ticket. */
export function printText(transcript: Transcript, words: ExportWords): string {
  const facts = words.facts(transcript).map(({ name, value }) => `${name}: ${value}`);
  const messages = shownLines(transcript, words).map(({ message, lines }) =>
    [messageHead(message, words), ...lines.map((line) => `  ${line}`)].join("\n"),
  );
  return `${[words.title(transcript), facts.join("\n"), ...orEmpty(messages, words)].join("\n\n")}\n`;
}

/** Whatever was said stays words: nothing of it becomes a heading, a link or a picture. */
export function printMarkdown(transcript: Transcript, words: ExportWords): string {
  const facts = words
    .facts(transcript)
    .map(({ name, value }) => `- ${escapeMarkdown(name)}: ${escapeMarkdown(value)}`);
  const messages = shownLines(transcript, words).map(({ message, lines }) =>
    [
      `**${escapeMarkdown(messageHead(message, words))}**`,
      "",
      ...lines.map((line) => `> ${escapeMarkdown(line)}  `),
    ].join("\n"),
  );
  const head = `# ${escapeMarkdown(words.title(transcript))}`;
  return `${[head, facts.join("\n"), ...orEmpty(messages, words)].join("\n\n")}\n`;
}

/** In the product's words; the instants and lengths are those of the screen. */
export function printJson({ session, messages }: Transcript): string {
  return `${JSON.stringify({ session, messages }, null, 2)}\n`;
}

const columns = [
  "session_id",
  "message_id",
  "time",
  "direction",
  "speaker",
  "speaker_name",
  "task",
  "language",
  "text",
  "sent",
  "response_ms",
];

/** A row for each message, those without content too. The mark at its beginning tells spreadsheets that it is UTF-8. */
export function printCsv(transcript: Transcript, words: ExportWords): string {
  const { session, messages } = transcript;
  const responses = responseTimes(messages, []);
  const rows = messages.map((message) => [
    session.id,
    message.id,
    message.at,
    message.direction,
    message.speaker.kind,
    message.speaker.name ?? "",
    message.taskName ?? "",
    message.language ?? "",
    isEmpty(message) ? "" : messageLines(message, undefined, words).join("\n"),
    message.label === null ? "" : messageLines({ ...message, label: null }, undefined, words).join("\n"),
    responses.get(message.id)?.responseMs ?? null,
  ]);
  return `\ufeff${[columns, ...rows].map(csvRow).join("")}`;
}

export type ShownMessage = { message: Message; lines: string[] };

function shownLines({ messages }: Transcript, words: ExportWords): ShownMessage[] {
  const chosen = chosenOptions(messages);
  return messages
    .filter((message) => !isEmpty(message))
    .map((message) => ({ message, lines: messageLines(message, chosen.get(message.id), words) }));
}

function orEmpty(messages: string[], words: ExportWords): string[] {
  return messages.length > 0 ? messages : [words.empty];
}

function escapeMarkdown(text: string): string {
  return text
    .replace(/[\r\n\u2028\u2029]+/g, " ")
    .replace(/[\\`*_{}[\]<>#|~&$^@]|(?<=\b(?:https?|ftp|mailto|xmpp)):|(?<=\bwww)\./gi, "\\$&")
    .replace(/^(\s*)([-+=])/, "$1\\$2")
    .replace(/^(\s*\d+)([.)])/, "$1\\$2");
}
