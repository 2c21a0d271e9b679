import { type RefObject, useEffect, useEffectEvent } from "react";

/** Acts whenever the element is in sight or close below it; the element can change what it acts on. */
export function useInSight(element: RefObject<HTMLElement | null>, act: () => void, isActive: boolean): void {
  const onSight = useEffectEvent(act);

  // The outside system is the page's scrolling.
  useEffect(() => {
    if (!isActive || !element.current) return;
    const observer = new IntersectionObserver(
      (entries) => {
        if (entries.some(({ isIntersecting }) => isIntersecting)) onSight();
      },
      { rootMargin: "800px" },
    );
    observer.observe(element.current);
    return () => observer.disconnect();
  }, [element, isActive]);
}
