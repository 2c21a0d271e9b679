import { useQuery } from "@tanstack/react-query";
import { Columns2 } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { useMemo } from "react";
import { ChannelLabel } from "@/components/shell/channel-label";
import { OutcomeLabel } from "@/components/shell/outcome-label";
import { ProblemMessage } from "@/components/shell/problem-message";
import { transcriptQuery } from "@/lib/client/transcripts";
import { useFormats } from "@/lib/client/use-formats";
import type { Transcript } from "@/lib/domain/message";
import type { Session } from "@/lib/domain/session";
import { transcriptRows } from "@/lib/domain/transcript-rows";
import { MessagesSkeleton } from "./messages-skeleton";
import { besideHref, sessionAddress } from "./session-address";
import { ShortList } from "./short-list";
import { useMessageContext } from "./use-message-context";
import { useTranscriptView } from "./use-transcript-view";

// Of a longer session the beginning is shown; its own page draws all of it.
const mostRows = 300;

/** One session among all of a user's: its header at once, its messages when they come. */
export function UserSession({ session, older }: { session: Session; older: Session | null }) {
  const t = useTranslations("transcript");
  const formats = useFormats();
  const { data, error, refetch } = useQuery(transcriptQuery(session.botId, session.id));
  const [{ density }] = useTranscriptView();
  const words = new URLSearchParams({ bot: session.botId });
  const headingId = `session-${session.id}`;
  return (
    <section aria-labelledby={headingId} className="min-h-40">
      <header className="sticky top-(--header-height) z-20 flex flex-wrap items-center gap-x-4 gap-y-1 border-y bg-surface px-3 py-2">
        <h2 id={headingId} tabIndex={-1} className="scroll-mt-16 font-semibold">
          <Link href={`/sessions/${encodeURIComponent(session.id)}?${words}`} className="hover:underline">
            <time dateTime={session.startedAt}>
              {t("dayAndTime", {
                day: formats.day(session.startedAt),
                time: formats.time(session.startedAt),
              })}
            </time>
          </Link>
        </h2>
        <ChannelLabel channel={session.channel} />
        <OutcomeLabel outcome={session.outcome} />
        {session.durationMs === null ? null : (
          <span className="text-ink-quiet tabular-nums">{formats.duration(session.durationMs)}</span>
        )}
        {older ? (
          <Link
            href={besideHref(session, older)}
            className="ms-auto flex items-center gap-1 rounded-sm text-accent-ink text-sm hover:underline"
          >
            <Columns2 aria-hidden size={14} />
            {t("besideOlder")}
          </Link>
        ) : null}
      </header>
      <div data-density={density} className="group/transcript pb-8">
        {data ? (
          <Messages transcript={data} />
        ) : error ? (
          <ProblemMessage error={error} onRetry={() => void refetch()} />
        ) : (
          <MessagesSkeleton />
        )}
      </div>
    </section>
  );
}

function Messages({ transcript }: { transcript: Transcript }) {
  const { session, messages } = transcript;
  const t = useTranslations("transcript");
  const { zone } = useFormats();
  const rows = useMemo(() => transcriptRows(messages, zone, { session }), [messages, zone, session]);
  const context = useMessageContext(transcript);
  if (rows.length === 0) return <p className="px-3 py-4 text-ink-quiet">{t("emptyTitle")}</p>;
  return (
    <>
      <ShortList rows={rows.slice(0, mostRows)} context={context} />
      {rows.length > mostRows ? (
        <p className="px-3 py-4">
          <Link href={sessionAddress(session.botId, session.id)} className="text-accent-ink hover:underline">
            {t("restOfSession", { count: rows.length - mostRows })}
          </Link>
        </p>
      ) : null}
    </>
  );
}
