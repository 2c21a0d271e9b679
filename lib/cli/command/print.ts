const numbers = new Intl.NumberFormat("en");

/** A number, with the noun it counts if one is given. */
export function printCount(count: number, noun = ""): string {
  return `${numbers.format(count)}${noun && ` ${noun}${count === 1 ? "" : "s"}`}`;
}

export function printSize(bytes: number): string {
  return bytes < 1e6 ? `${Math.ceil(bytes / 1e3)} kB` : `${numbers.format(Math.round(bytes / 1e5) / 10)} MB`;
}
