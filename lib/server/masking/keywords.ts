import "server-only";
import { type NationalId, numberRules } from "./national-ids";

/** What a text says that a number near it is. */
export type Meaning = NationalId | "phone" | "pin";

const pinNames =
  "pin(?: ?code| ?number)?|cvv2?|cvc2?|security code|card code|pass ?code|otp|one[- ]time (?:code|password|pin)|verification code|confirmation code|access code|login code|暗証番号|セキュリティ-?コ-?ー?ド|認証コ-?ー?ド|確認コ-?ー?ド|ワンタイムパスワ-?ー?ド";
const phoneNames =
  "phone|telephone|tel|mobile|cell|fax|whatsapp|sms|call(?: me| us)?(?: back)?(?: at| on)?|handy|telefon|telefono|teléfono|téléphone|portable|contact number|電話(?:番号)?|携帯(?:電話)?(?:番号)?|ケ-?ー?タイ|連絡先";
const names: { meaning: Meaning; pattern: RegExp }[] = [
  ...numberRules.map(({ type, names }) => ({ meaning: type, pattern: whole(names) })),
  { meaning: "phone", pattern: whole(phoneNames) },
  { meaning: "pin", pattern: whole(pinNames) },
];
const anyName = new RegExp(
  `(?<![a-z])(?:${[...numberRules.map(({ names }) => names), phoneNames, pinNames].join("|")})(?![a-z])`,
  "gi",
);

function whole(alternatives: string): RegExp {
  return new RegExp(`^(?:${alternatives})$`, "i");
}

export type Keyword = { at: number; end: number; meanings: readonly Meaning[] };

const meaningsOf = new Map<string, readonly Meaning[]>();

/** Every word of a text that says what a number near it is, in order. */
export function findKeywords(text: string): Keyword[] {
  const found: Keyword[] = [];
  for (const { 0: word, index } of text.matchAll(anyName)) {
    found.push({ at: index, end: index + word.length, meanings: readMeanings(word.toLowerCase()) });
  }
  return found;
}

function readMeanings(word: string): readonly Meaning[] {
  const known = meaningsOf.get(word);
  if (known) return known;
  const meanings = names.filter(({ pattern }) => pattern.test(word)).map(({ meaning }) => meaning);
  if (meaningsOf.size < 1_000) meaningsOf.set(word, meanings);
  return meanings;
}

const reach = { before: 48, after: 24 };

/**
 * Tells for places of a text, asked for from its beginning to its end, what is said there that a number is: by the
 * nearest word before it, else by one soon after it, else by what was asked before.
 */
export function readMeaningsAt(keywords: Keyword[], asked: readonly Meaning[]) {
  let next = 0;
  return (from: number, to: number): readonly Meaning[] => {
    while (next < keywords.length && (keywords[next]?.at ?? 0) < from) next += 1;
    const before = keywords[next - 1];
    if (before && from - before.end <= reach.before) return before.meanings;
    const after = keywords[next];
    if (after && after.at >= to && after.at - to <= reach.after) return after.meanings;
    return asked;
  };
}
