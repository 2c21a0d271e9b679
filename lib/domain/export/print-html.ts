import { chosenOptions } from "../chosen-options";
import { contentOptions, contentTexts } from "../content-texts";
import { readKoreText } from "../kore-text";
import type { Message, Transcript } from "../message";
import type { ContentOf, MessageContent, MessageOption } from "../message-content";
import { splitText, type TextPart } from "../text-parts";
import { isEmpty } from "../transcript-rows";
import type { ExportWords } from "./export-words";
import { messageLines } from "./message-lines";

/** Of the page; its hash is what the page's policy lets through, and nothing else. */
export const exportStyle = `
:root { color-scheme: light dark; font: 14px/1.45 system-ui, sans-serif; }
body { max-width: 52rem; margin: 2rem auto; padding: 0 1rem; overflow-wrap: anywhere; }
h1 { font-size: 1.25rem; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: .15rem 1rem; }
dt, header, .note { color: light-dark(#5b6070, #a9afbf); }
dd { margin: 0; }
article { margin: .75rem 0; break-inside: avoid; }
article header { font-size: .8rem; }
.body { max-width: 68ch; width: fit-content; padding: .4rem .8rem; border: 1px solid light-dark(#d9dbe3, #3a3f4d); border-radius: 12px; }
.body > * { margin: .25rem 0; white-space: pre-wrap; }
.bot, .agent { display: flex; flex-direction: column; align-items: end; }
.bot .body { background: light-dark(#f1f2fe, #22254a); }
.agent .body { background: light-dark(#eefaf1, #16301f); }
.system { text-align: center; }
.system .body { margin-inline: auto; border: 0; }
ul { padding: 0; list-style: none; display: flex; flex-wrap: wrap; gap: .35rem; }
li { border: 1px solid currentcolor; border-radius: 99px; padding: .05rem .7rem; }
.chosen { font-weight: 600; }
table { border-collapse: collapse; }
th, td { border: 1px solid light-dark(#d9dbe3, #3a3f4d); padding: .2rem .5rem; text-align: start; }
@page { margin: 16mm; @bottom-right { content: counter(page) " / " counter(pages); } }
`;

/**
 * A file that opens anywhere, offline and without script. All that comes from a message is escaped; the policy in it
 * lets nothing load or run, should an escape ever fail. `styleHash` is the base64 SHA-256 of `exportStyle`.
 */
export function printHtml(transcript: Transcript, words: ExportWords, styleHash: string): string {
  const body = printHtmlSession(transcript, words);
  return `${printHtmlStart(words.title(transcript), words, styleHash)}${body}${printHtmlEnd()}`;
}

/** What stands before the sessions of a file. */
export function printHtmlStart(name: string, words: ExportWords, styleHash: string): string {
  const title = escapeHtml(name);
  const policy = `default-src 'none'; style-src 'sha256-${styleHash}'; base-uri 'none'; form-action 'none'`;
  return `<!doctype html>
<html lang="${escapeHtml(words.locale)}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta name="robots" content="noindex">
<title>${title}</title>
<style>${exportStyle}</style>
</head>
<body>
`;
}

export function printHtmlEnd(): string {
  return "</body>\n</html>\n";
}

/** One session of a file; with `isWhole` messages too that have nothing to show. */
export function printHtmlSession(transcript: Transcript, words: ExportWords, isWhole = false): string {
  const { messages } = transcript;
  const chosen = chosenOptions(messages);
  const shown = messages.filter((message) => isWhole || !isEmpty(message));
  const facts = words
    .facts(transcript)
    .map(({ name, value }) => `<dt>${escapeHtml(name)}</dt><dd dir="auto">${escapeHtml(value)}</dd>`);
  const title = escapeHtml(words.title(transcript));
  return `<h1 dir="auto">${title}</h1>
<dl>${facts.join("")}</dl>
<main>
${shown.map((message) => article(message, chosen.get(message.id), words)).join("\n") || `<p>${escapeHtml(words.empty)}</p>`}
</main>
`;
}

function article(message: Message, chosen: MessageOption | undefined, words: ExportWords): string {
  const { speaker, at, label, contents } = message;
  const isLabelled = label !== null || contents.every(({ kind }) => kind === "note");
  const body = isLabelled
    ? messageLines(message, chosen, words).map((line) => paragraph(splitText(line)))
    : contents.map((content) => block(content, speaker.kind === "user", chosen, words));
  return `<article class="${speaker.kind}" id="${escapeHtml(message.id)}"><header>${escapeHtml(words.speaker(speaker))} <time datetime="${escapeHtml(at)}">${escapeHtml(at)}</time></header><div class="body" dir="auto">${body.join("")}</div></article>`;
}

function block(
  content: MessageContent,
  isUser: boolean,
  chosen: MessageOption | undefined,
  words: ExportWords,
): string {
  if (content.kind === "note") return paragraph(splitText(words.note(content.note)));
  const rich = (text: string) => paragraph(isUser ? splitText(text) : readKoreText(text));
  const options = contentOptions(content);
  if (content.kind === "table")
    return [...content.texts.map(rich), ...content.tables.map(table), pills(options, chosen, words)].join("");
  const offered = new Set(options.flatMap(({ label, detail }) => [label.trim(), detail?.trim() ?? ""]));
  const texts = contentTexts(content).filter((text) => options.length === 0 || !offered.has(text));
  return [...texts.map(rich), pills(options, chosen, words)].join("");
}

function pills(options: MessageOption[], chosen: MessageOption | undefined, words: ExportWords): string {
  if (options.length === 0) return "";
  const items = options.map((option) => {
    const text = escapeHtml([option.label, option.detail].filter(Boolean).join(" — "));
    return option === chosen
      ? `<li class="chosen">✓ ${text} (${escapeHtml(words.chosen)})</li>`
      : `<li>${text}</li>`;
  });
  return `<ul>${items.join("")}</ul>`;
}

function table({ columns, rows }: ContentOf<"table">["tables"][number]): string {
  const head = columns.map(({ label }) => `<th>${escapeHtml(label)}</th>`).join("");
  const body = rows.map(
    (row) => `<tr>${row.map(({ text }) => `<td>${escapeHtml(text)}</td>`).join("")}</tr>`,
  );
  return `<table><thead><tr>${head}</tr></thead><tbody>${body.join("")}</tbody></table>`;
}

function paragraph(parts: TextPart[]): string {
  return `<p dir="auto">${parts.map(inline).join("")}</p>`;
}

const tags = { bold: "strong", italic: "em", code: "code" } as const;

/** Links are those that the screen shows as links: http and https alone. */
function inline(part: TextPart): string {
  if (part.kind === "text")
    return part.style
      ? `<${tags[part.style]}>${escapeHtml(part.text)}</${tags[part.style]}>`
      : escapeHtml(part.text);
  const host = part.host ? ` (${escapeHtml(part.host)})` : "";
  return `<a href="${escapeHtml(part.url)}" rel="noopener noreferrer" target="_blank">${escapeHtml(part.text)}</a>${host}`;
}

const entities: Record<string, string> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => entities[character] ?? "");
}
