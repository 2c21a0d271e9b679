import "server-only";

/** Clocks differ, and what was said may be listed a little later. */
export const marginMs = 5 * 60_000;

/**
 * What may still change when a bot's live window is read again: a session stays open for the inactivity timeout after
 * its last message, and its closing message comes up to as much after its end (kore-contract 1.2).
 */
export function overlapOf(inactivityTimeoutMs: number): number {
  return inactivityTimeoutMs + marginMs;
}
