import type { Message } from "../generate/session";

/** The rows of a call that is asked for by `callId`: who said what and when, oldest first (kore-contract 1.6). */
export function flatRows(messages: readonly Message[]): Record<string, unknown>[] {
  return messages.flatMap(({ direction, spoken, at }) =>
    spoken ? [{ type: direction, text: spoken, timestamp: new Date(at).toISOString() }] : [],
  );
}
