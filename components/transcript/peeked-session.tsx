"use client";
import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useMemo } from "react";
import { ChannelLabel } from "@/components/shell/channel-label";
import { OutcomeLabel } from "@/components/shell/outcome-label";
import { ProblemMessage } from "@/components/shell/problem-message";
import { transcriptQuery } from "@/lib/client/sessions";
import { useFormats } from "@/lib/client/use-formats";
import type { Transcript } from "@/lib/domain/message";
import type { Session } from "@/lib/domain/session";
import { transcriptRows } from "@/lib/domain/transcript-rows";
import { MessagesSkeleton } from "./messages-skeleton";
import { ShortList } from "./short-list";
import { TagList } from "./tag-list";
import { useMessageContext } from "./use-message-context";

/** A peek answers "is this the one?"; the rest of a long conversation is read on its page. */
const messagesShown = 200;

/** A session in little, for a pane beside something else. */
export function PeekedSession({ botId, sessionId }: { botId: string; sessionId: string }) {
  const { data, error, refetch } = useQuery(transcriptQuery(botId, sessionId));
  if (data) return <Loaded transcript={data} />;
  if (error) return <ProblemMessage error={error} onRetry={() => void refetch()} />;
  return <MessagesSkeleton />;
}

function Loaded({ transcript: { session, messages, usualResponses } }: { transcript: Transcript }) {
  const t = useTranslations("transcript");
  const { zone } = useFormats();
  const shown = useMemo(() => messages.slice(0, messagesShown), [messages]);
  const rows = useMemo(() => transcriptRows(shown, zone, { session }), [shown, zone, session]);
  const context = useMessageContext({ session, messages: shown, usualResponses });
  return (
    <>
      <Facts session={session} />
      <div className="pb-8">
        <ShortList rows={rows} context={context} />
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

function Facts({ session }: { session: Session }) {
  const t = useTranslations("transcript");
  const formats = useFormats();
  return (
    <div className="flex flex-col gap-2 border-b px-4 py-3 text-sm">
      <p className="flex flex-wrap items-center gap-x-4 gap-y-1">
        <ChannelLabel channel={session.channel} />
        <OutcomeLabel outcome={session.outcome} />
        <time dateTime={session.startedAt} title={formats.fullInstant(session.startedAt)}>
          {t("dayAndTime", { day: formats.day(session.startedAt), time: formats.time(session.startedAt) })}
        </time>
        {session.durationMs === null ? null : <span>{formats.duration(session.durationMs)}</span>}
        {session.languages.length > 0 ? (
          <span>{session.languages.map(formats.language).join(", ")}</span>
        ) : null}
      </p>
      {session.tags.length > 0 ? <TagList tags={session.tags} label={t("tags")} /> : null}
    </div>
  );
}
