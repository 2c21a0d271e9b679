"use client";
import { defaultRangeExtractor, type Range, useWindowVirtualizer } from "@tanstack/react-virtual";
import { type RefObject, useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from "react";
import type { ListedSession } from "@/lib/domain/session";
import { hitsHeight } from "./hit-lines";
import { useSessionView } from "./session-view";

/** Enough rows beyond the edges for a fast wheel, and for the neighbour of a focused row to be there. */
const overscan = 12;

/** Draws only the rows near the window, which scrolls as a whole; `list` is the element that holds the rows. */
export function useRowWindow(
  list: RefObject<HTMLElement | null>,
  sessions: ListedSession[],
  rowHeight: number,
  place: "table" | "list",
) {
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
  const heights = useMemo(
    () => sessions.map((session) => rowHeight + hitsHeight(session, place)),
    [sessions, rowHeight, place],
  );
  const virtualizer = useWindowVirtualizer({
    count: sessions.length,
    estimateSize: (index) => heights[index] ?? rowHeight,
    getItemKey: (index) => sessions[index]?.id ?? index,
    scrollMargin,
    overscan,
    rangeExtractor,
  });

  // The outside system is the virtualizer's cache of sizes, which outlives a change of layout.
  useEffect(() => {
    if (heights.length > 0) virtualizer.measure();
  }, [virtualizer, heights]);

  useKeepPlace(sessions, heights, scrollMargin);
  return { virtualizer, scrollMargin };
}

/** Rows that land above what is being read push the page on by their height, so that the reading eye stays. */
function useKeepPlace(sessions: ListedSession[], heights: number[], scrollMargin: number) {
  const before = useRef({ sessions, heights });

  // The outside system is the scroll position.
  useLayoutEffect(() => {
    const held = before.current;
    const index = rowAt(held.heights, window.scrollY - scrollMargin);
    const reading = index > 0 ? held.sessions[index] : undefined;
    if (reading && held.sessions !== sessions) {
      const moved = sessions.findIndex(({ id }) => id === reading.id);
      const top = sum(heights.slice(0, moved)) - sum(held.heights.slice(0, index));
      if (moved > index) window.scrollBy({ top, behavior: "instant" });
    }
    before.current = { sessions, heights };
  }, [sessions, heights, scrollMargin]);
}

function rowAt(heights: number[], top: number): number {
  let rest = top;
  const index = heights.findIndex((height) => {
    rest -= height;
    return rest < 0;
  });
  return index < 0 ? heights.length : index;
}

function sum(heights: number[]): number {
  return heights.reduce((total, height) => total + height, 0);
}
