"use client";
import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useMemo, useRef } from "react";
import { ChannelLabel } from "@/components/shell/channel-label";
import { OutcomeLabel } from "@/components/shell/outcome-label";
import { ProblemMessage } from "@/components/shell/problem-message";
import { transcriptQuery } from "@/lib/client/transcripts";
import { useFormats } from "@/lib/client/use-formats";
import type { Transcript } from "@/lib/domain/message";
import type { TextTerm } from "@/lib/domain/text-terms";
import { transcriptRows } from "@/lib/domain/transcript-rows";
import { FindContext } from "./find-context";
import { MessagesSkeleton } from "./messages-skeleton";
import { ShareButton } from "./share/share-button";
import { ShortList } from "./short-list";
import { TagList } from "./tag-list";
import { useFinder } from "./use-finder";
import { useHighlights } from "./use-highlights";
import { useMessageContext } from "./use-message-context";

/** A peek answers "is this the one?"; the rest of a long conversation is read on its page. */
const messagesShown = 200;

type PeekedSessionProps = {
  botId: string;
  sessionId: string;
  /** What the list is searched for. */
  text: TextTerm[];
  /** The id of the message that is looked at as a hit of it. */
  hit: string | null;
};

/** A session in little, for a pane beside something else. */
export function PeekedSession({ botId, sessionId, text, hit }: PeekedSessionProps) {
  const { data, error, refetch } = useQuery(transcriptQuery(botId, sessionId));
  if (data) return <Loaded transcript={data} text={text} hit={hit} />;
  if (error) return <ProblemMessage error={error} onRetry={() => void refetch()} />;
  return <MessagesSkeleton />;
}

type LoadedProps = Pick<PeekedSessionProps, "text" | "hit"> & { transcript: Transcript };

function Loaded({ transcript, text, hit }: LoadedProps) {
  const { session, messages } = transcript;
  const t = useTranslations("transcript");
  const { zone } = useFormats();
  const start = useMemo(() => {
    const place = hit === null ? -1 : messages.findIndex(({ id }) => id === hit);
    return place < messagesShown ? 0 : place - messagesShown / 2;
  }, [messages, hit]);
  const shown = useMemo(() => messages.slice(start, start + messagesShown), [messages, start]);
  const rows = useMemo(() => transcriptRows(shown, zone, { session }), [shown, zone, session]);
  const target = useMemo(() => (hit === null ? null : { id: hit, steps: 0 }), [hit]);
  const context = { ...useMessageContext({ ...transcript, messages: shown }), target };
  const list = useRef<HTMLDivElement>(null);
  const finder = useFinder("", text);
  useHighlights(list, finder);
  return (
    <>
      <Facts session={session} messages={messages} />
      <div ref={list} className="pb-8">
        <FindContext value={finder}>
          <ShortList rows={rows} context={context} />
        </FindContext>
        {messages.length === 0 ? <p className="p-4 text-ink-quiet">{t("emptyText")}</p> : null}
        {messages.length > shown.length ? (
          <p className="px-4 pt-4 text-center text-ink-quiet text-sm">
            {t("peekMore", { count: messages.length - shown.length })}
          </p>
        ) : null}
      </div>
      <span role="status" className="sr-only">
        {context.copiedHash === null ? "" : t("linkCopied")}
      </span>
    </>
  );
}

function Facts({ session, messages }: Pick<Transcript, "session" | "messages">) {
  const t = useTranslations("transcript");
  const formats = useFormats();
  return (
    <div className="flex flex-col gap-2 border-b px-4 py-3 text-sm">
      <div className="flex flex-wrap items-center gap-x-4 gap-y-1">
        <ChannelLabel channel={session.channel} />
        <OutcomeLabel outcome={session.outcome} />
        <time dateTime={session.startedAt} title={formats.fullInstant(session.startedAt)}>
          {t("dayAndTime", { day: formats.day(session.startedAt), time: formats.time(session.startedAt) })}
        </time>
        {session.durationMs === null ? null : <span>{formats.duration(session.durationMs)}</span>}
        {session.languages.length > 0 ? (
          <span>{session.languages.map(formats.language).join(", ")}</span>
        ) : null}
        <span className="ms-auto">
          <ShareButton session={session} messages={messages} />
        </span>
      </div>
      {session.tags.length > 0 ? <TagList tags={session.tags} label={t("tags")} /> : null}
    </div>
  );
}
