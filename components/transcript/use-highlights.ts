import { type RefObject, useEffect } from "react";
import type { Finder } from "./find-context";

const name = "found";
const mostRanges = 2_000;

/** Marks the words in everything that is drawn, now and after each scroll, without touching the page's elements. */
export function useHighlights(root: RefObject<HTMLElement | null>, find: Finder | null): void {
  // The outside system is the browser's own highlighting, which older ones lack.
  useEffect(() => {
    const element = root.current;
    if (!element || !find || !("highlights" in CSS)) return;
    const mark = () => CSS.highlights.set(name, new Highlight(...findRanges(element, find)));
    mark();
    const observer = new MutationObserver(mark);
    observer.observe(element, { childList: true, subtree: true, characterData: true });
    return () => {
      observer.disconnect();
      CSS.highlights.delete(name);
    };
  }, [root, find]);
}

function findRanges(root: HTMLElement, find: Finder): Range[] {
  const ranges: Range[] = [];
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node && ranges.length < mostRanges; node = walker.nextNode()) {
    for (const { from, to } of find(node.textContent ?? "")) {
      const range = new Range();
      range.setStart(node, from);
      range.setEnd(node, to);
      ranges.push(range);
    }
  }
  return ranges;
}
