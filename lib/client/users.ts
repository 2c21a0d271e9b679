import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import { userMatchesSchema } from "@/lib/domain/user-matches";
import { callApi } from "./api";

/** Users whose ids begin with `begun`. */
export function usersQuery(botId: string, begun: string) {
  return queryOptions({
    queryKey: ["users", botId, begun],
    queryFn: ({ signal }) =>
      callApi(`/api/users?${new URLSearchParams({ bot: botId, begun })}`, userMatchesSchema, { signal }),
    placeholderData: keepPreviousData,
  });
}
