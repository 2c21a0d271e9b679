"use client";
import { Search } from "lucide-react";
import { useTranslations } from "next-intl";
import { useMemo, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { useKeys } from "@/components/ui/use-keys";
import { useFormats } from "@/lib/client/use-formats";
import type { Transcript } from "@/lib/domain/message";
import type { TextTerm } from "@/lib/domain/text-terms";
import { isEmpty, transcriptRows } from "@/lib/domain/transcript-rows";
import { FindBar } from "./find-bar";
import { FindContext } from "./find-context";
import { focusMessage } from "./focus-message";
import { LongList } from "./long-list";
import type { MessageContext } from "./message-row";
import { ShortList } from "./short-list";
import { useFind } from "./use-find";
import { useFinder } from "./use-finder";
import { useHighlights } from "./use-highlights";
import { useLinkedMessage } from "./use-linked-message";
import { useMessageContext } from "./use-message-context";

// Up to here the whole transcript is in the page, where the browser's own search finds every word.
const shortLimit = 400;

type MessageListProps = {
  transcript: Transcript;
  /** What the list one came from was searched for. */
  text: TextTerm[];
};

export function MessageList({ transcript, text }: MessageListProps) {
  const { session, messages } = transcript;
  const t = useTranslations("transcript");
  const { zone } = useFormats();
  const linkedId = useLinkedMessage();
  const [showsEverything, setShowsEverything] = useState(false);
  const rows = useMemo(
    () => transcriptRows(messages, zone, { session, showsEverything, linkedId }),
    [messages, zone, session, showsEverything, linkedId],
  );
  const drawn = useMemo(() => rows.flatMap((row) => (row.kind === "message" ? row.message : [])), [rows]);
  const hiddenCount = useMemo(() => messages.filter(isEmpty).length, [messages]);
  const find = useFind(drawn);
  const list = useRef<HTMLDivElement>(null);
  const finder = useFinder(find.query ?? "", text);
  useHighlights(list, finder);
  const context: MessageContext = { ...useMessageContext(transcript), linkedId, target: find.target };
  useKeys({ j: () => focusMessage(list.current, 1), k: () => focusMessage(list.current, -1) });
  const isLinkLost = linkedId !== null && !messages.some((message) => message.id === linkedId);
  const List = rows.length > shortLimit ? LongList : ShortList;
  return (
    <>
      <div className="sticky top-(--header-height) z-20 flex min-h-10 flex-wrap items-center gap-x-3 bg-canvas px-3 py-1">
        {find.query === null ? (
          <Button variant="quiet" size="sm" onClick={find.open}>
            <Search aria-hidden size={14} />
            {t("withKey", { label: t("find"), key: "/" })}
          </Button>
        ) : (
          <FindBar
            query={find.query}
            onQuery={find.setQuery}
            count={find.count}
            current={find.current}
            onStep={find.step}
            onClose={find.close}
          />
        )}
        {hiddenCount > 0 ? (
          <Checkbox
            checked={showsEverything}
            onChange={(event) => setShowsEverything(event.target.checked)}
            className="ms-auto text-ink-quiet"
          >
            {t("showEverything", { count: hiddenCount })}
          </Checkbox>
        ) : null}
      </div>
      {isLinkLost ? (
        <p
          role="status"
          className="mb-3 rounded-md border border-warning-line bg-warning-subtle px-3 py-2 text-warning"
        >
          {t("linkedMissing")}
        </p>
      ) : null}
      <FindContext value={finder}>
        <div ref={list}>
          <List rows={rows} context={context} />
        </div>
      </FindContext>
      <span role="status" className="sr-only">
        {context.copiedHash === null ? "" : t("linkCopied")}
      </span>
    </>
  );
}
