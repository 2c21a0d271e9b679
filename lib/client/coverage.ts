import { queryOptions } from "@tanstack/react-query";
import { type Coverage, coverageSchema } from "@/lib/domain/coverage";
import type { ResolvedRange } from "@/lib/domain/time-range";
import { callApi } from "./api";

const loadingPollMs = 2_000;
const idlePollMs = 15_000;

/**
 * Asking says that somebody looks at the range: what of it is missing is fetched, and recent hours are kept fresh
 * for as long as the question is repeated.
 */
export function coverageQuery(botId: string, range: ResolvedRange) {
  return queryOptions({
    queryKey: ["coverage", botId, range],
    queryFn: ({ signal }) =>
      callApi(`/api/bots/${encodeURIComponent(botId)}/coverage`, coverageSchema, {
        method: "POST",
        body: range,
        signal,
      }),
    // A rolling range is a new question each minute; the answer before stands until the next one is there.
    placeholderData: (before) => (before?.botId === botId ? before : undefined),
    refetchInterval: (query) => pollMs(query.state.data),
  });
}

/** The same without looking: nothing is fetched for it. */
export function heldQuery(botId: string) {
  return queryOptions({
    queryKey: ["held", botId],
    queryFn: ({ signal }) =>
      callApi(`/api/bots/${encodeURIComponent(botId)}/coverage`, coverageSchema, { signal }),
    refetchInterval: (query) => pollMs(query.state.data),
  });
}

function pollMs(coverage: Coverage | undefined): number {
  return coverage?.pending.length === 0 ? idlePollMs : loadingPollMs;
}

/** Fetches what of the range is missing or failed, and a range that is held whole once more. */
export function repairRange(botId: string, range: ResolvedRange) {
  return callApi(`/api/bots/${encodeURIComponent(botId)}/repair`, coverageSchema, {
    method: "POST",
    body: range,
  });
}

/** Puts the failed windows of the range back in the queue, to be tried at once. */
export function retryFailedWindows(botId: string, range: ResolvedRange) {
  return callApi(`/api/bots/${encodeURIComponent(botId)}/retry`, coverageSchema, {
    method: "POST",
    body: range,
  });
}
