import "server-only";
import { cardLengths, luhnOf } from "./cards";
import { type DigitGroups, endsAt, groupDigits, startsAt } from "./digit-groups";
import type { Finding, PersonalType } from "./finding";
import { findKeywords, type Meaning, readMeaningsAt } from "./keywords";
import { findNationalId } from "./national-numbers";
import { findPhone } from "./phones";

/** Moments of time, machines' names and what hides a card: never a person's number, however they are checked. */
const neutral =
  /(?<![0-9A-Za-z])(?:\[card …\d{4}\]|[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}|(?:19|20)\d\d([-/.])\d\d?\1\d\d?(?:[T ]\d\d?:\d\d(?::\d\d)?(?:\.\d{1,9})?)?(?:Z|[+-]\d\d:?\d\d)?|\d\d?([-/.])\d\d?\2(?:19|20)\d\d(?:,? \d\d?:\d\d(?::\d\d)?)?)(?![0-9A-Za-z])/gi;
const longestCard = 19;

/** Cards, national ids, phones, IPv4 addresses and codes. `asked` is what was asked for before. */
export function findNumbers(plain: string, asked: readonly Meaning[]): Finding[] {
  const text = plain.replace(neutral, (span) => "~".repeat(span.length));
  const groups = groupDigits(text);
  if (groups.count === 0) return [];
  const { starts, ends, offsets, digits } = groups;
  const meaningsAt = readMeaningsAt(findKeywords(text), asked);
  const isLuhn = luhnOf(digits);
  const found: Finding[] = [];
  for (let first = 0; first < groups.count; first += 1) {
    const start = starts[first] ?? 0;
    if (!startsAt(text, start)) continue;
    const meanings = meaningsAt(start, ends[first] ?? 0);
    const one = find(first, meanings);
    if (!one) continue;
    const { type, from, last } = one;
    const value = digits.subarray(offsets[first], offsets[last + 1]).join("");
    // However it begins, with a calling code or a zero, it is one phone.
    found.push({ type, from, to: ends[last] ?? 0, value: type === "phone" ? value.slice(-9) : value });
    first = last;
  }
  return found;

  function find(
    first: number,
    meanings: readonly Meaning[],
  ): { type: PersonalType; from: number; last: number } | null {
    const from = starts[first] ?? 0;
    // A plus is of a phone, and of no card.
    const card = text.charCodeAt(from - 1) === 0x2b ? null : cardEnd(text, groups, first, isLuhn);
    if (card !== null) return { type: "card", from, last: card };
    if (isAddress(text, groups, first)) return { type: "ip", from, last: first + 3 };
    const id = findNationalId(text, groups, first, meanings);
    if (id) return { type: id.type, from, last: id.last };
    const phone = findPhone(text, groups, first, meanings);
    if (phone) return { type: "phone", ...phone };
    const size = (ends[first] ?? 0) - from;
    const isPin = meanings.includes("pin") && size >= 3 && size <= 8 && endsAt(text, ends[first] ?? 0);
    return isPin ? { type: "pin", from, last: first } : null;
  }
}

function cardEnd(
  text: string,
  { count, starts, ends, offsets, digits }: DigitGroups,
  first: number,
  isLuhn: ReturnType<typeof luhnOf>,
): number | null {
  const start = offsets[first] ?? 0;
  if ((offsets[Math.min(count, first + longestCard)] ?? 0) - start < 13) return null;
  let six = 0;
  for (let place = 0; place < 6; place += 1) six = six * 10 + (digits[start + place] ?? 0);
  const lengths = cardLengths(six);
  if (lengths.length === 0) return null;
  let best: number | null = null;
  for (let last = first; last < count; last += 1) {
    if (last > first && !isCardGap(text, ends[last - 1] ?? 0, starts[last] ?? 0)) break;
    const size = (offsets[last + 1] ?? 0) - start;
    if (size > longestCard) break;
    if (!lengths.includes(size) || !isLuhn(start, start + size) || !endsAt(text, ends[last] ?? 0)) continue;
    best = last;
    if (size === 16) break;
  }
  return best;
}

function isCardGap(text: string, from: number, to: number): boolean {
  if (to - from > 3) return false;
  for (let at = from; at < to; at += 1) {
    const code = text.charCodeAt(at);
    if (code !== 0x20 && code !== 0x2d && code !== 0x2e && code !== 0x0a) return false;
  }
  return true;
}

/** Four numbers up to 255; the machine's own and everybody's are nobody's. */
function isAddress(text: string, { count, starts, ends }: DigitGroups, first: number): boolean {
  const [from, last] = [starts[first] ?? 0, first + 3];
  if (last >= count || text.charCodeAt(ends[first] ?? 0) !== 0x2e || text.charCodeAt(from - 1) === 0x2e)
    return false;
  for (let group = first; group <= last; group += 1) {
    const [start, end] = [starts[group] ?? 0, ends[group] ?? 0];
    const isParted =
      group === first || (start - 1 === ends[group - 1] && text.charCodeAt(start - 1) === 0x2e);
    if (!isParted || end - start > 3 || Number(text.slice(start, end)) > 255) return false;
  }
  const end = ends[last] ?? 0;
  const goesOn = last + 1 < count && starts[last + 1] === end + 1 && text.charCodeAt(end) === 0x2e;
  return endsAt(text, end) && !goesOn && !/^(?:0|127|255)\./.test(text.slice(from, from + 4));
}
