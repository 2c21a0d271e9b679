import { queryOptions } from "@tanstack/react-query";
import * as z from "@/lib/domain/schema";
import {
  madeShareSchema,
  revokedSchema,
  type ShareForm,
  shareListSchema,
  sharePolicySchema,
  sharePreviewSchema,
} from "@/lib/domain/share";
import { callApi } from "./api";

/** One's own links and those of the bots one administers; of one session where it is given. */
export function sharesQuery(of: { botId: string; sessionId: string } | null) {
  const words = of ? `?${new URLSearchParams({ bot: of.botId, session: of.sessionId })}` : "";
  return queryOptions({
    queryKey: ["shares", of],
    queryFn: ({ signal }) => callApi(`/api/shares${words}`, shareListSchema, { signal }),
    staleTime: 0,
  });
}

/** From which message to which; without a last one to the end of the session. */
export type ShareEnds = { first: string; last?: string } | null;

export function sharePreviewQuery(botId: string, sessionId: string, ends: ShareEnds) {
  const words = new URLSearchParams({ bot: botId, ...ends });
  return queryOptions({
    queryKey: ["share-preview", botId, sessionId, ends],
    queryFn: ({ signal }) =>
      callApi(`/api/sessions/${encodeURIComponent(sessionId)}/share-preview?${words}`, sharePreviewSchema, {
        signal,
      }),
    staleTime: 0,
  });
}

export function sharePolicyQuery(botId: string) {
  return queryOptions({
    queryKey: ["share-policy", botId],
    queryFn: ({ signal }) =>
      callApi(`/api/bots/${encodeURIComponent(botId)}/policy`, sharePolicySchema, { signal }),
    staleTime: 0,
  });
}

export function setSharePolicy(botId: string, allowsShares: boolean) {
  const request = { method: "PATCH", body: { allowsShares } } as const;
  return callApi(`/api/bots/${encodeURIComponent(botId)}/policy`, sharePolicySchema, request);
}

export function makeShare(form: ShareForm) {
  return callApi("/api/shares", madeShareSchema, { method: "POST", body: form });
}

export function revokeShare(shareId: string) {
  return callApi(`/api/shares/${encodeURIComponent(shareId)}`, z.object({}), { method: "DELETE" });
}

/** All that one may revoke, of a session where it is given. */
export function revokeShares(of: { botId: string; sessionId: string } | null) {
  const words = of ? `?${new URLSearchParams({ bot: of.botId, session: of.sessionId })}` : "";
  return callApi(`/api/shares${words}`, revokedSchema, { method: "DELETE" });
}
