import "server-only";

/** The digits of a text as people group them: group `g` is `text.slice(starts[g], ends[g])`. */
export type DigitGroups = {
  count: number;
  starts: Uint32Array;
  ends: Uint32Array;
  /** Of the digits before a group, in all groups: where it begins in `digits`. */
  offsets: Uint32Array;
  /** All digits, one after another. */
  digits: Uint8Array;
};

export function groupDigits(text: string): DigitGroups {
  let size = 0;
  let count = 0;
  let isIn = false;
  for (let at = 0; at < text.length; at += 1) {
    const isDigit = isDigitCode(text.charCodeAt(at));
    if (isDigit) size += 1;
    if (isDigit && !isIn) count += 1;
    isIn = isDigit;
  }
  const starts = new Uint32Array(count);
  const ends = new Uint32Array(count);
  const offsets = new Uint32Array(count + 1);
  const digits = new Uint8Array(size);
  let group = -1;
  let next = 0;
  isIn = false;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    const isDigit = isDigitCode(code);
    if (isDigit && !isIn) {
      group += 1;
      starts[group] = at;
      offsets[group] = next;
    }
    if (isDigit) {
      digits[next] = code - 48;
      next += 1;
      ends[group] = at + 1;
    }
    isIn = isDigit;
  }
  offsets[count] = next;
  return { count, starts, ends, offsets, digits };
}

export function isDigitCode(code: number): boolean {
  return code >= 48 && code <= 57;
}

/** Letters, digits and the line below are of one word with what stands beside them. Scripts without spaces are not. */
export function isWordCode(code: number): boolean {
  return isDigitCode(code) || ((code | 32) >= 97 && (code | 32) <= 122) || code === 95;
}

/** Whether a number can begin here, and end here: no word goes on, and no digits beside it were taken out. */
export function startsAt(text: string, start: number): boolean {
  const before = text.charCodeAt(start - 1);
  return !isWordCode(before) && !isTakenOut(before);
}

export function endsAt(text: string, end: number): boolean {
  const after = text.charCodeAt(end);
  return !isWordCode(after) && !isTakenOut(after);
}

/** A star, a bullet or a number sign beside a digit stands for digits that somebody took out already. */
function isTakenOut(code: number): boolean {
  return code === 0x2a || code === 0x2022 || code === 0x23;
}
