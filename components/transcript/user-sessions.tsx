import { useWindowVirtualizer } from "@tanstack/react-virtual";
import { useTranslations } from "next-intl";
import { type RefObject, useEffect, useEffectEvent, useLayoutEffect, useRef, useState } from "react";
import { useFormats } from "@/lib/client/use-formats";
import type { Session } from "@/lib/domain/session";
import { UserSession } from "./user-session";

type UserSessionsProps = {
  sessions: Session[];
  hasMore: boolean;
  onMore: () => void;
  /** Filled with the way to a session, however far away. */
  goTo: RefObject<(sessionId: string) => void>;
};

const sessionEstimatePx = 600;
const fewLeft = 3;
const shortestGapMs = 3_600_000;

/** All sessions as one scroll of which only what is near is drawn. */
export function UserSessions({ sessions, hasMore, onMore, goTo }: UserSessionsProps) {
  const list = useRef<HTMLDivElement>(null);
  const [listTop, setListTop] = useState(0);
  const [targetId, setTargetId] = useState<string | null>(null);
  const virtualizer = useWindowVirtualizer({
    count: sessions.length,
    estimateSize: () => sessionEstimatePx,
    getItemKey: (index) => sessions[index]?.id ?? index,
    overscan: 1,
    scrollMargin: listTop,
    scrollPaddingStart: headerPx,
  });
  const items = virtualizer.getVirtualItems();
  const isNearEnd = (items.at(-1)?.index ?? 0) >= sessions.length - fewLeft;
  const askForMore = useEffectEvent(onMore);

  // The outside system is the page's layout: how far down the list begins.
  useLayoutEffect(() => {
    if (list.current) setListTop(list.current.getBoundingClientRect().top + window.scrollY);
  }, []);

  // The outside system is the server: it is asked for older sessions as the end comes near.
  useEffect(() => {
    if (isNearEnd && hasMore) askForMore();
  }, [isNearEnd, hasMore]);

  const totalPx = virtualizer.getTotalSize();
  const target = sessions.findIndex(({ id }) => id === targetId);
  const isDrawn = items.some(({ index }) => index === target);

  // The outside system is the page's scrolling: sessions above the one that is gone to grow as their messages come, and
  // it is kept in sight until the reader moves on.
  useEffect(() => {
    if (target >= 0 && totalPx > 0) virtualizer.scrollToIndex(target, { align: "start" });
  }, [target, totalPx, virtualizer]);

  // The outside system is the page's focus, which follows when there is something to focus.
  useEffect(() => {
    if (isDrawn && targetId) document.getElementById(`session-${targetId}`)?.focus({ preventScroll: true });
  }, [isDrawn, targetId]);

  // The outside system is the reader's hand.
  useEffect(() => {
    goTo.current = setTargetId;
    const leave = () => setTargetId(null);
    const signs = ["wheel", "touchmove", "keydown", "pointerdown"];
    for (const sign of signs) window.addEventListener(sign, leave, { passive: true });
    return () => {
      for (const sign of signs) window.removeEventListener(sign, leave);
    };
  }, [goTo]);

  return (
    <div ref={list} className="relative" style={{ height: totalPx }}>
      {items.map(({ key, index, start }) => {
        const session = sessions[index];
        const older = sessions[index + 1];
        return session ? (
          <div
            key={key}
            ref={virtualizer.measureElement}
            data-index={index}
            className="absolute inset-x-0"
            style={{ top: start - listTop }}
          >
            <UserSession session={session} older={older ?? null} />
            {older ? <Gap from={older} to={session} /> : null}
          </div>
        ) : null;
      })}
    </div>
  );
}

const headerPx = 48;

function Gap({ from, to }: { from: Session; to: Session }) {
  const t = useTranslations("transcript");
  const formats = useFormats();
  const gapMs = Date.parse(to.startedAt) - Date.parse(from.endedAt ?? from.startedAt);
  if (gapMs < shortestGapMs) return null;
  return (
    <p className="flex items-center gap-3 pb-6 text-ink-quiet text-xs before:h-px before:flex-1 before:bg-line after:h-px after:flex-1 after:bg-line">
      {t("gap", { duration: formats.duration(gapMs) })}
    </p>
  );
}
