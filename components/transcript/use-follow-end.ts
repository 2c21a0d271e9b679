import { type RefObject, useCallback, useEffect, useLayoutEffect, useRef, useState } from "react";

/** So near to the last message one is reading it. */
const nearPx = 120;

/**
 * Keeps a reader at the end of a session that goes on, and leaves one who reads further up where they are: those get
 * the number of messages that came since, and a way down to them.
 */
export function useFollowEnd(list: RefObject<HTMLElement | null>, count: number) {
  const seen = useRef({ count, isAtEnd: false });
  const [newCount, setNewCount] = useState(0);
  const goToEnd = useCallback(() => list.current?.scrollIntoView({ block: "end" }), [list]);

  // The outside system is the page's scrolling.
  useEffect(() => {
    const onScroll = () => {
      const bottom = list.current?.getBoundingClientRect().bottom ?? 0;
      seen.current.isAtEnd = bottom - window.innerHeight < nearPx;
      if (seen.current.isAtEnd) setNewCount(0);
    };
    onScroll();
    window.addEventListener("scroll", onScroll, { passive: true });
    return () => window.removeEventListener("scroll", onScroll);
  }, [list]);

  // The outside system is the page: the new messages are in it, and it has not been shown yet.
  useLayoutEffect(() => {
    const added = count - seen.current.count;
    seen.current.count = count;
    if (added <= 0) return;
    if (seen.current.isAtEnd) goToEnd();
    else setNewCount((before) => before + added);
  }, [count, goToEnd]);
  return { newCount, goToEnd };
}
