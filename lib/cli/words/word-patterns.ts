import { readdirSync, readFileSync } from "node:fs";
import { listTexts } from "@/lib/domain/catalogue/list-texts";
import { lengthen } from "./lengthen";

/** A text of the screen with its words lengthened, between brackets; null when it is not of the catalogue. */
export function growText(text: string): { grown: string; isFilledIn: boolean } | null {
  const words = text.trim();
  if (!/\p{L}/u.test(words)) return null;
  for (const pattern of patterns) {
    const parts = pattern.exec(words)?.slice(1);
    if (!parts) continue;
    // The catalogue's own pieces and what is filled in take turns.
    const grown = parts.map((part, index) => (index % 2 === 0 && part ? lengthen(part) : part)).join("");
    return { grown: text.replace(words, () => `[${grown}]`), isFilledIn: parts.length > 1 };
  }
  return null;
}

const plural = /\{\w+, plural,((?:\s*(?:=\d+|\w+)\s*\{(?:[^{}]|\{[^{}]*\})*\})+)\s*\}/;

/** A text once with each form of each of its plurals. */
function spellOut(text: string): string[] {
  const [whole, forms] = plural.exec(text) ?? [];
  if (whole === undefined || forms === undefined)
    return [text.replace(/<\/?\w+>/g, "\0")].flatMap((t) => t.split("\0"));
  return [...forms.matchAll(/(?:=\d+|\w+)\s*\{((?:[^{}]|\{[^{}]*\})*)\}/g)].flatMap(([, form = ""]) =>
    spellOut(text.replace(whole, form.replaceAll("#", "{count}"))),
  );
}

/** A piece of the catalogue and what is filled in after it are a group each. */
function toPattern(text: string): string {
  const parts = text.split(/\{[^{}]*\}/);
  return `^${parts.map((part) => (part === "" ? "()" : `(${literally(part)})`)).join("(.*?)")}$`;
}

function literally(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}

// Read and not imported: the runner of the browser tests takes no JSON without an attribute, and the compiler no attribute.
const folder = new URL("../../domain/catalogue/en/", import.meta.url);
const english = readdirSync(folder).flatMap((file) =>
  listTexts(JSON.parse(readFileSync(new URL(file, folder), "utf8"))),
);

/** With fewer, what people say would be taken for ours: much of it has a "to" or an "of" in it. */
const leastLetters = /\p{L}{3}/u;
/** The plainest first, so that a text of its own is not taken for one with something filled in. */
const patterns = [...new Set(english.flatMap(([, text]) => spellOut(text)))]
  .filter((text) => leastLetters.test(text.replace(/\{[^{}]*\}/g, "")))
  .sort((a, b) => a.split("{").length - b.split("{").length)
  .map((text) => new RegExp(toPattern(text), "su"));
