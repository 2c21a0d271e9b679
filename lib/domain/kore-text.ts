import { type PrintValue, replaceValues } from "./kore-value";
import { dropNamedAddresses, safeUrl, splitText, type TextPart, type TextStyle } from "./text-parts";

/**
 * Text of a bot or an agent, read as Kore's own widget draws it (kore-contract 4.5): its marks for bold, italic, code,
 * headings, points and values, and the HTML it lets through. Any other markup is shown as it was written.
 */
export function readKoreText(text: string, printValue: PrintValue = () => null): TextPart[] {
  const lines = readHtml(text).split("\n").map(readLine).join("\n");
  return splitStyles(replaceValues(lines, printValue));
}

const anchor = /<a\s[^<>]{0,200}?href\s*=\s*(["'])([^"'<>]{1,2000})\1[^<>]{0,200}>([^<>]{0,500})<\/a>/gi;

const markup = /<(\/?(?:a|b|br|strong|i|em|u|p|ul|ol|li|span|div|h[1-6]))\b[^<>]*>/gi;

/** Text with what `readKoreText` shows of it and no more: not where its links lead, nor what its markup holds. */
export function withoutHiddenAddresses(text: string): string {
  return dropNamedAddresses(text.replace(anchor, "$3").replace(markup, "<$1>"));
}

function readHtml(text: string): string {
  return text
    .replace(/<br\s*\/?>|<\/(?:p|li|h[1-6]|div)>/gi, "\n")
    .replace(/<li\b[^<>]{0,200}>/gi, "• ")
    .replace(anchor, (whole, _quote, address: string, words: string) => {
      if (!safeUrl(address)) return whole;
      return `[${words.replace(/[[\]\s]+/g, " ").trim() || address}](${address})`;
    })
    .replace(/<\/?(?:b|strong)>/gi, "**")
    .replace(/<\/?(?:i|em)>/gi, "~")
    .replace(/<\/?(?:u|p|ul|ol|span|div|h[1-6])\b[^<>]{0,200}>/gi, "");
}

function readLine(line: string): string {
  const heading = /^#h[1-6](.+)$/i.exec(line);
  if (heading) return `**${heading[1]?.trim()}**`;
  const indented = /^>>(\*?)\s*(.*)$/.exec(line);
  if (indented) return `\u2003${indented[1] ? "• " : ""}${indented[2]}`;
  const rule = /^(?:---|___)(?![-_])(.*)$/.exec(line);
  if (rule) return `⸺\n${rule[1]}`.trimEnd();
  const hasOddStars = (line.match(/\*/g)?.length ?? 0) % 2 === 1;
  return hasOddStars && line.startsWith("*") ? `• ${line.slice(1).trimStart()}` : line;
}

// Stars inside of words and numbers are no marks: masked values are full of them.
const stylePattern = new RegExp(
  [
    "(?:`{3}|''')(?<code>[^\\n]{1,2000}?)(?:`{3}|''')",
    String.raw`(?<![\w*])\*{1,2}(?<bold>[^\s*](?:[^*\n]{0,2000}[^\s*])?)\*{1,2}(?![\w*])`,
    String.raw`(?<![\w~])~(?<tilde>[^\s~](?:[^~\n]{0,2000}[^\s~])?)~(?![\w~])`,
    String.raw`(?<![\w/_])_(?<underscore>[^\s_](?:[^_\n]{0,2000}[^\s_])?)_(?=[\s.,!?:;)]|$)`,
  ].join("|"),
  "gu",
);

function splitStyles(text: string): TextPart[] {
  const parts: TextPart[] = [];
  let end = 0;
  for (const match of text.matchAll(stylePattern)) {
    const { code, bold, tilde, underscore } = match.groups ?? {};
    parts.push(...splitText(text.slice(end, match.index)));
    if (code !== undefined) parts.push({ kind: "text", text: code, style: "code" });
    else parts.push(...styled(bold ?? tilde ?? underscore ?? "", bold === undefined ? "italic" : "bold"));
    end = match.index + match[0].length;
  }
  return [...parts, ...splitText(text.slice(end))];
}

function styled(text: string, style: TextStyle): TextPart[] {
  return splitText(text).map((part) => (part.kind === "text" ? { ...part, style } : part));
}
