"use client";
import { useCallback, useMemo, useState } from "react";
import { useKeys } from "@/components/ui/use-keys";
import type { ListedSession, SessionPage } from "@/lib/domain/session";

type Hit = { sessionId: string; messageId: string };

type HitsOptions = {
  sessions: ListedSession[];
  peek: string | null;
  onPeek: (sessionId: string) => void;
  /** Loads the page after those that are loaded; null when there is none. */
  onMore: (() => Promise<{ data: { pages: SessionPage[] } | undefined }>) | null;
};

/** The hits of the search, from session to session, and the one that the peek shows. */
export function useHits({ sessions, peek, onPeek, onMore }: HitsOptions) {
  const hits = useMemo(() => sessions.flatMap(hitsOf), [sessions]);
  const [chosen, setChosen] = useState<Hit | null>(null);
  const first = hits.findIndex(({ sessionId }) => sessionId === peek);
  const at = hits.findIndex(
    (hit) =>
      hit.sessionId === peek && hit.sessionId === chosen?.sessionId && hit.messageId === chosen.messageId,
  );
  const current = at < 0 ? first : at;

  function show(hit: Hit | undefined) {
    if (!hit) return;
    setChosen(hit);
    if (hit.sessionId !== peek) onPeek(hit.sessionId);
  }

  function step(by: 1 | -1) {
    if (hits.length === 0) return false;
    const next = hits[current < 0 && by < 0 ? hits.length - 1 : current + by];
    if (next) return show(next);
    if (by < 0 || !onMore) return;
    const known = new Set(sessions.map(({ id }) => id));
    void onMore().then(({ data }) => {
      const added = data?.pages.flatMap((page) => page.sessions).filter(({ id }) => !known.has(id));
      show(added?.flatMap(hitsOf)[0]);
    });
  }

  const forward = () => step(1);
  const back = () => step(-1);
  useKeys({ n: forward, N: back }, { repeats: true });

  const choose = useCallback(
    (sessionId: string, messageId: string | null) =>
      setChosen(messageId === null ? null : { sessionId, messageId }),
    [],
  );

  return {
    hit: hits[current]?.messageId ?? null,
    current,
    total: hits.length,
    /** So many sessions were looked at for them, and whether that is the whole list. */
    sessionCount: sessions.length,
    isWhole: onMore === null,
    hasNext: current + 1 < hits.length || onMore !== null,
    step,
    choose,
  };
}

function hitsOf({ id, hits }: ListedSession): Hit[] {
  return hits?.messageIds.map((messageId) => ({ sessionId: id, messageId })) ?? [];
}
