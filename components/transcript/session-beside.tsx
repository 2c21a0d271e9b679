import { useQuery } from "@tanstack/react-query";
import { X } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { useMemo } from "react";
import { ChannelLabel } from "@/components/shell/channel-label";
import { OutcomeLabel } from "@/components/shell/outcome-label";
import { ProblemMessage } from "@/components/shell/problem-message";
import { buttonClasses } from "@/components/ui/button";
import { transcriptQuery } from "@/lib/client/transcripts";
import { useFormats } from "@/lib/client/use-formats";
import type { Transcript } from "@/lib/domain/message";
import { transcriptRows } from "@/lib/domain/transcript-rows";
import { LongList } from "./long-list";
import { MessagesSkeleton } from "./messages-skeleton";
import { ShortList } from "./short-list";
import { useMessageContext } from "./use-message-context";
import { useTranscriptView } from "./use-transcript-view";

type SessionBesideProps = { botId: string; sessionId: string; closeHref: string };

const shortLimit = 400;

/** Another session to the side of the one the page is of, with the way to leave it or to make it the page. */
export function SessionBeside({ botId, sessionId, closeHref }: SessionBesideProps) {
  const t = useTranslations("transcript");
  const { data, error, refetch } = useQuery(transcriptQuery(botId, sessionId));
  const words = new URLSearchParams({ bot: botId });
  return (
    <section aria-label={t("besideName")} className="min-w-0 lg:border-s lg:ps-6">
      <div className="sticky top-(--header-height) z-20 flex min-h-10 flex-wrap items-center gap-x-3 gap-y-1 bg-canvas py-1">
        {data ? <Facts transcript={data} /> : null}
        <span className="ms-auto flex gap-1 print:hidden">
          <Link
            href={`/sessions/${encodeURIComponent(sessionId)}?${words}`}
            className={buttonClasses("quiet", "sm")}
          >
            {t("besideOpen")}
          </Link>
          <Link
            href={closeHref}
            aria-label={t("besideClose")}
            title={t("besideClose")}
            className={buttonClasses("quiet", "sm")}
          >
            <X aria-hidden size={16} />
          </Link>
        </span>
      </div>
      {data ? (
        <Messages transcript={data} />
      ) : error ? (
        <ProblemMessage error={error} onRetry={() => void refetch()} />
      ) : (
        <MessagesSkeleton />
      )}
    </section>
  );
}

function Facts({ transcript: { session } }: { transcript: Transcript }) {
  const t = useTranslations("transcript");
  const formats = useFormats();
  return (
    <>
      <time
        dateTime={session.startedAt}
        title={formats.fullInstant(session.startedAt)}
        className="font-semibold"
      >
        {t("dayAndTime", { day: formats.day(session.startedAt), time: formats.time(session.startedAt) })}
      </time>
      <ChannelLabel channel={session.channel} />
      <OutcomeLabel outcome={session.outcome} />
    </>
  );
}

function Messages({ transcript }: { transcript: Transcript }) {
  const t = useTranslations("transcript");
  const { session, messages } = transcript;
  const { zone } = useFormats();
  const [{ density, showsEverything, showsSystem }] = useTranscriptView();
  const rows = useMemo(
    () => transcriptRows(messages, zone, { session, showsEverything, showsSystem }),
    [messages, zone, session, showsEverything, showsSystem],
  );
  const context = useMessageContext(transcript);
  const List = rows.length > shortLimit ? LongList : ShortList;
  if (rows.length === 0) return <p className="px-3 py-4 text-ink-quiet">{t("emptyTitle")}</p>;
  return (
    <div data-density={density} className="group/transcript min-w-0">
      <List rows={rows} context={context} />
    </div>
  );
}
