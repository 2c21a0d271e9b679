import { type RefObject, useEffect, useRef, useState } from "react";

const marginPx = 300;

/**
 * Whether an element is in sight or soon will be, and whether it ever was: only what is looked at is asked for, and
 * what has been seen stays.
 */
export function useNear<Element extends HTMLElement>(): {
  place: RefObject<Element | null>;
  isNear: boolean;
  wasNear: boolean;
} {
  const place = useRef<Element>(null);
  const [isNear, setIsNear] = useState(false);
  const [wasNear, setWasNear] = useState(false);
  if (isNear && !wasNear) setWasNear(true);

  // The outside system is the browser's viewport.
  useEffect(() => {
    const element = place.current;
    if (!element) return;
    const observer = new IntersectionObserver(
      (entries) => setIsNear(entries.some(({ isIntersecting }) => isIntersecting)),
      { rootMargin: `${marginPx}px 0px` },
    );
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return { place, isNear, wasNear };
}
