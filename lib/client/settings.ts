import { queryOptions } from "@tanstack/react-query";
import { budgetSchema } from "@/lib/domain/budget";
import { doctorReportSchema } from "@/lib/domain/doctor";
import { callApi } from "./api";

const pollMs = 5_000;

export function budgetQuery(botId: string) {
  return queryOptions({
    queryKey: ["budget", botId],
    queryFn: ({ signal }) =>
      callApi(`/api/bots/${encodeURIComponent(botId)}/budget`, budgetSchema, { signal }),
    refetchInterval: pollMs,
  });
}

/** Asks Kore a few times, within the bot's budget. */
export function testConnection(botId: string) {
  return callApi(`/api/bots/${encodeURIComponent(botId)}/test`, doctorReportSchema, { method: "POST" });
}
