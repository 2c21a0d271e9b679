import { type RefObject, useCallback, useEffect, useLayoutEffect, useRef, useState } from "react";

/** So near to the last message one is reading it. */
const nearPx = 120;

/**
 * Keeps a reader at the end of a session that goes on, and leaves one who reads further up where they are: those get
 * the number of messages that came since, and a way down to them. `end` is the element behind the last message.
 */
export function useFollowEnd(end: RefObject<HTMLElement | null>, count: number) {
  const seen = useRef({ count, isAtEnd: false });
  const [newCount, setNewCount] = useState(0);
  const goToEnd = useCallback(() => end.current?.scrollIntoView({ block: "end" }), [end]);

  // The outside system is the page's scrolling, watched without asking for its layout at every step.
  useEffect(() => {
    if (!end.current) return;
    const observer = new IntersectionObserver(
      ([entry]) => {
        if (!entry) return;
        const isBelow = entry.boundingClientRect.top > (entry.rootBounds?.bottom ?? Number.POSITIVE_INFINITY);
        seen.current.isAtEnd = entry.isIntersecting || !isBelow;
        if (seen.current.isAtEnd) setNewCount(0);
      },
      { rootMargin: `0px 0px ${nearPx}px` },
    );
    observer.observe(end.current);
    return () => observer.disconnect();
  }, [end]);

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
