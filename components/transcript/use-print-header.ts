import { useEffect } from "react";

/** What stands at the top of each sheet of paper, which styles alone can write to. */
export function usePrintHeader(text: string): void {
  // The outside system is the paper: its margins take words from the page's root.
  useEffect(() => {
    const { style } = document.documentElement;
    // A string of CSS is one of JSON but for its line breaks.
    style.setProperty("--print-header", JSON.stringify(text.replaceAll(/\s+/g, " ")));
    return () => void style.removeProperty("--print-header");
  }, [text]);
}
