"use client";
import { ArrowDown, Search } from "lucide-react";
import { useTranslations } from "next-intl";
import { useMemo, useRef } from "react";
import { Button } from "@/components/ui/button";
import { useKeys } from "@/components/ui/use-keys";
import { useFormats } from "@/lib/client/use-formats";
import type { Message, Transcript } from "@/lib/domain/message";
import { messageHash } from "@/lib/domain/message-link";
import type { TextTerm } from "@/lib/domain/text-terms";
import { isEmpty, transcriptRows } from "@/lib/domain/transcript-rows";
import { FindBar } from "./find-bar";
import { FindContext } from "./find-context";
import { focusMessage } from "./focus-message";
import { LongList } from "./long-list";
import { MaskingNote } from "./masking-note";
import type { MessageContext } from "./message-row";
import { type LayoutRef, Minimap, noLayout } from "./minimap";
import { ShortList } from "./short-list";
import { useFind } from "./use-find";
import { useFinder } from "./use-finder";
import { useFollowEnd } from "./use-follow-end";
import { useHighlights } from "./use-highlights";
import { useLinkedMessages } from "./use-linked-message";
import { useMessageContext } from "./use-message-context";
import { usePrinting } from "./use-printing";
import { useTranscriptView } from "./use-transcript-view";
import { ViewMenu } from "./view-menu";

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
  const [view, changeView] = useTranscriptView();
  const { showsEverything, showsSystem } = view;
  const ids = useMemo(() => messages.map(({ id }) => id), [messages]);
  const { link, linkedIds } = useLinkedMessages(ids);
  const rows = useMemo(
    () => transcriptRows(messages, zone, { session, showsEverything, showsSystem, linkedIds }),
    [messages, zone, session, showsEverything, showsSystem, linkedIds],
  );
  const drawn = useMemo(() => rows.flatMap((row) => (row.kind === "message" ? row.message : [])), [rows]);
  const hiddenCount = useMemo(() => messages.filter(isEmpty).length, [messages]);
  const find = useFind(drawn);
  const list = useRef<HTMLDivElement>(null);
  const end = useRef<HTMLDivElement>(null);
  const finder = useFinder(find.query ?? "", text);
  const layout: LayoutRef = useRef(noLayout);
  useHighlights(list, finder);
  const { newCount, goToEnd } = useFollowEnd(end, drawn.length);
  const shared = useMessageContext(transcript);
  const context: MessageContext = {
    ...shared,
    count: drawn.length,
    linkedIds,
    firstLinkedId: [...linkedIds][0] ?? null,
    target: find.target,
    onExtend: ({ id }: Message) => {
      const hash = messageHash(link && !link.isWrong ? link.first : id, id);
      window.location.hash = hash;
      shared.onCopy(hash);
    },
  };
  useKeys({ j: () => focusMessage(list.current, 1), k: () => focusMessage(list.current, -1) });
  const isPrinting = usePrinting();
  const List = rows.length > shortLimit && !isPrinting ? LongList : ShortList;
  return (
    <>
      <div className="sticky top-(--header-height) z-20 flex min-h-10 flex-wrap items-center gap-x-3 bg-canvas px-3 py-1 print:hidden">
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
        <span className="ms-auto">
          <ViewMenu view={view} onChange={changeView} hiddenCount={hiddenCount} />
        </span>
      </div>
      {transcript.masking && shared.place ? (
        <MaskingNote masking={transcript.masking} place={shared.place} />
      ) : null}
      {link?.isWrong ? (
        <p
          role="status"
          className="mb-3 rounded-md border border-warning-line bg-warning-subtle px-3 py-2 text-warning"
        >
          {t(link.first === link.last ? "linkedMissing" : "rangeMissing")}
        </p>
      ) : null}
      <FindContext value={finder}>
        <div className="flex gap-2">
          <div ref={list} data-density={view.density} className="group/transcript relative min-w-0 flex-1">
            <List rows={rows} context={context} layout={layout} />
          </div>
          <Minimap rows={rows} list={list} layout={layout} hitIds={find.hitIds} linkedIds={linkedIds} />
        </div>
        <div ref={end} className="h-px" />
      </FindContext>
      {newCount > 0 ? (
        <div className="pointer-events-none sticky bottom-16 z-20 flex justify-center md:bottom-4 print:hidden">
          <Button variant="primary" size="sm" onClick={goToEnd} className="pointer-events-auto shadow-float">
            <ArrowDown aria-hidden size={14} />
            {t("newMessages", { count: newCount })}
          </Button>
        </div>
      ) : null}
      <span role="status" className="sr-only">
        {context.copiedHash === null ? "" : t("linkCopied")}
      </span>
    </>
  );
}
