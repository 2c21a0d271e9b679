import { usePathname, useSearchParams } from "next/navigation";
import { useCallback, useMemo } from "react";
import { parseSessionFilters, printSessionFilters, type SessionFilters } from "@/lib/domain/session-filters";
import { parseVolumesView, printVolumesView, type VolumesView } from "@/lib/domain/volumes/volumes-view";
import { useWish } from "./use-wish";

type Place = { filters: SessionFilters; view: VolumesView };
type Step = { filters?: SessionFilters; view?: Partial<VolumesView> };

/** The filters of the sessions page and how their volumes are looked at: both live in the address alone. */
export function useVolumesAddress(): Place & {
  go: (step: Step) => void;
  setFilters: (filters: SessionFilters) => void;
} {
  const pathname = usePathname();
  const text = useSearchParams().toString();
  const addressed = useMemo((): Place => {
    const words = new URLSearchParams(text);
    return { filters: parseSessionFilters(words).filters, view: parseVolumesView(words) };
  }, [text]);
  const [wish, setWish] = useWish<Place>(text);
  const place = wish ?? addressed;
  const go = useCallback(
    (step: Step) => {
      const next = { filters: step.filters ?? place.filters, view: { ...place.view, ...step.view } };
      const words = printSessionFilters(next.filters);
      for (const [word, value] of printVolumesView(next.view)) words.set(word, value);
      const bot = new URLSearchParams(window.location.search).get("bot");
      if (bot) words.set("bot", bot);
      setWish(next);
      window.history.pushState(null, "", words.size > 0 ? `${pathname}?${words}` : pathname);
    },
    [pathname, place, setWish],
  );
  const setFilters = useCallback(
    (filters: SessionFilters) =>
      // Another range has buckets of its own.
      go(filters.range === place.filters.range ? { filters } : { filters, view: { bucket: null } }),
    [go, place],
  );
  return { ...place, go, setFilters };
}
