"use client";
import { useState } from "react";
import type { ListedSession } from "@/lib/domain/session";

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
    switchTo(next: boolean, sessions: ListedSession[]) {
      setIsLive(next);
      setKnown(new Set(sessions.map(({ id }) => id)));
    },
    hold: setIsHeld,
    /** What stands there for longer steps back as soon as something new has come. */
    isOld: (id: string, newest: string | undefined) =>
      isLive && newest !== undefined && !known.has(newest) && known.has(id),
  };
}
