import { hash, type Random } from "./random";

/** Ids are made by the hundred thousand; a table is several times faster than formatting numbers. */
const bytes = Array.from({ length: 256 }, (_, value) => value.toString(16).padStart(2, "0"));

function hex8(value: number): string {
  return hex2(value >>> 24) + hex2(value >>> 16) + hex2(value >>> 8) + hex2(value);
}

function hex2(value: number): string {
  return bytes[value & 255] ?? "";
}

/** A MongoDB ObjectId: Unix seconds, a machine part, a counter (kore-contract 1.1). */
export function objectId(seconds: number, machine: string, counter: number): string {
  return hex8(seconds) + machine + hex8(counter).slice(2);
}

export function objectIdSeconds(id: string): number | undefined {
  return /^[0-9a-f]{24}$/i.test(id) ? Number.parseInt(id.slice(0, 8), 16) : undefined;
}

/** A random uuid in the version-5 look of Kore's ids. */
export function uuid(random: Random): string {
  const [b, c] = [hex8(random.bits()), hex8(random.bits())];
  const last = hex8(random.bits());
  return `${hex8(random.bits())}-${b.slice(0, 4)}-5${b.slice(5)}-b${c.slice(1, 4)}-${c.slice(4)}${last}`;
}

/**
 * A uuid that looks random and yet gives its number back, so that a record can be found again from its id alone
 * although nothing is stored.
 */
export function numberedUuid(number: number, salt: string, random: Random): string {
  const plain = uuid(random);
  return hex8(number ^ hash(salt, plain.slice(9))) + plain.slice(8);
}

export function uuidNumber(id: string, salt: string): number | undefined {
  if (!/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id)) return undefined;
  return (Number.parseInt(id.slice(0, 8), 16) ^ hash(salt, id.slice(9))) >>> 0;
}
