import { usePathname, useSearchParams } from "next/navigation";
import { useCallback, useMemo } from "react";
import {
  type FilterFault,
  parseSessionFilters,
  printSessionFilters,
  type SessionFilters,
} from "@/lib/domain/session-filters";
import { useWish } from "./use-wish";

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
  const [wish, setWish] = useWish<SessionFilters>(text);
  const setFilters = useCallback(
    (next: SessionFilters) => {
      const words = printSessionFilters(next);
      for (const name of ["bot", "peek"]) {
        const kept = new URLSearchParams(window.location.search).get(name);
        if (kept) words.set(name, kept);
      }
      setWish(next);
      window.history.pushState(null, "", words.size > 0 ? `${pathname}?${words}` : pathname);
      window.scrollTo({ top: 0 });
    },
    [pathname, setWish],
  );
  return { filters: wish ?? filters, faults, setFilters };
}

function withoutPeek(search: URLSearchParams): string {
  const words = new URLSearchParams(search);
  words.delete("peek");
  return words.toString();
}
