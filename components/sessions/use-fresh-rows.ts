"use client";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useCallback, useEffect, useRef, useState } from "react";
import { coverageQuery } from "@/lib/client/coverage";
import type { Coverage } from "@/lib/domain/coverage";
import type { ResolvedRange } from "@/lib/domain/time-range";

/** Beyond this many pages, asking for all of them again is left to the reader. */
const pagesAtOnce = 20;

type Following = {
  pageCount: number;
  /** Nothing moves under the pointer. */
  isHeld: boolean;
};

/**
 * Asks for the rows again whenever the archive has taken something in. Returns whether it holds something newer than
 * what is shown, and how to show it.
 */
export function useFreshRows(botId: string, range: ResolvedRange, { pageCount, isHeld }: Following) {
  const queries = useQueryClient();
  const { data: state } = useQuery({ ...coverageQuery(botId, range), select: printState });
  const shownState = useRef<string | undefined>(undefined);
  const [isBehind, setIsBehind] = useState(false);

  const refresh = useCallback(() => {
    setIsBehind(false);
    for (const resource of ["sessions", "facets", "count"]) {
      void queries.invalidateQueries({ queryKey: [resource, botId] }, { cancelRefetch: false });
    }
  }, [queries, botId]);

  // The outside system is the archive, which tells of itself through the coverage.
  useEffect(() => {
    const before = shownState.current;
    shownState.current = state;
    if (before === undefined || before === state) return;
    if (pageCount <= pagesAtOnce && !isHeld) refresh();
    else setIsBehind(true);
  }, [state, pageCount, isHeld, refresh]);

  return { isBehind, refresh };
}

function printState({ freshUntil, windowsDone, sessionCount, pending }: Coverage): string {
  return JSON.stringify([freshUntil, windowsDone, sessionCount, pending.length]);
}
