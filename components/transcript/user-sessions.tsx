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

  // The outside system is the page's scrolling, for whoever holds the way.
  useEffect(() => {
    goTo.current = (sessionId) => {
      const index = sessions.findIndex(({ id }) => id === sessionId);
      if (index >= 0) virtualizer.scrollToIndex(index, { align: "start" });
    };
  }, [goTo, sessions, virtualizer]);

  return (
    <div ref={list} className="relative" style={{ height: virtualizer.getTotalSize() }}>
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
