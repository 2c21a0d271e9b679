import { queryOptions } from "@tanstack/react-query";
import { messageRecordSchema } from "@/lib/domain/message-record";
import { parseTranscript } from "@/lib/domain/parse-transcript";
import { transcriptPath } from "@/lib/domain/transcript-path";
import { callApi } from "./api";

/** Without a bot the session is looked for among all bots of the viewer. */
export function transcriptQuery(botId: string | null, sessionId: string) {
  return queryOptions({
    queryKey: ["transcript", botId, sessionId],
    queryFn: ({ signal }) =>
      callApi(transcriptPath(botId, sessionId), { parse: parseTranscript }, { signal }),
  });
}

/** A message as Kore sent it; it never changes once it is there. */
export function messageRecordQuery(botId: string, sessionId: string, messageId: string) {
  const path = [sessionId, "messages", messageId].map(encodeURIComponent).join("/");
  return queryOptions({
    queryKey: ["message-record", botId, sessionId, messageId],
    queryFn: ({ signal }) =>
      callApi(`/api/sessions/${path}?${new URLSearchParams({ bot: botId })}`, messageRecordSchema, {
        signal,
      }),
    staleTime: Number.POSITIVE_INFINITY,
  });
}
