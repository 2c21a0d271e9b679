"use client";
import { createContext, type MouseEvent, type ReactNode, use, useMemo } from "react";
import { useFormats } from "@/lib/client/use-formats";
import { useMedia } from "@/lib/client/use-media";
import { useMinute } from "@/lib/client/use-minute";
import { printSessionFilters, type SessionFilters } from "@/lib/domain/session-filters";
import type { SelectionState } from "./use-selection";

type SessionView = {
  now: number;
  formats: ReturnType<typeof useFormats>;
  /** The list's words go along, so that the session knows its neighbours and the way back. */
  hrefOf: (sessionId: string) => string;
  /** The session looked at beside the list. */
  peek: string | null;
  /** The message in it that is looked at as a hit of the search. */
  hit: string | null;
  /** A plain click peeks, a second one goes to the page; the browser keeps its own ways to open a link. */
  onOpen: (event: MouseEvent, sessionId: string, messageId?: string) => void;
  selection: SelectionState;
  /** How many tags a row has room for. */
  shownTags: number;
};

const SessionViewContext = createContext<SessionView | null>(null);

type SessionViewProviderProps = {
  botId: string;
  filters: SessionFilters;
  peek: string | null;
  hit: string | null;
  selection: SelectionState;
  onPeek: (sessionId: string, messageId: string | null) => void;
  children: ReactNode;
};

/** What every row needs and none should work out for itself. */
export function SessionViewProvider({
  botId,
  filters,
  peek,
  hit,
  selection,
  onPeek,
  children,
}: SessionViewProviderProps) {
  const formats = useFormats();
  const now = useMinute();
  const shownTags = useMedia("(min-width: 72rem)") ? 3 : 1;
  const view = useMemo(() => {
    const words = printSessionFilters(filters);
    words.set("bot", botId);
    return {
      now,
      formats,
      shownTags,
      peek,
      hit,
      selection,
      onOpen: (event: MouseEvent, sessionId: string, messageId?: string) => {
        const isPlain =
          event.button === 0 && !(event.metaKey || event.ctrlKey || event.shiftKey || event.altKey);
        if (!isPlain || (sessionId === peek && (messageId ?? null) === hit)) return;
        event.preventDefault();
        onPeek(sessionId, messageId ?? null);
      },
      hrefOf: (sessionId: string) => `/sessions/${encodeURIComponent(sessionId)}?${words}`,
    };
  }, [botId, filters, formats, now, shownTags, peek, hit, selection, onPeek]);
  return <SessionViewContext value={view}>{children}</SessionViewContext>;
}

export function useSessionView(): SessionView {
  const view = use(SessionViewContext);
  if (!view) throw new Error("useSessionView needs a SessionViewProvider above it.");
  return view;
}
