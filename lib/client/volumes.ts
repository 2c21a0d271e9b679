import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import type { SessionFilters } from "@/lib/domain/session-filters";
import { volumesSchema } from "@/lib/domain/volumes";
import { callApi } from "./api";
import { sessionsParameters } from "./sessions";

export function volumesQuery(botId: string, filters: SessionFilters, zone: string) {
  const parameters = sessionsParameters(botId, filters, zone);
  return queryOptions({
    queryKey: ["volumes", botId, parameters.toString()],
    queryFn: ({ signal }) => callApi(`/api/volumes?${parameters}`, volumesSchema, { signal }),
    placeholderData: keepPreviousData,
  });
}
