"use client";
import { useQuery } from "@tanstack/react-query";
import { MessagesSquare, SearchX } from "lucide-react";
import Link from "next/link";
import { useSearchParams } from "next/navigation";
import { useTranslations } from "next-intl";
import { useDeferredValue, useState } from "react";
import { ProblemMessage } from "@/components/shell/problem-message";
import { Button, buttonClasses } from "@/components/ui/button";
import { classNames } from "@/components/ui/class-names";
import { StaleNote } from "@/components/ui/stale-note";
import { StateMessage } from "@/components/ui/state-message";
import { ApiProblem } from "@/lib/client/api";
import { transcriptQuery } from "@/lib/client/transcripts";
import { useSessionFilters } from "@/lib/client/use-session-filters";
import { useBot } from "@/lib/client/viewer";
import type { Message, Transcript } from "@/lib/domain/message";
import { shownValue } from "@/lib/domain/reference";
import { printSessionFilters } from "@/lib/domain/session-filters";
import type { TextTerm } from "@/lib/domain/text-terms";
import { MessageList } from "./message-list";
import { SessionBeside } from "./session-beside";
import { SessionFacts } from "./session-facts";
import { SessionToolbar } from "./session-toolbar";
import { TranscriptSkeleton } from "./transcript-skeleton";
import { usePrintHeader } from "./use-print-header";

const noMessages: Message[] = [];
const activePollMs = 15_000;

export function SessionPage({ sessionId }: { sessionId: string }) {
  const t = useTranslations("transcript");
  const common = useTranslations("common");
  const bot = useBot();
  const addressedBot = useSearchParams().get("bot");
  const { filters } = useSessionFilters();
  const { data, error, isFetching, refetch } = useQuery({
    ...transcriptQuery(addressedBot, sessionId),
    refetchInterval: ({ state }) => (state.data?.session.status === "active" ? activePollMs : false),
  });
  const besideId = useSearchParams().get("with");
  usePrintHeader([bot.name, data && shownValue(data.session.userId), sessionId].filter(Boolean).join(" · "));
  const listWords = printSessionFilters(filters);
  listWords.set("bot", bot.id);
  return (
    <div
      className={classNames(
        "mx-auto flex w-full flex-1 flex-col px-3 pb-16 sm:px-4 lg:px-6 print:p-0",
        besideId === null && "max-w-7xl",
      )}
    >
      <h1 className="sr-only print:not-sr-only print:mb-3 print:font-semibold print:text-xl">
        {data ? t("title", { user: shownValue(data.session.userId) || t("unknownUser") }) : t("pageTitle")}
      </h1>
      <SessionToolbar
        botId={bot.id}
        sessionId={sessionId}
        filters={filters}
        session={data?.session ?? null}
        messages={data?.messages ?? noMessages}
      />
      {data && error ? (
        <StaleNote text={t("refreshFailed")} retryLabel={common("retry")} onRetry={() => void refetch()} />
      ) : null}
      {data ? (
        <Loaded
          key={data.session.id}
          transcript={data}
          besideId={besideId}
          text={filters.text}
          isFetching={isFetching}
          onRefresh={() => void refetch()}
        />
      ) : error instanceof ApiProblem && error.code === "not-found" ? (
        <NotFound listHref={`/sessions?${listWords}`} />
      ) : error ? (
        <ProblemMessage error={error} onRetry={() => void refetch()} />
      ) : (
        <TranscriptSkeleton />
      )}
    </div>
  );
}

type LoadedProps = {
  transcript: Transcript;
  besideId: string | null;
  text: TextTerm[];
  isFetching: boolean;
  onRefresh: () => void;
};

const manyMessages = 60;
const headMessages = 30;

/** What is read first of a long session; null when that is the whole, as where a message of it is linked. */
function headOf(transcript: Transcript): Transcript | null {
  const { messages } = transcript;
  if (messages.length <= manyMessages || window.location.hash !== "") return null;
  return { ...transcript, messages: messages.slice(0, headMessages) };
}

function Loaded({ transcript, besideId, text, isFetching, onRefresh }: LoadedProps) {
  const t = useTranslations("transcript");
  const { session, messages } = transcript;
  // Its first messages are on the screen before the rest is worked through.
  const [head] = useState(() => headOf(transcript));
  const shown = useDeferredValue(transcript, head ?? transcript);
  const words = new URLSearchParams({ bot: session.botId });
  return (
    <div
      className={classNames(
        "grid flex-1 content-start gap-x-10 gap-y-4 print:block",
        besideId === null ? "lg:grid-cols-[minmax(0,1fr)_17rem]" : "lg:grid-cols-2 lg:gap-x-6",
      )}
    >
      <SessionFacts session={session} messages={messages} isFolded={besideId !== null} />
      <section
        aria-label={t("conversation")}
        className={classNames(
          "min-w-0 lg:col-start-1",
          besideId === null ? "lg:row-start-1" : "lg:row-start-2",
        )}
      >
        {messages.length > 0 ? (
          <MessageList key={shown === head ? "head" : "whole"} transcript={shown} text={text} />
        ) : (
          <StateMessage
            icon={MessagesSquare}
            title={t("emptyTitle")}
            actions={
              <Button disabled={isFetching} onClick={onRefresh}>
                {t("refresh")}
              </Button>
            }
          >
            <p>{t("emptyText")}</p>
          </StateMessage>
        )}
      </section>
      {besideId === null ? null : (
        <SessionBeside
          botId={session.botId}
          sessionId={besideId}
          closeHref={`/sessions/${encodeURIComponent(session.id)}?${words}`}
        />
      )}
    </div>
  );
}

function NotFound({ listHref }: { listHref: string }) {
  const t = useTranslations("transcript");
  return (
    <StateMessage
      icon={SearchX}
      title={t("notFoundTitle")}
      actions={
        <Link href={listHref} className={buttonClasses("primary")}>
          {t("back")}
        </Link>
      }
    >
      <p>{t("notFoundText")}</p>
    </StateMessage>
  );
}
