import "server-only";
import { type DigitGroups, endsAt, isDigitCode, isWordCode } from "./digit-groups";
import type { Meaning } from "./keywords";

/** Calling codes of the world (ITU-T E.164) by their first two digits: what begins so has two, else three. */
const twoDigitCodes = new Set(
  "20 27 30 31 32 33 34 36 39 40 41 43 44 45 46 47 48 49 51 52 53 54 55 56 57 58 60 61 62 63 64 65 66 81 82 84 86 90 91 92 93 94 95 98".split(
    " ",
  ),
);
const threeDigitStarts = /^(?:2[1-69]|35|37|38|42|50|59|67|68|69|80|85|87|88|96|97|99)\d/;
const fewest = { international: 8, named: 7 };
const mostDigits = 15;
const mostNationalGroups = 6;

/**
 * Where a phone number that begins with this group ends, and where it begins with its plus or bracket. What is written
 * with a plus and a calling code is one; without, what is grouped as people group theirs, or called one.
 */
export function findPhone(
  text: string,
  { count, starts, ends, offsets }: DigitGroups,
  first: number,
  meanings: readonly Meaning[],
): { from: number; last: number } | null {
  const start = starts[first] ?? 0;
  const size = (ends[first] ?? 0) - start;
  const before = text.charCodeAt(start - 1);
  const hasBracket = before === 0x28;
  const hasPlus = before === 0x2b || (hasBracket && text.charCodeAt(start - 2) === 0x2b);
  const isNamed = meanings.length > 0 && meanings.includes("phone");
  const one = text.charCodeAt(start);
  const nextSize = first + 1 < count ? (ends[first + 1] ?? 0) - (starts[first + 1] ?? 0) : 0;
  const canBeNational =
    meanings.length === 0 &&
    (hasBracket ||
      one === 0x30 ||
      (size === 3 && nextSize === 3) ||
      (size === 1 && one === 0x31 && nextSize === 3));
  if (!hasPlus && !isNamed && !canBeNational) return null;
  const from = start - (hasPlus && hasBracket ? 2 : hasPlus || hasBracket ? 1 : 0);
  if (isWordCode(text.charCodeAt(from - 1))) return null;
  const head = text.slice(start, start + 4);
  const most = Math.min(count, first + (hasPlus || isNamed ? mostDigits : mostNationalGroups));
  let best: number | null = null;
  let shape = "";
  for (let last = first; last < most; last += 1) {
    if (last > first) {
      const gap = readGap(text, ends[last - 1] ?? 0, starts[last] ?? 0);
      if (gap === null) break;
      shape += gap;
    }
    const digits = (offsets[last + 1] ?? 0) - (offsets[first] ?? 0);
    if (digits > mostDigits) break;
    shape += (ends[last] ?? 0) - (starts[last] ?? 0);
    if (!endsAt(text, ends[last] ?? 0)) continue;
    if (hasPlus) {
      if (digits >= fewest.international && hasCallingCode(text, start)) best = last;
    } else if (isNamed) {
      if (digits >= fewest.named && digits <= 13) best = last;
    } else if (canBeNational && isNational(head, shape, digits, hasBracket)) best = last;
  }
  return best === null ? null : { from, last: best };
}

/** What parts two groups of one number, as one character; null when it is none. */
function readGap(text: string, from: number, to: number): string | null {
  if (to - from > 3) return null;
  let gap = " ";
  for (let at = from; at < to; at += 1) {
    const code = text.charCodeAt(at);
    if (code >= 0x2d && code <= 0x2f) gap = text.charAt(at);
    else if (code !== 0x20 && code !== 0x28 && code !== 0x29) return null;
  }
  return gap;
}

function hasCallingCode(text: string, start: number): boolean {
  let digits = "";
  for (let at = start; digits.length < 3 && at < start + 8; at += 1) {
    if (isDigitCode(text.charCodeAt(at))) digits += text.charAt(at);
  }
  return /^[17]/.test(digits) || twoDigitCodes.has(digits.slice(0, 2)) || threeDigitStarts.test(digits);
}

const american = /^(?:1[-. ])?3[-. ]3[-. ]4$/;
const international = /^00[1-9]/;

/** Nothing says that it is a phone number but how it is written. */
function isNational(head: string, shape: string, digits: number, hasBracket: boolean): boolean {
  if (international.test(head)) return digits >= 10;
  if (american.test(shape)) return /^(?:1\D)?[2-9]/.test(head);
  if (head.startsWith("0") && digits >= 9 && digits <= 11)
    return hasBracket || /\D/.test(shape) || digits >= 10;
  return hasBracket && digits >= 9 && digits <= 12 && /\D/.test(shape);
}
