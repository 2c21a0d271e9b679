"use client";
import { defaultRangeExtractor, type Range, useWindowVirtualizer } from "@tanstack/react-virtual";
import { type RefObject, useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from "react";
import type { Session } from "@/lib/domain/session";
import { useSessionView } from "./session-view";

/** Enough rows beyond the edges for a fast wheel, and for the neighbour of a focused row to be there. */
const overscan = 12;

/** Draws only the rows near the window, which scrolls as a whole; `list` is the element that holds the rows. */
export function useRowWindow(list: RefObject<HTMLElement | null>, sessions: Session[], rowHeight: number) {
  const [scrollMargin, setScrollMargin] = useState(0);

  // The outside system is the page's layout: what stands above the list grows and shrinks.
  useLayoutEffect(() => {
    const measure = () => {
      if (list.current) setScrollMargin(list.current.getBoundingClientRect().top + window.scrollY);
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(document.body);
    return () => observer.disconnect();
  }, [list]);

  const { peek } = useSessionView();
  const peeked = useMemo(() => sessions.findIndex(({ id }) => id === peek), [sessions, peek]);
  // The peeked row and those beside it are always drawn, so that the focus can get to them from anywhere.
  const rangeExtractor = useCallback(
    (range: Range) => {
      const indexes = defaultRangeExtractor(range);
      if (peeked < 0) return indexes;
      const extra = [peeked - 1, peeked, peeked + 1].filter((index) => index >= 0 && index < range.count);
      return [...new Set([...indexes, ...extra])].sort((a, b) => a - b);
    },
    [peeked],
  );
  const virtualizer = useWindowVirtualizer({
    count: sessions.length,
    estimateSize: () => rowHeight,
    getItemKey: (index) => sessions[index]?.id ?? index,
    scrollMargin,
    overscan,
    rangeExtractor,
  });

  // The outside system is the virtualizer's cache of sizes, which outlives a change of layout.
  useEffect(() => {
    if (rowHeight > 0) virtualizer.measure();
  }, [virtualizer, rowHeight]);

  useKeepPlace(sessions, rowHeight, scrollMargin);
  return { virtualizer, scrollMargin };
}

/** Rows that land above what is being read push the page on by their height, so that the reading eye stays. */
function useKeepPlace(sessions: Session[], rowHeight: number, scrollMargin: number) {
  const before = useRef(sessions);

  // The outside system is the scroll position.
  useLayoutEffect(() => {
    const index = Math.floor((window.scrollY - scrollMargin) / rowHeight);
    const reading = index > 0 ? before.current[index] : undefined;
    if (reading && before.current !== sessions) {
      const moved = sessions.findIndex(({ id }) => id === reading.id);
      if (moved > index) window.scrollBy({ top: (moved - index) * rowHeight, behavior: "instant" });
    }
    before.current = sessions;
  }, [sessions, rowHeight, scrollMargin]);
}
