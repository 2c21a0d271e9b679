"use client";
import { useQueryClient } from "@tanstack/react-query";
import { ChevronDown, ChevronUp, Maximize2, X } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { type ReactNode, type RefObject, useEffect, useLayoutEffect, useRef } from "react";
import { buttonClasses } from "@/components/ui/button";
import { classNames } from "@/components/ui/class-names";
import { IconButton } from "@/components/ui/icon-button";
import { ResizeHandle } from "@/components/ui/resize-handle";
import { transcriptQuery } from "@/lib/client/transcripts";
import { useMedia } from "@/lib/client/use-media";
import { useStored } from "@/lib/client/use-stored";
import { shownValue } from "@/lib/domain/reference";
import type { Session } from "@/lib/domain/session";
import { useSessionView } from "./session-view";

type PeekPaneProps = {
  botId: string;
  sessionId: string;
  /** The list as loaded so far, in which the peek moves on. */
  sessions: Session[];
  onPeek: (sessionId: string) => void;
  onClose: () => void;
  /** What scrolls, for the focus to go to. */
  pane: RefObject<HTMLElement | null>;
  /** Between the heading and what scrolls. */
  banner: ReactNode;
  children: ReactNode;
};

const plainSize = { width: 480, height: 420 };
const least = { width: 340, height: 160 };

/** One session beside the list, which stays in use: at the side where there is room, else a drawer at the bottom. */
export function PeekPane({
  botId,
  sessionId,
  sessions,
  onPeek,
  onClose,
  pane,
  banner,
  children,
}: PeekPaneProps) {
  const t = useTranslations("sessions");
  const { hrefOf } = useSessionView();
  const isDocked = useMedia("(min-width: 64rem) and (min-height: 30rem)");
  const [size, setSize] = useStored("peek-size", parseSize);
  const frame = useRef<HTMLElement>(null);
  const index = sessions.findIndex(({ id }) => id === sessionId);
  const session = sessions[index];
  const previous = index > 0 ? sessions[index - 1] : undefined;
  const next = index >= 0 ? sessions[index + 1] : undefined;

  // The outside system is the element's style: the policy for content forbids it in the markup of the server.
  useLayoutEffect(() => {
    frame.current?.style.setProperty("--peek-width", `${size.width}px`);
    frame.current?.style.setProperty("--peek-height", `${size.height}px`);
  }, [size]);
  usePrefetch(botId, [next?.id, previous?.id]);
  useRowInSight(sessionId, isDocked ? null : size.height);

  return (
    <aside
      ref={frame}
      aria-label={session ? t("peekOf", { user: shownValue(session.userId) }) : t("peek")}
      className={classNames(
        "z-20 flex flex-col bg-canvas [--header-height:0px]",
        isDocked
          ? "sticky top-12 w-[var(--peek-width,30rem)] h-[calc(100dvh-3rem)] min-w-0 max-w-[60vw] shrink-0 self-start border-s"
          : "fixed inset-x-0 h-[min(var(--peek-height,26rem),60dvh)] bottom-[calc(3.5rem+env(safe-area-inset-bottom))] max-h-[calc(100dvh-6rem)] rounded-t-lg border-t shadow-float md:start-(--rail-width) md:bottom-0 [@media(max-height:30rem)]:max-md:bottom-11 [@media(max-height:30rem)]:max-h-[calc(100dvh-3rem)]",
      )}
    >
      <ResizeHandle
        edge={isDocked ? "start" : "top"}
        label={t("resizePeek")}
        size={isDocked ? size.width : size.height}
        min={isDocked ? least.width : least.height}
        max={isDocked ? 960 : 800}
        onResize={(value) => setSize({ ...size, [isDocked ? "width" : "height"]: value })}
        onReset={() => setSize(plainSize)}
      />
      <header className="flex h-12 shrink-0 items-center gap-1 border-b ps-4 pe-2">
        <h2 className="min-w-0 flex-1 truncate font-semibold" title={session && shownValue(session.userId)}>
          {session ? t("peekOf", { user: shownValue(session.userId) }) : t("peek")}
        </h2>
        <IconButton
          icon={ChevronUp}
          size="sm"
          label={t("withKey", { label: t("peekPrevious"), key: "k" })}
          disabled={!previous}
          onClick={() => previous && onPeek(previous.id)}
        />
        <IconButton
          icon={ChevronDown}
          size="sm"
          label={t("withKey", { label: t("peekNext"), key: "j" })}
          disabled={!next}
          onClick={() => next && onPeek(next.id)}
        />
        <Link href={hrefOf(sessionId)} prefetch={false} className={buttonClasses("secondary", "sm")}>
          <Maximize2 aria-hidden size={14} />
          {t("peekOpen")}
        </Link>
        <IconButton
          icon={X}
          size="sm"
          label={t("withKey", { label: t("peekClose"), key: "Esc" })}
          onClick={onClose}
        />
      </header>
      {banner}
      {/* A region that scrolls must be reachable by the keyboard. */}
      <section
        ref={pane}
        aria-label={t("peekTranscript")}
        tabIndex={0}
        className="min-h-0 flex-1 overflow-y-auto overscroll-contain outline-none focus-visible:shadow-[inset_0_0_0_2px_var(--accent-ink)]"
      >
        {children}
      </section>
    </aside>
  );
}

/** So that `j` shows the next one at once. */
function usePrefetch(botId: string, sessionIds: (string | undefined)[]) {
  const queries = useQueryClient();
  const [next, previous] = sessionIds;

  // The outside system is our API.
  useEffect(() => {
    for (const id of [next, previous]) {
      if (id !== undefined) void queries.prefetchQuery(transcriptQuery(botId, id));
    }
  }, [queries, botId, next, previous]);
}

/** A drawer covers the end of the page: what is focused or peeked at stays clear of it. */
function useRowInSight(sessionId: string, coveredPx: number | null) {
  // The outside system is the page's scrolling.
  useEffect(() => {
    const root = document.documentElement;
    root.style.scrollPaddingBottom = coveredPx === null ? "" : `calc(${coveredPx}px + 4rem)`;
    return () => {
      root.style.scrollPaddingBottom = "";
    };
  }, [coveredPx]);
  useEffect(() => {
    if (sessionId) document.querySelector("a[aria-expanded=true]")?.scrollIntoView({ block: "nearest" });
  }, [sessionId]);
}

function parseSize(stored: unknown): { width: number; height: number } {
  const { width, height } = (stored ?? {}) as Record<string, unknown>;
  return {
    width: typeof width === "number" && width >= least.width ? width : plainSize.width,
    height: typeof height === "number" && height >= least.height ? height : plainSize.height,
  };
}
