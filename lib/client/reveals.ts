import type { RevealRequest } from "@/lib/domain/masking";
import * as z from "@/lib/domain/schema";
import { instantSchema } from "@/lib/domain/session";
import { callApi } from "./api";

const revealSchema = z.object({ until: instantSchema });

/** Shows what is hidden in a message, or without one in the session, for some minutes. */
export function reveal(sessionId: string, request: RevealRequest) {
  return callApi(address(sessionId), revealSchema, { method: "POST", body: request });
}

export function hideAgain(sessionId: string, botId: string) {
  const words = new URLSearchParams({ bot: botId });
  return callApi(`${address(sessionId)}?${words}`, z.object({}), { method: "DELETE" });
}

function address(sessionId: string): string {
  return `/api/sessions/${encodeURIComponent(sessionId)}/reveals`;
}
