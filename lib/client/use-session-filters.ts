import { usePathname, useSearchParams } from "next/navigation";
import { useCallback, useMemo, useState } from "react";
import {
  type FilterFault,
  parseSessionFilters,
  printSessionFilters,
  type SessionFilters,
} from "@/lib/domain/session-filters";

/** The address is the one place where the filters live: each change is a step one can go back from. */
export function useSessionFilters(): {
  filters: SessionFilters;
  faults: FilterFault[];
  setFilters: (next: SessionFilters) => void;
} {
  const pathname = usePathname();
  const search = useSearchParams();
  // What is peeked at is no filter: moving from one session to the next leaves the list as it is.
  const text = useMemo(() => withoutPeek(search), [search]);
  const { filters, faults } = useMemo(() => parseSessionFilters(new URLSearchParams(text)), [text]);
  // The router takes a new address in when it has time; a ticked box must not wait for that.
  const [wish, setWish] = useState<{ text: string; filters: SessionFilters } | null>(null);
  if (wish && wish.text !== text) setWish(null);
  const setFilters = useCallback(
    (next: SessionFilters) => {
      const words = printSessionFilters(next);
      for (const name of ["bot", "peek"]) {
        const kept = new URLSearchParams(window.location.search).get(name);
        if (kept) words.set(name, kept);
      }
      setWish({ text, filters: next });
      window.history.pushState(null, "", words.size > 0 ? `${pathname}?${words}` : pathname);
      window.scrollTo({ top: 0 });
    },
    [pathname, text],
  );
  return { filters: wish?.text === text ? wish.filters : filters, faults, setFilters };
}

function withoutPeek(search: URLSearchParams): string {
  const words = new URLSearchParams(search);
  words.delete("peek");
  return words.toString();
}
