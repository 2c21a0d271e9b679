const pattern = /\\(d|t|dt|#|\$)\(([^()\n]{1,100})\)/g;

/** Writes a value in a reader's language; null leaves it as it was sent. */
export type PrintValue = (kind: string, value: string, option: string) => string | null;

/** Texts with their `\d(…)`, `\t(…)`, `\dt(…)`, `\#(…)` and `\$(…)` values written out (kore-contract 4.5). */
export function replaceValues(text: string, print: PrintValue): string {
  return text.replace(pattern, (_whole, kind: string, inner: string) => {
    const [value = "", option = ""] = inner.split(",").map((part) => part.trim().replace(/^["']|["']$/g, ""));
    return print(kind, value, option) ?? (kind === "$" && option ? `${value} ${option}` : value);
  });
}

/**
 * Values as the reader's language writes them. Instants are told in their zone, Kore's without a zone being UTC; a day
 * or a time of day alone belongs to no zone. The bot's own pattern is left aside, as it is of one language.
 */
export function valuePrinter(locale: string, zone: string): PrintValue {
  return (kind, value, option) => {
    if (kind === "#" || kind === "$") return printNumber(locale, value, kind === "$" ? option : "");
    const at = parseInstant(value);
    if (at === null) return null;
    const isWhole = /t\d\d:/i.test(value);
    const day: Intl.DateTimeFormatOptions = { year: "numeric", month: "short", day: "numeric" };
    const time: Intl.DateTimeFormatOptions = { hour: "2-digit", minute: "2-digit", hourCycle: "h23" };
    const options = kind === "d" ? day : kind === "t" ? time : { ...day, ...time };
    return new Intl.DateTimeFormat(locale, { ...options, timeZone: isWhole ? zone : "UTC" }).format(at);
  };
}

function printNumber(locale: string, text: string, currency: string): string | null {
  const value = text === "" ? Number.NaN : Number(text);
  if (!Number.isFinite(value)) return null;
  if (/^[a-z]{3}$/i.test(currency))
    return new Intl.NumberFormat(locale, { style: "currency", currency: currency.toUpperCase() }).format(
      value,
    );
  const written = new Intl.NumberFormat(locale, { maximumFractionDigits: 20 }).format(value);
  return currency === "" ? written : `${written} ${currency}`;
}

function parseInstant(text: string): number | null {
  const isTime = /^\d\d:\d\d(:\d\d(\.\d+)?)?z?$/i.test(text);
  const isDay = /^\d{4}-\d\d-\d\d$/.test(text);
  const zoned = /(z|[+-]\d\d:?\d\d)$/i.test(text);
  const iso = isTime ? `1970-01-01T${text}` : text;
  const at = Date.parse(isDay || zoned ? iso : `${iso}Z`);
  return Number.isNaN(at) ? null : at;
}
