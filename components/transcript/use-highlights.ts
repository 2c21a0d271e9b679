import { type RefObject, useEffect } from "react";

const name = "found";
const mostRanges = 2_000;

/** Marks the words in everything that is drawn, now and after each scroll, without touching the page's elements. */
export function useHighlights(root: RefObject<HTMLElement | null>, query: string): void {
  // The outside system is the browser's own highlighting, which older ones lack.
  useEffect(() => {
    const element = root.current;
    const wanted = query.trim().toLowerCase();
    if (!element || wanted === "" || !("highlights" in CSS)) return;
    const mark = () => CSS.highlights.set(name, new Highlight(...findRanges(element, wanted)));
    mark();
    const observer = new MutationObserver(mark);
    observer.observe(element, { childList: true, subtree: true, characterData: true });
    return () => {
      observer.disconnect();
      CSS.highlights.delete(name);
    };
  }, [root, query]);
}

function findRanges(root: HTMLElement, wanted: string): Range[] {
  const ranges: Range[] = [];
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node && ranges.length < mostRanges; node = walker.nextNode()) {
    const text = node.textContent?.toLowerCase() ?? "";
    // Lower case of some letters is longer; places in such a text would not be the node's own.
    if (text.length !== node.textContent?.length) continue;
    for (let at = text.indexOf(wanted); at >= 0; at = text.indexOf(wanted, at + wanted.length)) {
      const range = new Range();
      range.setStart(node, at);
      range.setEnd(node, at + wanted.length);
      ranges.push(range);
    }
  }
  return ranges;
}
