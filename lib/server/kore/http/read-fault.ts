import "server-only";
import { errors } from "undici";
import { BodyError } from "./decode-stream";
import type { Refusal } from "./read-reply";

const tooLong: Refusal = { kind: "retryable", detail: "Kore took too long to answer." };

/**
 * What a failed exchange means; `deadline` is the one it had. The words are ours: a system error's text names
 * addresses. Throws what is no fault of the exchange.
 */
export function readFault(error: unknown, deadline: AbortSignal): Refusal {
  // Stages of the reply report the deadline each in its own way.
  if (deadline.aborted) return tooLong;
  if (error instanceof BodyError) {
    return { kind: error.isTooLarge ? "too-large" : "malformed", detail: error.message };
  }
  if (error instanceof errors.HTTPParserError)
    return { kind: "malformed", detail: "The reply was not HTTP." };
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  const detail = faultDetails[code];
  if (detail) return { kind: slowness.includes(code) ? "retryable" : "unreachable", detail };
  if (code.startsWith("UND_ERR") || code.startsWith("E") || code.includes("CERT")) {
    return { kind: "unreachable", detail: `The connection failed (${code.slice(0, 60)}).` };
  }
  throw error;
}

/** Kore was there, but not in time. */
const slowness = ["UND_ERR_BODY_TIMEOUT", "UND_ERR_HEADERS_TIMEOUT"];

const faultDetails: Record<string, string> = {
  ECONNREFUSED: "The host refused the connection.",
  ECONNRESET: "The connection broke.",
  ENOTFOUND: "The host name is not known.",
  EAI_AGAIN: "The host name could not be looked up.",
  UND_ERR_BODY_TIMEOUT: "Kore stopped in the middle of an answer.",
  UND_ERR_CONNECT_TIMEOUT: "The host did not take the connection.",
  UND_ERR_HEADERS_TIMEOUT: "Kore did not answer in time.",
  UND_ERR_SOCKET: "The connection broke.",
};
