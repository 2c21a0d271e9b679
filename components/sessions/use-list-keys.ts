"use client";
import type { RefObject } from "react";
import { useKeys } from "@/components/ui/use-keys";
import type { Session } from "@/lib/domain/session";

type ListKeys = {
  list: RefObject<HTMLElement | null>;
  search: RefObject<HTMLElement | null>;
  pane: RefObject<HTMLElement | null>;
  sessions: Session[];
  peek: string | null;
  onPeek: (sessionId: string | null) => void;
  onCopyLink: (sessionId: string) => void;
  onSelect: (sessionId: string, isRange: boolean) => void;
  /** The sessions to read one after the other, where that is not the whole list. */
  reading: Session[] | null;
};

/**
 * `j` and `k` move the focus from row to row of the list, and with it the peek when one is open; arrows do once a row
 * has the focus, and the right arrow goes into the peek. `.` copies the row's link, `/` goes to the search field, Escape closes the peek and gives the focus back to its row.
 */
export function useListKeys({
  list,
  search,
  pane,
  sessions,
  peek,
  onPeek,
  onCopyLink,
  onSelect,
  reading,
}: ListKeys): {
  close: () => void;
} {
  const peeked = sessions.findIndex(({ id }) => id === peek);

  function move(step: 1 | -1) {
    const focused = focusedIndex(list.current) ?? (peeked >= 0 ? peeked : null);
    const target = focused === null ? firstInSight(list.current) : focused + step;
    const session = target === null ? undefined : sessions[target];
    if (target === null || !session) return;
    focusRow(list.current, target);
    if (peek !== null) onPeek(session.id);
  }
  const moveOn = (step: 1 | -1) => (focusedIndex(list.current) === null ? false : move(step));

  function turn(step: 1 | -1) {
    if (peek === null) return false;
    if (!reading) return move(step);
    const next = reading[reading.findIndex(({ id }) => id === peek) + step];
    return next && onPeek(next.id);
  }

  function select(isRange: boolean) {
    const id = sessions[focusedIndex(list.current) ?? peeked]?.id;
    return id === undefined ? false : onSelect(id, isRange);
  }

  function enter() {
    if (peek === null || focusedIndex(list.current) === null) return false;
    return pane.current?.focus();
  }

  function copyLink() {
    const index = focusedIndex(list.current) ?? peeked;
    const id = sessions[index]?.id ?? peek;
    return id === null ? false : onCopyLink(id);
  }

  function close() {
    if (peeked >= 0) focusRow(list.current, peeked);
    onPeek(null);
  }

  const leave = () => (peek === null ? false : close());

  useKeys(
    {
      "/": () => search.current?.focus(),
      j: () => move(1),
      k: () => move(-1),
      "[": () => turn(-1),
      "]": () => turn(1),
      x: () => select(false),
      // With Shift.
      ["X"]: () => select(true),
      ".": copyLink,
      ArrowDown: moveOn.bind(null, 1),
      ArrowUp: moveOn.bind(null, -1),
      ArrowRight: enter,
      Escape: leave,
    },
    { repeats: true },
  );
  return { close };
}

function focusedIndex(list: HTMLElement | null): number | null {
  const focused = document.activeElement;
  const row = list?.contains(focused) ? focused?.closest<HTMLElement>("[data-index]") : null;
  return row ? Number(row.dataset["index"]) : null;
}

function firstInSight(list: HTMLElement | null): number | null {
  const rows = [...(list?.querySelectorAll<HTMLElement>("[data-index]") ?? [])];
  const row = rows.find((candidate) => candidate.getBoundingClientRect().top >= stickyHeight);
  return row ? Number(row.dataset["index"]) : null;
}

/** Neighbours of a focused or peeked row are always drawn. */
function focusRow(list: HTMLElement | null, index: number): void {
  list?.querySelector<HTMLElement>(`[data-index="${index}"] a`)?.focus();
}

/** Header and column header: a row under them is not in sight. */
const stickyHeight = 84;
