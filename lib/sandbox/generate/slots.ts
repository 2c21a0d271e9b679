import type { Language } from "../languages/language";
import type { Trade } from "../scenarios/library";
import type { Person } from "./people";
import type { Random } from "./random";

const dayMs = 86_400_000;

export interface Speaker {
  person: Person;
  language: Language;
  brand: string;
  trade: Trade;
  agent: string;
  startAt: number;
}

/** Fills `{slot}`s; a slot keeps its value for the whole session, so that the dialogue stays coherent. */
export class Slots {
  readonly #values = new Map<string, string>();
  readonly #random: Random;
  readonly #speaker: Speaker;

  constructor(random: Random, speaker: Speaker) {
    this.#random = random;
    this.#speaker = speaker;
  }

  set(name: string, value: string): void {
    this.#values.set(name, value);
  }

  fill(text: string): string {
    return text.replace(
      /\{([a-zA-Z]+)(\d?)([a-z]?)\}/g,
      (whole, name: string, digit: string, letter: string) => {
        const key = name + digit + letter;
        const value = this.#values.get(key) ?? this.#make(name, Number(digit || 1));
        if (value === undefined) return whole;
        this.#values.set(key, value);
        return value;
      },
    );
  }

  #make(name: string, ordinal: number): string | undefined {
    const random = this.#random;
    const { person, language, brand, trade, agent, startAt } = this.#speaker;
    switch (name) {
      case "name":
        return person.firstName;
      case "lastName":
        return person.lastName;
      case "brand":
        return brand;
      case "agent":
        return agent;
      case "payee":
        return random.pick(language.firstNames)[0];
      case "daypart":
        return new Date(startAt).getUTCHours() < 12 ? "morning" : "afternoon";
      case "queue":
        return String(random.int(1, 9));
      case "wait":
        return String(random.int(2, 12));
      case "phoneMasked":
        return `${person.phone.slice(0, 4)}*****${person.phone.slice(-2)}`;
      case "emailMasked":
        return person.email.replace(/^(..).*(@.*)$/, "$1***$2");
      case "amount":
        return this.#money(20, 3_000);
      case "smallAmount":
        return this.#money(4, 180);
      case "bigAmount":
        return this.#money(5_000, 60_000, true);
      case "salary":
        return this.#money(1_900, 6_800);
      case "feeAmount":
        return this.#money(5, 60);
      case "amountNumber":
        return String(random.int(20, 3_000));
      case "euro":
        return `€${random.int(18, 2_700)}`;
      // The last four digits of a card: `{last4}`, `{last4b}`, …
      case "last":
        return String(random.int(1000, 9999));
      case "city":
        return this.#different(language.cities, "city");
      case "merchant":
        return this.#different(language.merchants, "merchant");
      case "hotel":
        return this.#different(language.hotels, "hotel");
      case "airline":
        return this.#different(
          ["Meridian Air", "Northlight", "Kestrel Airways", "AeroVista", "Pacific Crane"],
          "airline",
        );
      case "flight":
        return `${random.pick(["MR", "NL", "KX", "AV", "PC"])}${random.int(100, 1999)}`;
      case "booking":
        return code(random, "ABCDEFGHJKLMNPQRSTUVWXYZ23456789", 6);
      case "ref":
        return `${random.pick(["HB", "CS", "RQ"])}-${random.int(100_000, 999_999)}`;
      case "bag":
        return `${random.pick(["MR", "NL", "KX"])}${random.int(100_000, 999_999)}`;
      case "otp":
        return String(random.int(100_000, 999_999));
      case "seat":
        return `${random.int(4, 38)}${random.pick(["A", "B", "C", "D", "E", "F"])}`;
      case "gate":
        return `${random.pick(["A", "B", "C"])}${random.int(1, 64)}`;
      case "percent":
        return (random.int(190, 890) / 100).toFixed(2);
      case "points":
        return new Intl.NumberFormat(language.locale).format(random.int(900, 88_000));
      case "count":
        return String(random.int(3, 29));
      case "nights":
        return String(random.int(2, 9));
      case "guests":
        return String(random.int(1, 5));
      case "stars":
        return String(
          random.weighted([
            [5, 50],
            [4, 25],
            [3, 12],
            [2, 6],
            [1, 7],
          ]),
        );
      case "weekday":
        return format(language.locale, "weekday").format(startAt + random.int(1, 6) * dayMs);
      case "date":
        return format(language.locale, "day").format(
          startAt + (ordinal === 1 ? random.int(2, 20) : random.int(21, 45)) * dayMs,
        );
      case "past":
        return format(language.locale, "day").format(
          startAt - random.int(ordinal === 1 ? 2 : 15, ordinal === 1 ? 14 : 40) * dayMs,
        );
      case "time":
        return `${String(random.int(6, 22)).padStart(2, "0")}:${random.pick(["00", "05", "15", "20", "30", "40", "45", "55"])}`;
      case "officeTime":
        return ordinal === 1
          ? random.pick(["09:30", "10:00", "10:45", "11:15"])
          : random.pick(["13:30", "14:15", "15:00", "16:30"]);
      case "hint":
        return language.phrases.hints[trade];
      default:
        return undefined;
    }
  }

  #money(low: number, high: number, round = false): string {
    const { locale, currency, moneyScale } = this.#speaker.language;
    let value = (low + this.#random.next() ** 1.6 * (high - low)) * moneyScale;
    if (round) value = Math.round(value / 500) * 500;
    return format(locale, `money/${currency}${round ? "/round" : ""}`).format(value);
  }

  /** Another one than those the session already speaks of, as long as there are any. */
  #different(list: readonly string[], name: string): string {
    const taken = new Set(["", "2", "3"].map((suffix) => this.#values.get(name + suffix)));
    const free = list.filter((item) => !taken.has(item));
    return this.#random.pick(free.length > 0 ? free : list);
  }
}

interface Formatter {
  format(value: number): string;
}

const formatters = new Map<string, Formatter>();

function format(locale: string, style: string): Formatter {
  const key = `${locale}/${style}`;
  let formatter = formatters.get(key);
  if (!formatter) {
    formatter = createFormatter(locale, style);
    formatters.set(key, formatter);
  }
  return formatter;
}

function createFormatter(locale: string, style: string): Formatter {
  if (style === "weekday") return new Intl.DateTimeFormat(locale, { weekday: "long", timeZone: "UTC" });
  if (style === "day")
    return new Intl.DateTimeFormat(locale, { day: "numeric", month: "long", timeZone: "UTC" });
  const [, currency = "USD", round] = style.split("/");
  return new Intl.NumberFormat(locale, {
    style: "currency",
    currency,
    ...(round && { maximumFractionDigits: 0 }),
  });
}

function code(random: Random, alphabet: string, length: number): string {
  return Array.from({ length }, () => random.pick([...alphabet])).join("");
}
