import "server-only";
import { randomUUID } from "node:crypto";

export const requestIdHeader = "x-request-id";
const uuid = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/;

/** The id that the request was given when it began; a new one where nobody gave it any. */
export function requestIdOf(headers: Headers): string {
  const given = headers.get(requestIdHeader) ?? "";
  return uuid.test(given) ? given : randomUUID();
}
