import "server-only";
import type { PersonalType } from "../finding";
import { type NationalId, numberRules } from "../national-ids";

/** Numbers from a seed, the same in every run (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

export type Random = () => number;
export const pick = <Value>(random: Random, values: readonly Value[]): Value =>
  values[Math.floor(random() * values.length)] as Value;
const digitsOf = (random: Random, count: number) =>
  Array.from({ length: count }, () => Math.floor(random() * 10)).join("");
const lettersOf = (random: Random, count: number, from = "ABCDEFGHIJKLMNOPQRSTUVWXYZ") =>
  Array.from({ length: count }, () => pick(random, [...from])).join("");

/** One of a kind as it is written, and where there is a check the same with one sign changed so that it fails. */
export type Sample = {
  value: string;
  nearMiss: string | null;
  /** What it is called, where it is only known by that. */
  lead?: string;
};

function untilRight(make: () => string, isRight: (value: string) => boolean): string {
  for (;;) {
    const value = make();
    if (isRight(value)) return value;
  }
}

function missBy(random: Random, value: string, isRight: (value: string) => boolean): string {
  return untilRight(
    () => {
      const at = pick(
        random,
        [...value].flatMap((sign, place) => (/\d/.test(sign) ? place : [])),
      );
      return value.slice(0, at) + digitsOf(random, 1) + value.slice(at + 1);
    },
    (changed) => changed !== value && !isRight(changed),
  );
}

/** Checks written down once more, so that a fault in those of the product is seen. */
const luhn = (digits: string) =>
  [...digits].reverse().reduce((sum, sign, place) => {
    const value = Number(sign) * (place % 2 === 0 ? 1 : 2);
    return sum + Math.floor(value / 10) + (value % 10);
  }, 0) %
    10 ===
  0;
const ibanRest = (iban: string) =>
  BigInt([...iban.slice(4), ...iban.slice(0, 4)].map((sign) => Number.parseInt(sign, 36)).join("")) % 97n;

function grouped(digits: string, sizes: number[], gap: string): string {
  let at = 0;
  return sizes
    .map((size) => {
      at += size;
      return digits.slice(at - size, at);
    })
    .join(gap);
}

function card(random: Random): Sample {
  const [start, length] = pick(random, [
    ["4", 16],
    ["5105", 16],
    ["2500", 16],
    ["37", 15],
    ["6011", 16],
    ["3530", 16],
    ["62", 16],
    ["3600", 14],
  ] as const);
  const digits = untilRight(() => start + digitsOf(random, length - start.length), luhn);
  const sizes = length === 15 ? [4, 6, 5] : length === 14 ? [4, 6, 4] : [4, 4, 4, 4];
  const gap = pick(random, ["", " ", "-", "."]);
  const write = (value: string) => grouped(value, sizes, gap);
  const miss = missBy(random, digits.slice(start.length), (rest) => luhn(start + rest));
  return { value: write(digits), nearMiss: write(start + miss) };
}

function iban(random: Random): Sample {
  const [country, length] = pick(random, [
    ["DE", 22],
    ["GB", 22],
    ["FR", 27],
    ["NL", 18],
    ["ES", 24],
    ["PL", 28],
    ["NO", 15],
  ] as const);
  const bank = country === "GB" || country === "NL" ? lettersOf(random, 4) : "";
  const rest = bank + digitsOf(random, length - 4 - bank.length);
  const check = 98n - ibanRest(`${country}00${rest}`);
  const iban = `${country}${String(check).padStart(2, "0")}${rest}`;
  const gap = pick(random, ["", " ", "-"]);
  const write = (value: string) => (value.match(/.{1,4}/g) ?? []).join(gap);
  const miss = missBy(random, iban.slice(4), (tail) => ibanRest(iban.slice(0, 4) + tail) === 1n);
  return { value: write(iban), nearMiss: write(iban.slice(0, 4) + miss) };
}

const names: Partial<Record<NationalId, string>> = {
  aadhaar: "Aadhaar",
  abn: "ABN",
  bsn: "BSN",
  cpf: "CPF",
  fodselsnummer: "fødselsnummer",
  itin: "ITIN",
  "my-number": "マイナンバー",
  nhs: "NHS number",
  nir: "numéro de sécurité sociale",
  personnummer: "personnummer",
  pesel: "PESEL",
  sin: "SIN",
  ssn: "SSN",
  "steuer-id": "Steuer-ID",
  tfn: "TFN",
};

function national(random: Random, rule: (typeof numberRules)[number]): Sample {
  const { type, lengths, shapes, isValid } = rule;
  // Written as where it is known without its name, or with its name in any way.
  const shape = random() < 0.5 ? pick(random, shapes) : undefined;
  const length = shape
    ? (shape.match(/\d+/g) ?? []).reduce((sum, size) => sum + Number(size), 0)
    : pick(random, lengths);
  const digits = untilRight(() => digitsOf(random, length), isValid);
  const miss = missBy(random, digits, isValid);
  if (!shape) {
    const sizes = length % 3 === 0 ? Array<number>(length / 3).fill(3) : [length];
    const write = (value: string) => grouped(value, sizes, pick(random, ["", " "]));
    return { lead: `${names[type]} `, value: write(digits), nearMiss: write(miss) };
  }
  const write = (value: string) => {
    let at = 0;
    return shape.replace(/\d+/g, (size) => {
      at += Number(size);
      return value.slice(at - Number(size), at);
    });
  };
  const isNamed = random() < 0.5;
  return { lead: isNamed ? `${names[type]} ` : "", value: write(digits), nearMiss: write(miss) };
}

const nif = (digits: string) => "TRWAGMYFPDXBNJZSQVHLCKE"[Number(digits) % 23] ?? "";

const others: Record<string, (random: Random) => Sample> = {
  email: (random) => {
    const who =
      lettersOf(random, 3, "abcdefghij") + pick(random, ["", ".", "_", "+", "-"]) + digitsOf(random, 2);
    const host = `${lettersOf(random, 5, "klmnopqrst")}.${pick(random, ["com", "co.uk", "de", "example.org", "io"])}`;
    return { value: `${who}@${host}`, nearMiss: null };
  },
  phone: (random) => {
    const local = () => `${Math.floor(random() * 8) + 2}${digitsOf(random, 2)}`;
    const value = pick(random, [
      () => `+1 ${local()} ${local()} ${digitsOf(random, 4)}`,
      () => `+1${local()}${local()}${digitsOf(random, 4)}`,
      () => `(${local()}) ${local()}-${digitsOf(random, 4)}`,
      () => `${local()}-${local()}-${digitsOf(random, 4)}`,
      () => `+44 20 ${digitsOf(random, 4)} ${digitsOf(random, 4)}`,
      () => `020 ${digitsOf(random, 4)} ${digitsOf(random, 4)}`,
      () => `07${digitsOf(random, 3)} ${digitsOf(random, 6)}`,
      () => `090-${digitsOf(random, 4)}-${digitsOf(random, 4)}`,
      () => `03-${digitsOf(random, 4)}-${digitsOf(random, 4)}`,
      () => `+49 151 ${digitsOf(random, 8)}`,
      () => `+91 9${digitsOf(random, 4)} ${digitsOf(random, 5)}`,
      () => `06 ${[1, 2, 3, 4].map(() => digitsOf(random, 2)).join(" ")}`,
      () => `0049 30 ${digitsOf(random, 7)}`,
    ])();
    return random() < 0.1
      ? { lead: "phone: ", value: digitsOf(random, 9), nearMiss: null }
      : { value, nearMiss: null };
  },
  card,
  iban,
  ip: (random) => {
    const part = () => String(Math.floor(random() * 200) + 1);
    const [a, b, c, d] = [part(), part(), part(), part()];
    return { value: `${a === "127" ? "10" : a}.${b}.${c}.${d}`, nearMiss: `${a}.${b}.${c}.9${d}9` };
  },
  nif: (random) => {
    const digits = digitsOf(random, 8);
    const wrong = nif(String((Number(digits) + 1 + Math.floor(random() * 21)) % 23));
    const gap = pick(random, ["", "-"]);
    return { value: digits + gap + nif(digits), nearMiss: digits + gap + wrong };
  },
  nie: (random) => {
    const digits = digitsOf(random, 7);
    const first = pick(random, [0, 1, 2] as const);
    const right = nif(`${first}${digits}`);
    const wrong = nif(String((Number(`${first}${digits}`) + 1) % 23));
    return { value: `${"XYZ"[first]}${digits}${right}`, nearMiss: `${"XYZ"[first]}${digits}${wrong}` };
  },
  hetu: (random) => {
    const day = String(Math.floor(random() * 28) + 1).padStart(2, "0");
    const month = String(Math.floor(random() * 12) + 1).padStart(2, "0");
    const [year, serial] = [digitsOf(random, 2), digitsOf(random, 3)];
    const place = Number(`${day}${month}${year}${serial}`) % 31;
    const write = (at: number) =>
      `${day}${month}${year}${pick(random, ["-", "A"])}${serial}${"0123456789ABCDEFHJKLMNPRSTUVWXY"[at % 31]}`;
    return { value: write(place), nearMiss: write(place + 1 + Math.floor(random() * 29)) };
  },
  "codice-fiscale": (random) => {
    const consonants = "BCDFGLMNPRSTVZ";
    const code =
      lettersOf(random, 6, consonants) +
      digitsOf(random, 2) +
      pick(random, [..."ABCDEHLMPRST"]) +
      digitsOf(random, 2) +
      lettersOf(random, 1) +
      digitsOf(random, 3);
    // Decree of 23 December 1976: signs at odd places count by a table of their own.
    const odd = "BAKPLCQDREVOSFTGUHMINJWZYX";
    const sum = [...code].reduce((total, sign, place) => {
      const value = /\d/.test(sign) ? Number(sign) : sign.charCodeAt(0) - 65;
      return total + (place % 2 === 0 ? odd.indexOf(String.fromCharCode(65 + value)) : value);
    }, 0);
    const check = (step: number) => String.fromCharCode(65 + ((sum + step) % 26));
    return { value: code + check(0), nearMiss: code + check(1 + Math.floor(random() * 25)) };
  },
  nino: (random) => ({
    value: `${pick(random, ["AB", "CE", "JK", "SX"])} ${digitsOf(random, 2)} ${digitsOf(random, 2)} ${digitsOf(random, 2)} ${pick(random, [..."ABCD"])}`,
    nearMiss: `${pick(random, ["GB", "QA", "DX"])}${digitsOf(random, 6)}E`,
  }),
  "pan-in": (random) => ({
    value: `${lettersOf(random, 3)}P${lettersOf(random, 1)}${digitsOf(random, 4)}${lettersOf(random, 1)}`,
    nearMiss: `${lettersOf(random, 3)}Z${lettersOf(random, 1)}${digitsOf(random, 4)}${lettersOf(random, 1)}`,
  }),
  jwt: (random) => {
    const part = () => `a${lettersOf(random, 30, "abcdefXYZ0123456789_-")}z`;
    return { value: `eyJ${part()}.eyJ${part()}.${part()}`, nearMiss: null };
  },
  secret: (random) => {
    const key = lettersOf(random, 24, "abcdefghXYZ0123456789");
    const lead = pick(random, ["Bearer ", "password: ", "api_key=", "my password is "]);
    return { lead, value: key, nearMiss: null };
  },
  pin: (random) => ({
    lead: pick(random, ["my PIN is ", "CVV ", "暗証番号は"]),
    value: digitsOf(random, pick(random, [3, 4, 6])),
    nearMiss: null,
  }),
  caller: (random) => ({
    lead: "User-to-User=",
    value: Buffer.from(`{"from":"+1${digitsOf(random, 10)}"}`).toString("hex"),
    nearMiss: null,
  }),
};

/** One of each kind. */
export const makers = new Map<PersonalType, (random: Random) => Sample>([
  ...(Object.entries(others) as [PersonalType, (random: Random) => Sample][]),
  ...numberRules.map((rule) => [rule.type, (random: Random) => national(random, rule)] as const),
]);
