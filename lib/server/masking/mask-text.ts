import "server-only";
import { createHmac } from "node:crypto";
import { type HiddenKind, printHidden } from "@/lib/domain/hidden-text";
import type { TextRange } from "@/lib/domain/search-snippet";
import { derivedKey } from "../keys";
import { findPersonal } from "./find-personal";
import type { Finding, PersonalType } from "./finding";
import type { Meaning } from "./keywords";

const kinds: Partial<Record<PersonalType, HiddenKind>> = {
  email: "email",
  phone: "phone",
  card: "card",
  iban: "iban",
  ip: "ip",
  jwt: "key",
  secret: "key",
  pin: "code",
  caller: "caller data",
};
/** So many of one text can be told from one another: more of them nobody follows. */
const mostMarks = 20_000;

/** A text with what is personal in it hidden, and where: `ranges` are of what was, `places` of what stands for it. */
export type MaskedText = { text: string; ranges: TextRange[]; places: TextRange[] };

/** `asked` is what the message before asked for, see `readAsked`; `person` an id to hide, see `personOf`. */
export function hideText(
  text: string,
  asked: readonly Meaning[] = [],
  person: string | null = null,
): MaskedText {
  const found = findPersonal(text, asked, person);
  if (found.length === 0) return { text, ranges: [], places: [] };
  const parts: string[] = [];
  const places: TextRange[] = [];
  let length = 0;
  let end = 0;
  const put = (part: string) => {
    parts.push(part);
    length += part.length;
  };
  for (const [index, finding] of found.entries()) {
    put(text.slice(end, finding.from));
    const from = length;
    put(printFinding(finding, index < mostMarks));
    places.push({ from, to: length });
    end = finding.to;
  }
  put(text.slice(end));
  return { text: parts.join(""), ranges: found.map(({ from, to }) => ({ from, to })), places };
}

/** The text alone. */
export function maskText(text: string, asked?: readonly Meaning[], person?: string | null): string {
  return hideText(text, asked, person).text;
}

function printFinding({ type, value }: Finding, isMarked: boolean): string {
  const kind = kinds[type] ?? "id";
  if (kind === "card") return printHidden(kind, `…${value.slice(-4)}`);
  // Of a few digits every one could be tried, and of a key nobody is known.
  const hasMark = isMarked && kind !== "code" && kind !== "key" && kind !== "caller data";
  return printHidden(kind, hasMark ? markOf(kind, value) : null);
}

/** The same for the same value, and without the installation's key nobody's. It begins with a letter: it is no number. */
function markOf(kind: HiddenKind, value: string): string {
  const hash = createHmac("sha256", derivedKey("pseudonyms")).update(`${kind}\0${value}`).digest("hex");
  return `${"ghjkmnpqrstvwxyz"[Number.parseInt(hash.charAt(0), 16)]}${hash.slice(1, 6)}`;
}

/** Where ranges of a text are in the same text once masked; one that touches what is hidden is all that stands for it. */
export function moveRanges(ranges: TextRange[], { ranges: hidden, places }: MaskedText): TextRange[] {
  const moved: TextRange[] = [];
  for (const range of ranges) {
    const from = movePoint(range.from, hidden, places, "from");
    const to = movePoint(range.to, hidden, places, "to");
    const last = moved.at(-1);
    if (last && from <= last.to) last.to = Math.max(last.to, to);
    else moved.push({ from, to });
  }
  return moved;
}

function movePoint(point: number, hidden: TextRange[], places: TextRange[], edge: keyof TextRange): number {
  let shift = 0;
  for (const [index, range] of hidden.entries()) {
    const place = places[index] ?? range;
    const isBefore = edge === "from" ? point < range.from : point <= range.from;
    if (isBefore) break;
    const isIn = edge === "from" ? point < range.to : point <= range.to;
    if (isIn) return place[edge];
    shift = place.to - range.to;
  }
  return point + shift;
}
