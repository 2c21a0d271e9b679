"use client";
import { useCallback, useMemo, useState } from "react";
import type { ListedSession } from "@/lib/domain/session";

type Selection = {
  /** The list it was made in: another list begins with none. */
  list: string;
  ids: ReadonlySet<string>;
  /** All that match, loaded or not. */
  isAll: boolean;
  anchor: string | null;
};

const none = (list: string): Selection => ({ list, ids: new Set(), isAll: false, anchor: null });

/** The rows somebody chose to do something with. */
export function useSelection(list: string, sessions: ListedSession[]) {
  const [held, setHeld] = useState(() => none(list));
  const selection = useMemo(() => (held.list === list ? held : none(list)), [held, list]);
  // Where there is little room, rows can be chosen once somebody wants to.
  const [isSelecting, setIsSelecting] = useState(false);
  const chosen = useMemo(
    () => sessions.filter(({ id }) => selection.isAll || selection.ids.has(id)),
    [sessions, selection.ids, selection.isAll],
  );

  const toggle = useCallback(
    (id: string, isRange: boolean) =>
      setHeld((before) => {
        const { ids, isAll, anchor } = before.list === list ? before : none(list);
        const next = new Set(isAll ? sessions.map((session) => session.id) : ids);
        const places = [anchor, id].map((one) => sessions.findIndex((session) => session.id === one));
        const [from = -1, to = -1] = places.sort((a, b) => a - b);
        if (isRange && from >= 0) for (const one of sessions.slice(from, to + 1)) next.add(one.id);
        else if (!next.delete(id)) next.add(id);
        return { list, ids: next, isAll: false, anchor: id };
      }),
    [list, sessions],
  );

  const { ids, isAll } = selection;
  return useMemo(
    () => ({
      isSelected: (id: string) => isAll || ids.has(id),
      isAll,
      isSelecting,
      startSelecting: () => setIsSelecting(true),
      /** As the table takes it, of the rows that are loaded. */
      rowSelection: Object.fromEntries(chosen.map((session) => [session.id, true as const])),
      /** In the order of the list. */
      chosen,
      toggle,
      selectLoaded: () => setHeld({ ...none(list), ids: new Set(sessions.map(({ id }) => id)) }),
      selectAll: () => setHeld({ ...none(list), isAll: true }),
      clear: () => {
        setIsSelecting(false);
        setHeld(none(list));
      },
    }),
    [list, sessions, ids, isAll, isSelecting, chosen, toggle],
  );
}

export type SelectionState = ReturnType<typeof useSelection>;
