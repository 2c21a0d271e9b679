import type { Span } from "./span";

export type HistoryPace = {
  sessionsPerDay: number;
  messagesPerDay: number;
  /** Records that one call gives at most. */
  sessionsPerCall: number;
  messagesPerCall: number;
};

const dayMs = 86_400_000;

/** How many calls the windows will take if they are as busy as what is known: at least a page of each list. */
export function estimateCalls(windows: Span[], pace: HistoryPace): number {
  return windows.reduce((calls, { from, to }) => {
    const days = (to - from) / dayMs;
    const pages = (perDay: number, perCall: number) => Math.max(1, Math.ceil((perDay * days) / perCall));
    return (
      calls +
      pages(pace.sessionsPerDay, pace.sessionsPerCall) +
      pages(pace.messagesPerDay, pace.messagesPerCall)
    );
  }, 0);
}
