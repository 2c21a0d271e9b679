"use client";
import { useMemo, useState } from "react";
import type { ListedSession } from "@/lib/domain/session";
import { freshRows } from "./fresh-rows";

const pollMs = 10_000;

/** Whether the list follows what happens: off until somebody switches it on, and held while the rows are pointed at. */
export function useLive() {
  const [isLive, setIsLive] = useState(false);
  const [isHeld, setIsHeld] = useState(false);
  /** The rows that were there when it began. */
  const [known, setKnown] = useState<ReadonlySet<string>>(new Set());
  return {
    isLive,
    isHeld: isLive && isHeld,
    pollMs: isLive && !isHeld ? pollMs : (false as const),
    known: isLive ? known : null,
    switchTo(next: boolean, sessions: ListedSession[]) {
      setIsLive(next);
      setKnown(new Set(sessions.map(({ id }) => id)));
    },
    hold: setIsHeld,
  };
}

/** What stands there for longer steps back as soon as something new has come. */
export function useOldRows(sessions: ListedSession[] | null, known: ReadonlySet<string> | null) {
  const fresh = useMemo(
    () => freshRows(known && sessions ? sessions.map(({ id }) => id) : [], known ?? new Set()),
    [sessions, known],
  );
  return (id: string) => fresh.size > 0 && !fresh.has(id);
}
