import { queryOptions } from "@tanstack/react-query";
import { type AccessDecision, accessRequestListSchema } from "@/lib/domain/access-request";
import * as z from "@/lib/domain/schema";
import { callApi } from "./api";

export function accessRequestsQuery() {
  return queryOptions({
    queryKey: ["access-requests"],
    queryFn: ({ signal }) => callApi("/api/access-requests", accessRequestListSchema, { signal }),
    staleTime: 0,
  });
}

export function requestAccess(botId: string) {
  return callApi("/api/access-requests", z.object({}), { method: "POST", body: { botId } });
}

export function decideRequest(decision: AccessDecision) {
  return callApi("/api/access-requests/decide", z.object({}), { method: "POST", body: decision });
}
