import { useMemo } from "react";
import { useFormats } from "@/lib/client/use-formats";
import { contentOptions } from "@/lib/domain/content-texts";
import type { MessageOption } from "@/lib/domain/message-content";
import type { SharedMessage } from "@/lib/domain/share";
import { asMessage } from "@/lib/domain/shared-message";
import { transcriptRows } from "@/lib/domain/transcript-rows";
import { LongList } from "../long-list";
import type { MessageContext } from "../message-row";
import { ShortList } from "../short-list";
import { usePrinting } from "../use-printing";

const shortLimit = 400;
const noIds: ReadonlySet<string> = new Set();
const none = new Map<string, never>();
const nothing = () => {};

type SharedConversationProps = {
  messages: SharedMessage[];
  /** It scrolls with the page, so that a long one need not be drawn at once. */
  isWholePage?: boolean;
};

/** A conversation as somebody outside sees it: the product's own bubbles, and nothing in them leads anywhere. */
export function SharedConversation({ messages, isWholePage = false }: SharedConversationProps) {
  const { zone } = useFormats();
  const isPrinting = usePrinting();
  const drawn = useMemo(() => messages.map(asMessage), [messages]);
  const rows = useMemo(() => transcriptRows(drawn, zone), [drawn, zone]);
  const chosen = useMemo(() => {
    const picked = new Map<string, MessageOption>();
    for (const [place, { id, contents }] of drawn.entries()) {
      const option = contents.flatMap(contentOptions)[messages[place]?.chosen ?? -1];
      if (option) picked.set(id, option);
    }
    return picked;
  }, [drawn, messages]);
  const context: MessageContext = {
    chosen,
    tags: none,
    responses: none,
    elapsedFrom: null,
    count: drawn.length,
    linkedIds: noIds,
    firstLinkedId: null,
    target: null,
    place: null,
    isReadOnly: true,
    copiedHash: null,
    onCopy: nothing,
    onExtend: nothing,
  };
  const List = isWholePage && rows.length > shortLimit && !isPrinting ? LongList : ShortList;
  return <List rows={rows} context={context} />;
}
