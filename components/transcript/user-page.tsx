"use client";
import { Users } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { useEffect, useRef } from "react";
import { ChannelLabel } from "@/components/shell/channel-label";
import { ProblemMessage } from "@/components/shell/problem-message";
import { buttonClasses } from "@/components/ui/button";
import { CopyButton } from "@/components/ui/copy-button";
import { IdText } from "@/components/ui/id-text";
import { StateMessage } from "@/components/ui/state-message";
import { useFormats } from "@/lib/client/use-formats";
import { useBot } from "@/lib/client/viewer";
import { shownValue } from "@/lib/domain/reference";
import type { Session } from "@/lib/domain/session";
import { ActivityStrip } from "./activity-strip";
import { MessagesSkeleton } from "./messages-skeleton";
import { sessionHash, useLinkedSession } from "./use-linked-session";
import { useUserSessions } from "./use-user-sessions";
import { UserSessions } from "./user-sessions";

/** Everything one user said to the bot, over all channels, newest session first, as one scroll. */
export function UserPage({ userId }: { userId: string }) {
  const t = useTranslations("transcript");
  const common = useTranslations("common");
  const bot = useBot();
  const goTo = useRef<(sessionId: string) => void>(() => undefined);
  const { sessions, data, error, hasNextPage, isFetching, fetchNextPage, refetch } = useUserSessions(
    bot.id,
    userId,
  );
  const linkedId = useLinkedSession();
  const isLinkedHere = sessions.some(({ id }) => id === linkedId);

  // The outside system is the page's scrolling: to the session the address points to, when it is there.
  useEffect(() => {
    if (linkedId !== null && isLinkedHere) goTo.current(linkedId);
  }, [linkedId, isLinkedHere]);

  return (
    <div className="mx-auto flex w-full max-w-7xl flex-1 flex-col px-3 pb-16 sm:px-4 lg:px-6">
      <header className="flex min-w-0 flex-wrap items-center gap-x-4 gap-y-1 py-4">
        <h1 className="font-semibold text-xl">{t("userPage")}</h1>
        <span className="flex min-w-0 items-center gap-1">
          <IdText value={shownValue(userId)} />
          <CopyButton value={shownValue(userId)} label={t("copyUser")} copiedLabel={common("copied")} />
        </span>
        {data ? (
          <span className="text-ink-quiet tabular-nums">
            {t("sessionCount", { count: sessions.length, more: String(hasNextPage) })}
          </span>
        ) : null}
      </header>
      {data && sessions.length === 0 ? (
        <StateMessage
          icon={Users}
          title={t("noSessionsTitle")}
          actions={
            <Link href={`/sessions?bot=${encodeURIComponent(bot.id)}`} className={buttonClasses("primary")}>
              {t("back")}
            </Link>
          }
        >
          <p>{t("noSessionsText")}</p>
        </StateMessage>
      ) : null}
      <div className="grid flex-1 content-start gap-x-10 gap-y-4 lg:grid-cols-[minmax(0,1fr)_17rem]">
        {sessions.length > 0 ? <JumpList sessions={sessions} onGoTo={(id) => goTo.current(id)} /> : null}
        <div className="min-w-0 lg:col-start-1 lg:row-start-1">
          <ActivityStrip sessions={sessions} onGoTo={(id) => goTo.current(id)} />
          {sessions.length > 0 ? (
            <UserSessions
              sessions={sessions}
              hasMore={hasNextPage && !isFetching && !error}
              onMore={() => void fetchNextPage()}
              goTo={goTo}
            />
          ) : null}
          {error ? <ProblemMessage error={error} onRetry={() => void refetch()} /> : null}
          {isFetching && !error && sessions.length === 0 ? <MessagesSkeleton /> : null}
        </div>
      </div>
    </div>
  );
}

function JumpList({ sessions, onGoTo }: { sessions: Session[]; onGoTo: (sessionId: string) => void }) {
  const t = useTranslations("transcript");
  const formats = useFormats();
  return (
    <nav
      aria-label={t("jumpTo")}
      className="min-w-0 max-lg:max-h-44 max-lg:overflow-y-auto lg:sticky lg:top-[calc(var(--header-height)+1rem)] lg:col-start-2 lg:max-h-[calc(100dvh-var(--header-height)-2rem)] lg:self-start lg:overflow-y-auto"
    >
      <ol className="flex flex-col">
        {sessions.map(({ id, startedAt, channel }) => (
          <li key={id}>
            <a
              href={sessionHash(id)}
              onClick={() => onGoTo(id)}
              className="flex min-h-9 flex-wrap items-center justify-between gap-x-3 rounded-md px-2 py-1 hover:bg-hover"
            >
              <time dateTime={startedAt} className="tabular-nums">
                {t("dayAndTime", { day: formats.day(startedAt), time: formats.time(startedAt) })}
              </time>
              <span className="text-ink-quiet text-xs">
                <ChannelLabel channel={channel} />
              </span>
            </a>
          </li>
        ))}
      </ol>
    </nav>
  );
}
