import "server-only";
import { isMonthDay, luhn, mod11And10, mod97, verhoeff, weigh } from "./checksums";

export const nationalIds = [
  "aadhaar",
  "abn",
  "bsn",
  "codice-fiscale",
  "cpf",
  "fodselsnummer",
  "hetu",
  "itin",
  "my-number",
  "nhs",
  "nie",
  "nif",
  "nino",
  "nir",
  "pan-in",
  "personnummer",
  "pesel",
  "sin",
  "ssn",
  "steuer-id",
  "tfn",
] as const;
export type NationalId = (typeof nationalIds)[number];

type NumberRule = {
  type: NationalId;
  /** What people call it. */
  names: string;
  lengths: readonly number[];
  /** How it is grouped where it is known without its name; the groups' lengths with what parts them. */
  shapes: readonly string[];
  isValid: (digits: string) => boolean;
};

const at = (digits: string, from: number, to: number) => Number(digits.slice(from, to));

function isSsn(digits: string): boolean {
  const area = at(digits, 0, 3);
  return area > 0 && area !== 666 && area < 900 && at(digits, 3, 5) > 0 && at(digits, 5, 9) > 0;
}

function isItin(digits: string): boolean {
  const group = at(digits, 3, 5);
  const isGroup =
    (group >= 50 && group <= 65) || (group >= 70 && group <= 88) || (group >= 90 && group !== 93);
  return digits.startsWith("9") && isGroup;
}

function isNhs(digits: string): boolean {
  const check = 11 - (weigh(digits, [10, 9, 8, 7, 6, 5, 4, 3, 2]) % 11);
  return (check === 11 ? 0 : check) === at(digits, 9, 10) && !/^(\d)\1*$/.test(digits);
}

/** The century is in the month. */
function isPesel(digits: string): boolean {
  const isRight = weigh(digits, [1, 3, 7, 9, 1, 3, 7, 9, 1, 3, 1]) % 10 === 0;
  return isRight && isMonthDay(at(digits, 2, 4) % 20, at(digits, 4, 6));
}

function isAbn(digits: string): boolean {
  const sum = weigh(digits, [10, 1, 3, 5, 7, 9, 11, 13, 15, 17, 19]) - 10;
  return !digits.startsWith("0") && sum % 89 === 0;
}

function isTfn(digits: string): boolean {
  return digits.length === 9
    ? weigh(digits, [1, 4, 3, 7, 5, 8, 6, 9, 10]) % 11 === 0
    : weigh(digits, [10, 7, 8, 4, 6, 3, 5, 1]) % 11 === 0;
}

/** The day of a coordination number is 60 more. */
function isPersonnummer(digits: string): boolean {
  const short = digits.slice(-10);
  const day = at(short, 4, 6);
  const isCentury = digits.length === 10 || /^(18|19|20)/.test(digits);
  return isCentury && luhn(short) && isMonthDay(at(short, 2, 4), day > 60 ? day - 60 : day);
}

function isBsn(digits: string): boolean {
  return weigh(digits, [9, 8, 7, 6, 5, 4, 3, 2, -1]) % 11 === 0 && at(digits, 0, 9) > 0;
}

function isCpf(digits: string): boolean {
  const check = (weights: number[]) => ((weigh(digits, weights) * 10) % 11) % 10;
  return (
    check([10, 9, 8, 7, 6, 5, 4, 3, 2]) === at(digits, 9, 10) &&
    check([11, 10, 9, 8, 7, 6, 5, 4, 3, 2]) === at(digits, 10, 11) &&
    !/^(\d)\1*$/.test(digits)
  );
}

function isFodselsnummer(digits: string): boolean {
  const day = at(digits, 0, 2);
  return (
    weigh(digits, [3, 7, 6, 1, 8, 9, 4, 5, 2, 1]) % 11 === 0 &&
    weigh(digits, [5, 4, 3, 2, 7, 6, 5, 4, 3, 2, 1]) % 11 === 0 &&
    isMonthDay(at(digits, 2, 4) % 40, day > 40 ? day - 40 : day)
  );
}

function isMyNumber(digits: string): boolean {
  const rest = weigh(digits, [6, 5, 4, 3, 2, 7, 6, 5, 4, 3, 2]) % 11;
  return (rest <= 1 ? 0 : 11 - rest) === at(digits, 11, 12);
}

function isNir(digits: string): boolean {
  const month = at(digits, 3, 5);
  const isMonth = (month >= 1 && month <= 12) || (month >= 20 && month <= 42) || month >= 50;
  return /^[12]/.test(digits) && isMonth && 97 - mod97(digits.slice(0, 13)) === at(digits, 13, 15);
}

function isSteuerId(digits: string): boolean {
  return !digits.startsWith("0") && /(\d)\d*\1/.test(digits.slice(0, 10)) && mod11And10(digits);
}

/** Of numbers; without a shape they are believed only where their name is near. */
export const numberRules: readonly NumberRule[] = [
  {
    type: "ssn",
    names: "ssn|social security|s\\.s\\.n",
    lengths: [9],
    shapes: ["3-2-4", "3 2 4"],
    isValid: isSsn,
  },
  {
    type: "itin",
    names: "itin|taxpayer id(?:entification)?",
    lengths: [9],
    shapes: ["3-2-4", "3 2 4"],
    isValid: isItin,
  },
  { type: "nhs", names: "nhs", lengths: [10], shapes: ["3 3 4"], isValid: isNhs },
  { type: "pesel", names: "pesel", lengths: [11], shapes: ["11"], isValid: isPesel },
  {
    type: "aadhaar",
    names: "aadh?aar|uidai|आधार",
    lengths: [12],
    shapes: ["4 4 4", "4-4-4"],
    isValid: (digits) => /^[2-9]/.test(digits) && verhoeff(digits),
  },
  { type: "abn", names: "abn|business number", lengths: [11], shapes: ["2 3 3 3"], isValid: isAbn },
  { type: "tfn", names: "tfn|tax file", lengths: [8, 9], shapes: [], isValid: isTfn },
  {
    type: "sin",
    names: "sin|social insurance|assurance sociale",
    lengths: [9],
    shapes: ["3-3-3", "3 3 3"],
    isValid: (digits) => /^[0-79]/.test(digits) && luhn(digits),
  },
  {
    type: "personnummer",
    names: "person(?:al )?(?:nummer|number)|personnr|samordningsnummer",
    lengths: [10, 12],
    shapes: ["6-4", "8-4", "6+4", "8+4"],
    isValid: isPersonnummer,
  },
  { type: "bsn", names: "bsn|burgerservicenummer", lengths: [9], shapes: [], isValid: isBsn },
  { type: "cpf", names: "cpf", lengths: [11], shapes: ["3.3.3-2"], isValid: isCpf },
  {
    type: "fodselsnummer",
    names: "f[øo]dselsnummer|personnummer|d-nummer",
    lengths: [11],
    shapes: ["6 5", "11"],
    isValid: isFodselsnummer,
  },
  {
    type: "my-number",
    names: "my ?number|マイナンバー|個人番号",
    lengths: [12],
    shapes: [],
    isValid: isMyNumber,
  },
  {
    type: "nir",
    names: "nir|insee|s[ée]curit[ée] sociale|num[ée]ro de s[ée]cu",
    lengths: [15],
    shapes: ["15", "1 2 2 2 3 3 2", "13 2"],
    isValid: isNir,
  },
  {
    type: "steuer-id",
    names: "steuer-?id(?:entifikationsnummer|nr)?|steuernummer|idnr|tin",
    lengths: [11],
    shapes: ["2 3 3 3"],
    isValid: isSteuerId,
  },
];

const nifLetters = "TRWAGMYFPDXBNJZSQVHLCKE";
const hetuLetters = "0123456789ABCDEFHJKLMNPRSTUVWXY";

function isNif(code: string): boolean {
  return nifLetters[Number(code.slice(0, 8)) % 23] === code[8];
}

function isNie(code: string): boolean {
  return isNif(`${"XYZ".indexOf(code.charAt(0))}${code.slice(1)}`);
}

const oddValues = [
  1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 2, 4, 18, 20, 11, 3, 6, 8, 12, 14, 16, 10, 22, 25, 24, 23,
];

function isCodiceFiscale(code: string): boolean {
  if (!/\d/.test(code)) return false;
  let sum = 0;
  for (let place = 0; place < 15; place += 1) {
    const character = code.charAt(place);
    const value = /\d/.test(character) ? Number(character) : character.charCodeAt(0) - 65;
    sum += place % 2 === 0 ? (oddValues[value] ?? 0) : value;
  }
  return String.fromCharCode(65 + (sum % 26)) === code[15];
}

function isHetu(code: string): boolean {
  const number = Number(code.slice(0, 6) + code.slice(7, 10));
  return isMonthDay(at(code, 2, 4), at(code, 0, 2)) && hetuLetters[number % 31] === code[10];
}

/** Of letters and digits, matched in capitals. What parts them is left out of `code`. */
export const codeRules: readonly { type: NationalId; pattern: RegExp; isValid: (code: string) => boolean }[] =
  [
    {
      type: "nino",
      pattern:
        /(?<![A-Z0-9])(?!BG|GB|NK|KN|TN|NT|ZZ)[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z][ -]?\d{2}[ -]?\d{2}[ -]?\d{2}[ -]?[A-D](?![A-Z0-9])/g,
      isValid: () => true,
    },
    {
      type: "nif",
      pattern: /(?<![A-Z0-9])(?:\d{8}|\d{2}\.\d{3}\.\d{3})[ -]?[A-HJ-NP-TV-Z](?![A-Z0-9])/g,
      isValid: isNif,
    },
    {
      type: "nie",
      pattern: /(?<![A-Z0-9])[XYZ][ -]?(?:\d{7}|\d\.\d{3}\.\d{3})[ -]?[A-HJ-NP-TV-Z](?![A-Z0-9])/g,
      isValid: isNie,
    },
    {
      type: "codice-fiscale",
      pattern:
        /(?<![A-Z0-9])[A-Z]{6} ?[0-9LMNP-V]{2}[A-EHLMPRST][0-9LMNP-V]{2} ?[A-Z][0-9LMNP-V]{3} ?[A-Z](?![A-Z0-9])/g,
      isValid: isCodiceFiscale,
    },
    {
      type: "pan-in",
      pattern: /(?<![A-Z0-9])[A-Z]{3}[ABCFGHLJPT][A-Z]\d{4}[A-Z](?![A-Z0-9])/g,
      isValid: () => true,
    },
    {
      type: "hetu",
      pattern: /(?<![A-Z0-9])\d{6}[-+A-FU-Y]\d{3}[0-9A-FHJ-NPR-Y](?![A-Z0-9])/g,
      isValid: isHetu,
    },
  ];
