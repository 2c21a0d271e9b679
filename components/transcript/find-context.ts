import { createContext } from "react";

/** What is looked for within the transcript; empty when nothing is. */
export const FindContext = createContext("");
