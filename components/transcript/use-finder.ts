import { useMemo } from "react";
import { findWords } from "@/lib/domain/find-messages";
import { markTerms } from "@/lib/domain/search-snippet";
import { parseTextTerms, printTextTerms, type TextTerm, toSearchTerms } from "@/lib/domain/text-terms";
import type { Finder } from "./find-context";

/** Finds what is looked for within the transcript, or else what the list was searched for. */
export function useFinder(query: string, text: TextTerm[]): Finder | null {
  const printed = printTextTerms(text);
  return useMemo(() => {
    if (query.trim() !== "") return (drawn) => findWords(drawn, query);
    if (printed === "") return null;
    const terms = toSearchTerms(parseTextTerms(printed).terms);
    return (drawn) => markTerms(drawn, terms);
  }, [query, printed]);
}
