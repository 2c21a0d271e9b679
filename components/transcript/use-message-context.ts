import { useMemo } from "react";
import { useCopy } from "@/components/ui/use-copy";
import { chosenOptions } from "@/lib/domain/chosen-options";
import type { Transcript } from "@/lib/domain/message";
import { messageHash } from "@/lib/domain/message-link";
import { newTags } from "@/lib/domain/message-tags";
import { responseTimes } from "@/lib/domain/response-times";
import type { MessageContext } from "./message-row";
import { sessionAddress } from "./session-address";
import { useTranscriptView } from "./use-transcript-view";

const noIds: ReadonlySet<string> = new Set();

/** What every drawn message of a session needs to know of the others; nothing is linked or looked for. */
export function useMessageContext(transcript: Transcript): MessageContext {
  const { session, messages, usualResponses, masking } = transcript;
  const { copied, copy } = useCopy();
  const [{ clock }] = useTranscriptView();
  const chosen = useMemo(() => chosenOptions(messages), [messages]);
  const tags = useMemo(() => newTags(messages, session.tags), [messages, session.tags]);
  const responses = useMemo(() => responseTimes(messages, usualResponses), [messages, usualResponses]);
  const { botId, id: sessionId } = session;
  const place = useMemo(() => ({ botId, sessionId }), [botId, sessionId]);
  const address = sessionAddress(session.botId, session.id);
  return {
    chosen,
    tags,
    responses,
    elapsedFrom: clock === "elapsed" ? session.startedAt : null,
    count: messages.length,
    linkedIds: noIds,
    firstLinkedId: null,
    target: null,
    place,
    masking,
    copiedHash: copied?.startsWith(address) ? copied.slice(address.length) : null,
    onCopy: (hash) => copy(`${address}${hash}`),
    onExtend: (message) => copy(`${address}${messageHash(message.id)}`),
  };
}
