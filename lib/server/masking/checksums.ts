import "server-only";

/** What each kind of number is checked by. All take the digits alone, as characters. */

export function luhn(digits: string): boolean {
  let sum = 0;
  for (let at = digits.length - 1, isDoubled = false; at >= 0; at -= 1, isDoubled = !isDoubled) {
    const value = digits.charCodeAt(at) - 48;
    sum += isDoubled ? (value > 4 ? value * 2 - 9 : value * 2) : value;
  }
  return sum % 10 === 0;
}

const verhoeffPermutation = [
  "0123456789",
  "1576283094",
  "5803796142",
  "8916043527",
  "9453126870",
  "4286573901",
  "2793806415",
  "7046913258",
];
const verhoeffProduct = [
  "0123456789",
  "1234067895",
  "2340178956",
  "3401289567",
  "4012395678",
  "5987604321",
  "6598710432",
  "7659821043",
  "8765932104",
  "9876543210",
];

export function verhoeff(digits: string): boolean {
  let check = 0;
  for (let step = 0; step < digits.length; step += 1) {
    const digit = digits.charCodeAt(digits.length - 1 - step) - 48;
    const permuted = Number(verhoeffPermutation[step % 8]?.[digit]);
    check = Number(verhoeffProduct[check]?.[permuted]);
  }
  return check === 0;
}

/** The sum of the digits times their weights; digits beyond the weights do not count. */
export function weigh(digits: string, weights: readonly number[]): number {
  return weights.reduce((sum, weight, at) => sum + weight * (digits.charCodeAt(at) - 48), 0);
}

/** The rest of a long number by 97, of letters too (A is 10, as in IBAN). */
export function mod97(characters: string): number {
  let rest = 0;
  for (const character of characters) {
    const value = Number.parseInt(character, 36);
    rest = (rest * (value > 9 ? 100 : 10) + value) % 97;
  }
  return rest;
}

/** ISO 7064, mod 11,10: the last digit checks those before. */
export function mod11And10(digits: string): boolean {
  let product = 10;
  for (let at = 0; at < digits.length - 1; at += 1) {
    const sum = (digits.charCodeAt(at) - 48 + product) % 10 || 10;
    product = (sum * 2) % 11;
  }
  return (11 - product) % 10 === digits.charCodeAt(digits.length - 1) - 48;
}

/** A month and a day that a calendar can have. */
export function isMonthDay(month: number, day: number): boolean {
  return (
    month >= 1 &&
    month <= 12 &&
    day >= 1 &&
    day <= ([0, 31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month] ?? 0)
  );
}
