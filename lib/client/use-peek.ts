"use client";
import { usePathname, useSearchParams } from "next/navigation";
import { useCallback, useEffect, useRef, useState } from "react";

/** Browsers refuse an address that changes with every repeat of a held key. */
const settleMs = 200;

/**
 * The session that is looked at beside the list, `peek=<id>` of the address. Opening and closing are steps one can go
 * back from; moving on from one session to the next is not.
 */
export function usePeek(): { peek: string | null; setPeek: (next: string | null) => void } {
  const pathname = usePathname();
  const addressed = useSearchParams().get("peek");
  const [peek, setShown] = useState(addressed);
  const written = useRef(addressed);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);

  // The outside system is the address, which changes by the browser's own buttons too.
  useEffect(() => {
    if (addressed !== written.current) setShown(addressed);
    written.current = addressed;
  }, [addressed]);
  // Going back at once after closing leaves the router with the address it had, and so with nothing to tell.
  useEffect(() => {
    const onPopState = () => {
      clearTimeout(timer.current);
      written.current = new URLSearchParams(window.location.search).get("peek");
      setShown(written.current);
    };
    window.addEventListener("popstate", onPopState);
    return () => {
      window.removeEventListener("popstate", onPopState);
      clearTimeout(timer.current);
    };
  }, []);

  const setPeek = useCallback(
    (next: string | null) => {
      const before = peek;
      setShown(next);
      clearTimeout(timer.current);
      const write = () => {
        written.current = next;
        const words = new URLSearchParams(window.location.search);
        if (next === null) words.delete("peek");
        else words.set("peek", next);
        const address = words.size > 0 ? `${pathname}?${words}` : pathname;
        if (before !== null && next !== null) window.history.replaceState(null, "", address);
        else window.history.pushState(null, "", address);
      };
      if (before !== null && next !== null) timer.current = setTimeout(write, settleMs);
      else write();
    },
    [pathname, peek],
  );
  return { peek, setPeek };
}
