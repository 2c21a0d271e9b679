"use client";
import { type RefObject, startTransition, useLayoutEffect, useMemo, useRef, useState } from "react";
import type { ListedSession } from "@/lib/domain/session";
import { hitsHeight } from "./hits-height";
import { useSessionView } from "./session-view";

/** Enough rows beyond the edges for a fast wheel, and for the neighbour of a focused row to be there. */
const overscan = 12;
/** The rows drawn change so many at a time. */
const step = 8;
/** Those that most windows show. */
const firstRows = 3 * step;

export type RowPlace = { index: number; start: number; size: number };

/** Draws only the rows near the window, which scrolls as a whole; `list` is the element that holds the rows. */
export function useRowWindow(
  list: RefObject<HTMLElement | null>,
  sessions: ListedSession[],
  rowHeight: number,
  place: "table" | "list",
): { rows: RowPlace[]; height: number } {
  const starts = useMemo(() => {
    const ends = [0];
    for (const session of sessions) ends.push((ends.at(-1) ?? 0) + rowHeight + hitsHeight(session, place));
    return ends;
  }, [sessions, rowHeight, place]);
  const [drawn, setDrawn] = useState({ first: 0, last: firstRows });

  // The outside system is the page: how far it is scrolled, and what stands above the list.
  useLayoutEffect(() => {
    const update = () => {
      if (!list.current) return;
      const top = -list.current.getBoundingClientRect().top;
      const first = Math.floor(Math.max(0, rowAt(starts, top) - overscan) / step) * step;
      const last = Math.ceil((rowAt(starts, top + window.innerHeight) + overscan) / step) * step;
      setDrawn((held) => (held.first === first && held.last === last ? held : { first, last }));
    };
    // Once the page is laid out, and after the first rows are painted.
    const observer = new ResizeObserver(() => startTransition(update));
    observer.observe(document.body);
    window.addEventListener("scroll", update, { passive: true });
    window.addEventListener("resize", update);
    return () => {
      observer.disconnect();
      window.removeEventListener("scroll", update);
      window.removeEventListener("resize", update);
    };
  }, [list, starts]);

  const { peek } = useSessionView();
  const peeked = useMemo(() => sessions.findIndex(({ id }) => id === peek), [sessions, peek]);
  useKeepPlace(list, sessions, starts);

  const indexes = new Set<number>();
  for (let index = drawn.first; index < drawn.last; index += 1) indexes.add(index);
  // The peeked row and those beside it are always drawn, so that the focus can get to them from anywhere.
  if (peeked >= 0) for (const index of [peeked - 1, peeked, peeked + 1]) indexes.add(index);
  const rows = [...indexes]
    .filter((index) => index >= 0 && index < sessions.length)
    .sort((a, b) => a - b)
    .map((index) => {
      const start = starts[index] ?? 0;
      return { index, start, size: (starts[index + 1] ?? start) - start };
    });
  return { rows, height: starts.at(-1) ?? 0 };
}

/** Rows that land above what is being read push the page on by their height, so that the reading eye stays. */
function useKeepPlace(list: RefObject<HTMLElement | null>, sessions: ListedSession[], starts: number[]) {
  const before = useRef({ sessions, starts });

  // The outside system is the scroll position.
  useLayoutEffect(() => {
    const held = before.current;
    before.current = { sessions, starts };
    if (!list.current || held.sessions === sessions) return;
    const index = rowAt(held.starts, -list.current.getBoundingClientRect().top);
    const reading = index > 0 ? held.sessions[index] : undefined;
    if (!reading) return;
    const moved = sessions.findIndex(({ id }) => id === reading.id);
    const top = (starts[moved] ?? 0) - (held.starts[index] ?? 0);
    if (moved > index) window.scrollBy({ top, behavior: "instant" });
  }, [list, sessions, starts]);
}

/** The row at a height; the number of rows beyond the last. */
function rowAt(starts: number[], top: number): number {
  let [low, high] = [0, starts.length - 1];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((starts[middle] ?? 0) <= top) low = middle;
    else high = middle - 1;
  }
  return low;
}
