import "server-only";
import { isObject } from "./content/reading";

// Remnants of an encryption, of use to nobody (kore-contract 4.1).
const keyMaterial = new Set(["iv", "ire", "cek"]);
const hidden = "[caller data hidden]";
/** What a transfer hands on of the caller: hex after the name of its header, or hex that opens as JSON. */
const callerData = [
  /(User-to-User\W{0,12}?(?:3D)?)[0-9a-f]{8,}/gi,
  /()(?<![0-9a-f])(?:7b22|7b20|5b7b|5b22)[0-9a-f]{12,}/gi,
];

/** A text, JSON or not, without what a transfer hands on of the caller. */
export function maskCallerData(text: string): string {
  return callerData.reduce((masked, pattern) => masked.replace(pattern, `$1${hidden}`), text);
}

/** A stored record that may be shown as it is: without key material and the caller's data (kore-contract 4.2). */
export function maskRecord(raw: unknown): Record<string, unknown> {
  const value: unknown = JSON.parse(maskCallerData(JSON.stringify(raw)));
  if (!isObject(value)) return { value };
  return Object.fromEntries(Object.entries(value).filter(([name]) => !keyMaterial.has(name)));
}
