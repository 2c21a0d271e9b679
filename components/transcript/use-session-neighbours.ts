import { useInfiniteQuery } from "@tanstack/react-query";
import { useEffect } from "react";
import { sessionsQuery } from "@/lib/client/sessions";
import type { SessionFilters } from "@/lib/domain/session-filters";

// A session far down a list is looked for in its first thousand or so; further down it has no neighbours.
const pageLimit = 10;

/** The sessions before and after one in the list one came from; null where there is none, or none was found. */
export function useSessionNeighbours(
  botId: string,
  sessionId: string,
  filters: SessionFilters,
  zone: string,
): { previous: string | null; next: string | null } {
  const { data, hasNextPage, isFetching, isError, fetchNextPage } = useInfiniteQuery(
    sessionsQuery(botId, filters, zone),
  );
  const ids = data?.pages.flatMap(({ sessions }) => sessions.map(({ id }) => id)) ?? [];
  const index = ids.indexOf(sessionId);
  const needsMore = index < 0 || index === ids.length - 1;
  const canGetMore = hasNextPage && !isFetching && !isError && (data?.pages.length ?? 0) < pageLimit;

  // The outside system is our API: the list goes on where the pages held so far end.
  useEffect(() => {
    if (needsMore && canGetMore) void fetchNextPage();
  }, [needsMore, canGetMore, fetchNextPage]);

  if (index < 0) return { previous: null, next: null };
  return { previous: ids[index - 1] ?? null, next: ids[index + 1] ?? null };
}
