import { queryOptions } from "@tanstack/react-query";
import * as z from "@/lib/domain/schema";
import { sharedTranscriptSchema } from "@/lib/domain/share";
import { callApi } from "./api";

const livePollMs = 15_000;

/** Exchanges a link's token for the cookie of a visit. Throws ApiProblem. */
export function redeemShare(token: string, passphrase: string | null): Promise<unknown> {
  const body = passphrase === null ? { token } : { token, passphrase };
  return callApi("/api/share/redeem", z.object({}), { method: "POST", body });
}

/** What the visit shows; `visit` counts the links that were opened in this page. */
export function sharedTranscriptQuery(visit: number) {
  return queryOptions({
    queryKey: ["shared-transcript", visit],
    queryFn: ({ signal }) => callApi("/api/share/transcript", sharedTranscriptSchema, { signal }),
    refetchInterval: ({ state }) => (state.data?.isLive && !state.error ? livePollMs : false),
  });
}
