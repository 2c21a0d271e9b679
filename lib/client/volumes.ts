import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import type { SessionFilters } from "@/lib/domain/session-filters";
import type { Volumes } from "@/lib/domain/volumes";
import { type Series, seriesSchema } from "@/lib/domain/volumes/series";
import { zoneDays } from "@/lib/domain/zone-days";
import { callApi } from "./api";
import { sessionsParameters } from "./sessions";

export function volumesQuery(botId: string, filters: SessionFilters, zone: string) {
  const parameters = sessionsParameters(botId, filters, zone);
  return queryOptions({
    queryKey: ["volumes", botId, parameters.toString()],
    queryFn: async ({ signal }) => {
      const path = `/api/volumes?${parameters}&bucket=day`;
      return toVolumes(await callApi(path, seriesSchema, { signal }));
    },
    placeholderData: keepPreviousData,
  });
}

function toVolumes({ zone, from, to, counts }: Series): Volumes {
  const days = zoneDays({ from: Date.parse(from), to: Date.parse(to) }, zone);
  return {
    zone,
    from,
    to,
    counts: counts.map(({ at, key, count }) => ({
      day: days[at]?.day ?? "",
      channel: key,
      sessions: count,
    })),
  };
}
