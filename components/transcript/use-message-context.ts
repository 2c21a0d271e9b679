import { useMemo } from "react";
import { useCopy } from "@/components/ui/use-copy";
import { chosenOptions } from "@/lib/domain/chosen-options";
import type { Transcript } from "@/lib/domain/message";
import { newTags } from "@/lib/domain/message-tags";
import type { MessageContext } from "./message-row";
import { messageHash, sessionAddress } from "./session-address";

/** What every drawn message of a session needs to know of the others; nothing is linked or looked for. */
export function useMessageContext({ session, messages }: Transcript): MessageContext {
  const { copied, copy } = useCopy();
  const chosen = useMemo(() => chosenOptions(messages), [messages]);
  const tags = useMemo(() => newTags(messages, session.tags), [messages, session.tags]);
  const address = sessionAddress(session.botId, session.id);
  return {
    chosen,
    tags,
    linkedId: null,
    target: null,
    place: { botId: session.botId, sessionId: session.id },
    copiedHash: copied?.startsWith(address) ? copied.slice(address.length) : null,
    onCopy: (message) => copy(`${address}${messageHash(message.id)}`),
  };
}
