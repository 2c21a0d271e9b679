import { createContext } from "react";
import type { TextRange } from "@/lib/domain/search-snippet";

/** Where in a text is what is looked for. */
export type Finder = (text: string) => TextRange[];

/** What is looked for within the transcript; null when nothing is. */
export const FindContext = createContext<Finder | null>(null);
