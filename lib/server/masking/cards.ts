import "server-only";

/** Lengths of the card numbers that begin so (ISO/IEC 7812 ranges of the schemes), by their first six digits. */
export function cardLengths(first: number): readonly number[] {
  const one = Math.floor(first / 100_000);
  const two = Math.floor(first / 10_000);
  const three = Math.floor(first / 1_000);
  const four = Math.floor(first / 100);
  if (one === 4) return visa;
  if (two === 34 || two === 37) return [15];
  if ((two >= 51 && two <= 55) || (four >= 2221 && four <= 2720)) return [16];
  if (four >= 2200 && four <= 2204) return long;
  if (two === 36 || two === 38 || two === 39 || (three >= 300 && three <= 305)) return [14, 16];
  if (four >= 3528 && four <= 3589) return long;
  if (four === 6011 || two === 65 || (three >= 644 && three <= 649)) return long;
  if (two === 62 || two === 81) return long;
  if (two === 60 || two === 82 || three === 508) return [16];
  if (four === 5018 || four === 5020 || four === 5038 || four === 6304 || four === 6759) return maestro;
  return four >= 6761 && four <= 6763 ? maestro : [];
}

const visa = [16, 13, 19];
const long = [16, 17, 18, 19];
const maestro = [16, 13, 14, 15, 17, 18, 19];

/** Luhn of any stretch of the digits, each in one step, however many there are. */
export function luhnOf(digits: Uint8Array): (from: number, to: number) => boolean {
  // Sums up to a digit with those at even places doubled, and with those at odd places.
  const even = new Uint32Array(digits.length + 1);
  const odd = new Uint32Array(digits.length + 1);
  for (let at = 0; at < digits.length; at += 1) {
    const digit = digits[at] ?? 0;
    const doubled = digit > 4 ? digit * 2 - 9 : digit * 2;
    even[at + 1] = (even[at] ?? 0) + (at % 2 === 0 ? doubled : digit);
    odd[at + 1] = (odd[at] ?? 0) + (at % 2 === 0 ? digit : doubled);
  }
  return (from, to) => {
    // The last digit stands as it is.
    const sums = (to - 1) % 2 === 0 ? odd : even;
    return ((sums[to] ?? 0) - (sums[from] ?? 0)) % 10 === 0;
  };
}
