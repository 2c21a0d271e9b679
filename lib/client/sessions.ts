import { infiniteQueryOptions, keepPreviousData, queryOptions } from "@tanstack/react-query";
import { facetsSchema } from "@/lib/domain/facets";
import { sessionCountSchema, sessionPageSchema } from "@/lib/domain/session";
import { defaultFilters, printSessionFilters, type SessionFilters } from "@/lib/domain/session-filters";
import { callApi } from "./api";

/** The address words of a question about one bot's sessions; days and presets are those of `zone`. */
export function sessionsParameters(botId: string, filters: SessionFilters, zone: string): URLSearchParams {
  const parameters = printSessionFilters(filters);
  parameters.set("bot", botId);
  parameters.set("zone", zone);
  return parameters;
}

export function sessionsQuery(botId: string, filters: SessionFilters, zone: string) {
  const parameters = sessionsParameters(botId, filters, zone);
  return infiniteQueryOptions({
    queryKey: ["sessions", botId, parameters.toString()],
    queryFn: ({ pageParam, signal }) => {
      const page = new URLSearchParams(parameters);
      if (pageParam) page.set("after", pageParam);
      return callApi(`/api/sessions?${page}`, sessionPageSchema, { signal });
    },
    initialPageParam: "",
    getNextPageParam: (last) => last.nextCursor,
    placeholderData: keepPreviousData,
  });
}

export function facetsQuery(botId: string, filters: SessionFilters, zone: string) {
  const parameters = sessionsParameters(botId, filters, zone);
  return queryOptions({
    queryKey: ["facets", botId, parameters.toString()],
    queryFn: ({ signal }) => callApi(`/api/facets?${parameters}`, facetsSchema, { signal }),
    placeholderData: keepPreviousData,
  });
}

/** Counts up to ten thousand unless `isExact` asks for all. */
export function countQuery(botId: string, filters: SessionFilters, zone: string, isExact = false) {
  const parameters = sessionsParameters(botId, { ...filters, sort: defaultFilters.sort }, zone);
  if (isExact) parameters.set("exact", "true");
  return queryOptions({
    queryKey: ["count", botId, parameters.toString()],
    queryFn: ({ signal }) => callApi(`/api/sessions/count?${parameters}`, sessionCountSchema, { signal }),
  });
}
