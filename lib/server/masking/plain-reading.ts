import "server-only";

/** A text as a person reads it, and for each position in it where that stood; `places` is null when nothing changed. */
export type PlainReading = { text: string; places: Uint32Array | null; ends: Uint32Array | null };

const isPlain = /^[\n\r\t\x20-\x24\x27-\x29\x2b-\x3b\x3d-\x5b\x5d\x5e\x61-\x7d]*$/;
const longestTag = 300;
const longestEntity = 10;
const entities: Record<string, string> = { nbsp: " ", amp: "&", commat: "@", period: ".", hyphen: "-" };
const breaking = /^<\/?(?:br|p|div|li|tr|td|th|ul|ol|h[1-6])\b/i;

/**
 * Takes apart what keeps a number from being seen: digits of other scripts, wide letters, odd spaces and dashes,
 * invisible characters, markup in the middle, and what HTML, JSON or an address wrote in its own way. With `withTags`
 * markup is read like everything else, for what stands in it.
 */
export function readPlain(text: string, withTags = false): PlainReading {
  if (isPlain.test(text)) return { text, places: null, ends: null };
  const length = text.length;
  const places = new Uint32Array(length + 1);
  const ends = new Uint32Array(length + 1);
  const out: string[] = [];
  let size = 0;
  for (let at = 0; at < length; ) {
    const plainTo = plainEnd(text, at);
    if (plainTo > at) {
      out.push(text.slice(at, plainTo));
      for (; at < plainTo; at += 1) {
        places[size] = at;
        size += 1;
        ends[size - 1] = at + 1;
      }
      continue;
    }
    const code = text.charCodeAt(at);
    const step = code === 0x3c && !withTags ? readTag(text, at) : readStep(text, at, code);
    const to = at + step.length;
    out.push(step.characters);
    for (let unit = 0; unit < step.characters.length; unit += 1) {
      places[size] = at;
      ends[size] = to;
      size += 1;
    }
    at = to;
  }
  return { text: out.join(""), places, ends };
}

/** Where the stretch that reads as it stands ends. */
function plainEnd(text: string, from: number): number {
  let at = from;
  while (at < text.length && odd[text.charCodeAt(at)] === 0) at += 1;
  return at;
}

const odd = Uint8Array.from({ length: 0x10000 }, (_, code) =>
  code < 128 && isPlain.test(String.fromCharCode(code)) ? 0 : 1,
);

type Step = { characters: string; length: number };
const ascii: Step[] = Array.from({ length: 128 }, (_, code) => ({
  characters: String.fromCharCode(code),
  length: 1,
}));
const nothing: Step = { characters: "", length: 1 };

function readStep(text: string, at: number, code: number): Step {
  if (code < 128) {
    if (code === 0x26) return readEntity(text, at);
    if (code === 0x25) return readPercent(text, at);
    if (code === 0x5c) return readEscape(text, at);
    if (code === 0x2a || code === 0x5f || code === 0x60 || code === 0x7e) return readEmphasis(text, at, code);
    return ascii[code] ?? nothing;
  }
  return readBeyondAscii(text, at, code);
}

/** A tag inside of a word is not there; one that begins a line parts words. */
function readTag(text: string, at: number): Step {
  const next = text.charCodeAt(at + 1) | 0x20;
  if (next !== 0x2f && !(next >= 0x61 && next <= 0x7a)) return ascii[0x3c] ?? nothing;
  const end = text.slice(at, at + longestTag).indexOf(">");
  if (end < 0) return ascii[0x3c] ?? nothing;
  const tag = text.slice(at, at + end + 1);
  return { characters: breaking.test(tag) ? " " : "", length: end + 1 };
}

function readEntity(text: string, at: number): Step {
  const [whole = "", name, decimal, hex] =
    /^&(?:([a-z]{2,8})|#(\d{1,7})|#x([0-9a-f]{1,6}));/i.exec(text.slice(at, at + longestEntity)) ?? [];
  const code = decimal ? Number(decimal) : hex ? Number.parseInt(hex, 16) : null;
  const known = name ? entities[name.toLowerCase()] : undefined;
  const { length } = whole;
  if (known) return { characters: known, length };
  if (code === null || code > 0x10ffff) return ascii[0x26] ?? nothing;
  return { characters: plainOf(String.fromCodePoint(code)), length };
}

function readPercent(text: string, at: number): Step {
  const code = Number.parseInt(/^[2-7][0-9a-f]/i.exec(text.slice(at + 1, at + 3))?.[0] ?? "", 16);
  return Number.isNaN(code) ? (ascii[0x25] ?? nothing) : { characters: String.fromCharCode(code), length: 3 };
}

/** JSON inside of JSON inside of JSON: however many strokes there are, what follows is one character. */
function readEscape(text: string, at: number): Step {
  let end = at;
  while (text.charCodeAt(end) === 0x5c) end += 1;
  const unicode = text.charCodeAt(end) === 0x75 ? /^u[0-9a-f]{4}/i.exec(text.slice(end, end + 5)) : null;
  if (unicode) {
    const character = String.fromCharCode(Number.parseInt(unicode[0].slice(1), 16));
    return { characters: plainOf(character), length: end + 5 - at };
  }
  const isSpace = "nrtbf".includes(text.charAt(end)) && end < text.length;
  return { characters: isSpace ? " " : "", length: end - at + (isSpace ? 1 : 0) };
}

/** One or two marks at the edge of a word are its style; inside of it, or more of them, they hide something already. */
function readEmphasis(text: string, at: number, code: number): Step {
  let end = at;
  while (text.charCodeAt(end) === code) end += 1;
  const length = end - at;
  const isInside = isWordUnit(text.charCodeAt(at - 1)) && isWordUnit(text.charCodeAt(end));
  if (length <= 2 ? isInside : code !== 0x60) return { characters: text.slice(at, end), length };
  return { characters: "", length };
}

function isWordUnit(code: number): boolean {
  return (code >= 0x30 && code <= 0x39) || ((code | 0x20) >= 0x61 && (code | 0x20) <= 0x7a) || code > 127;
}

const invisible = /^(?:\p{Cf}|\p{Mn}|\u115f|\u1160|\u3164)$/u;
const space = /^\p{Zs}$/u;
const dash = /^[\p{Pd}\u2212]$/u;
const digit = /^\p{Nd}$/u;

function readBeyondAscii(text: string, at: number, code: number): Step {
  const isPair = code >= 0xd800 && code <= 0xdbff && at + 1 < text.length;
  const character = isPair ? text.slice(at, at + 2) : text.charAt(at);
  // The long mark of kana, and the dot between its words, part numbers as a dash does.
  const isKanaDash = (code === 0x30fc || code === 0x30fb) && digit.test(text.charAt(at - 1));
  if (isKanaDash) return kanaDash;
  return isPair ? { characters: plainOf(character), length: 2 } : stepOf(character, code);
}

const kanaDash: Step = { characters: "-", length: 1 };
const steps: (Step | undefined)[] = new Array(0x10000);

function stepOf(character: string, code: number): Step {
  steps[code] ??= { characters: readCharacter(character), length: 1 };
  return steps[code];
}

function plainOf(character: string): string {
  return character.length > 1
    ? readCharacter(character)
    : stepOf(character, character.charCodeAt(0)).characters;
}

function readCharacter(character: string): string {
  if (character.length === 1 && character < "\x80") return character;
  if (invisible.test(character)) return "";
  if (space.test(character)) return " ";
  if (dash.test(character)) return "-";
  const wide = character.normalize("NFKC");
  if (/^[\x21-\x7e]$/.test(wide)) return wide;
  return digit.test(character) ? String(digitValue(character)) : character;
}

/** Decimal digits of every script stand ten in a row, beginning with their zero. */
function digitValue(character: string): number {
  let code = character.codePointAt(0) ?? 0;
  let steps = 0;
  while (steps < 9 && digit.test(String.fromCodePoint(code - 1))) {
    code -= 1;
    steps += 1;
  }
  return steps;
}
